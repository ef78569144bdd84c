import { describe, expect, test } from 'vitest';
import { Session } from '../../src/state/session.svelte';
import {
  SMALL_LINE_UP,
  FakeClient,
  libraryOf,
  named,
  settled,
  source,
  summaryOf,
} from './fixtures';

const library = libraryOf('small');
const other = libraryOf('other');
const broken = named('DataError', 'broken.zip: got nothing; expected a zip.');
const death = named('WorkerError', 'The worker stopped answering.');
const lost = `${death.message} Reload the page; no rating was lost.`;
const restarted = 'The model stopped and was started again. No rating was lost.';

function started(now?: () => number) {
  const client = new FakeClient();
  return { client, session: new Session(client, now, SMALL_LINE_UP) };
}

/** A session with a library open and its fits under way. */
async function training(now?: () => number) {
  const { client, session } = started(now);
  const opening = session.open(source('small.zip'));
  client.openings[0].resolve(library);
  await opening;
  await settled();
  return { client, session };
}

const statuses = ({ fits }: Session) =>
  Object.fromEntries(Object.entries(fits).map(([model, { status }]) => [model, status]));

/** The worker dies while it opens what was asked for so many times before: the call fails and the session is told. */
async function dieOver(client: FakeClient, session: Session, opening: number) {
  client.openings[opening].reject(death);
  void session.recover(death);
  await settled();
}

describe('a worker that dies', () => {
  test('is replaced, and the data set opened again', async () => {
    const { client, session } = await training();
    const recovering = session.recover(death);
    expect(session.loading).toMatchObject({ status: 'opening' });
    client.openings[1].resolve(other);
    await recovering;
    expect(client.opened).toEqual(['small.zip', 'small.zip']);
    expect(session.library).toBe(other);
    expect(session.notice).toBe(restarted);
  });

  test('while it trains has its models trained again', async () => {
    const { client, session } = await training();
    const recovering = session.recover(death);
    client.fits.forEach(({ result }) => result.reject(death));
    client.openings[1].resolve(library);
    await recovering;
    await settled();
    expect(client.fits.map(({ model }) => model)).toEqual([
      'ease',
      'ridge',
      'als',
      'ease',
      'ridge',
      'als',
    ]);
    expect(statuses(session)).toEqual({ ranking: 'running', stars: 'running', map: 'running' });
    for (const model of ['ease', 'als', 'ridge']) {
      client.fitOf(model).result.resolve(summaryOf(model));
    }
    await settled();
    client.fitOf('mix').result.resolve(summaryOf('mix'));
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'ready', stars: 'ready', map: 'ready' });
  });

  test('over the first data set is replaced, and the data set opened again', async () => {
    const { client, session } = started();
    const starting = session.start([source('real.zip'), source('sample.zip')]);
    await dieOver(client, session, 0);
    client.openings[1].resolve(library);
    await starting;
    expect(client.opened).toEqual(['real.zip', 'real.zip']);
    expect(session.library).toBe(library);
    expect(session.loading).toEqual({ status: 'open' });
    expect(session.notice).toBe(restarted);
  });

  test('over the first data set, twice, has the second opened', async () => {
    const { client, session } = started();
    const starting = session.start([source('real.zip'), source('sample.zip')]);
    await dieOver(client, session, 0);
    await dieOver(client, session, 1);
    client.openings[2].resolve(library);
    await starting;
    expect(client.opened).toEqual(['real.zip', 'real.zip', 'sample.zip']);
    expect(session.notice).toBe(`${death.message} sample.zip is open instead.`);
  });

  test('over a second data set, twice, has the first opened again', async () => {
    const { client, session } = await training();
    const opening = session.open(source('large.zip'));
    await dieOver(client, session, 1);
    await dieOver(client, session, 2);
    client.openings[3].resolve(library);
    expect(await opening).toBe(false);
    expect(client.opened).toEqual(['small.zip', 'large.zip', 'large.zip', 'small.zip']);
    expect(session.loading).toEqual({ status: 'open' });
    expect(session.notice).toBe(`${death.message} small is still open.`);
  });

  test('over a second data set shortly after it was replaced has the first opened again', async () => {
    const { client, session } = await training();
    const recovering = session.recover(death);
    client.openings[1].resolve(library);
    await recovering;
    const opening = session.open(source('large.zip'));
    await dieOver(client, session, 2);
    client.openings[3].resolve(library);
    expect(await opening).toBe(false);
    expect(client.opened.slice(2)).toEqual(['large.zip', 'small.zip']);
    expect(session.notice).toBe(`${death.message} small is still open.`);
  });

  test('over every data set does not claim that one is open', async () => {
    const { client, session } = await training();
    const opening = session.open(source('large.zip'));
    for (const k of [1, 2, 3]) await dieOver(client, session, k);
    expect(await opening).toBe(false);
    expect(client.opened).toHaveLength(4);
    expect(session.loading).toEqual({ status: 'failed', message: death.message });
  });

  test('a second time within ten minutes is not replaced by itself', async () => {
    let now = 5;
    const { client, session } = await training(() => now);
    const recovering = session.recover(death);
    client.openings[1].resolve(library);
    await recovering;
    now += 599_999;
    await session.recover(death);
    expect(client.opened).toHaveLength(2);
    expect(session.loading).toEqual({ status: 'failed', message: lost });
  });

  test('once more after ten minutes of service is replaced once more', async () => {
    let now = 5;
    const { client, session } = await training(() => now);
    for (const opening of [1, 2, 3]) {
      const recovering = session.recover(death);
      client.openings[opening].resolve(library);
      await recovering;
      expect(session.notice).toBe(restarted);
      now += 600_000;
    }
    expect(session.loading).toEqual({ status: 'open' });
  });

  test('for good leaves the visitor to open a data set', async () => {
    const { client, session } = await training();
    const recovering = session.recover(death);
    client.openings[1].resolve(library);
    await recovering;
    await session.recover(death);
    const opening = session.open(source('small.zip'));
    client.openings[2].resolve(library);
    expect(await opening).toBe(true);
    expect(session.loading).toEqual({ status: 'open' });
  });

  test('before anything was asked to be open loses nothing', async () => {
    const { client, session } = started();
    await session.recover(death);
    const starting = session.start([source('small.zip')]);
    client.openings[0].resolve(library);
    await starting;
    expect(client.opened).toEqual(['small.zip']);
    expect(session.loading).toEqual({ status: 'open' });
  });

  test('and whose data set does not open again has nothing open', async () => {
    const { client, session } = await training();
    const recovering = session.recover(death);
    client.openings[1].reject(broken);
    await recovering;
    expect(session.loading).toEqual({ status: 'failed', message: lost });
    expect(session.notice).toBeUndefined();
  });
});
