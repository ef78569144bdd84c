import { describe, expect, test } from 'vitest';
import { Session } from '../../src/state/session.svelte';
import {
  FakeClient,
  libraryOf,
  named,
  progressOf,
  settled,
  SMALL_LINE_UP,
  source,
  summaryOf,
} from './fixtures';

const library = libraryOf('small');
const other = libraryOf('other');
const broken = named('DataError', 'broken.zip: got nothing; expected a zip.');

function started() {
  const client = new FakeClient();
  return { client, session: new Session(client, undefined, SMALL_LINE_UP) };
}

/** A session with a library open and its fits under way. */
async function training(...kept: readonly string[]) {
  const { client, session } = started();
  kept.forEach((model) => client.kept.add(model));
  const opening = session.open(source('small.zip'));
  client.openings[0].resolve(library);
  await opening;
  await settled();
  return { client, session };
}

const statuses = ({ fits }: Session) =>
  Object.fromEntries(Object.entries(fits).map(([model, { status }]) => [model, status]));

describe('opening', () => {
  test('shows what is read and how far', async () => {
    const { client, session } = started();
    const opening = session.open(source('small.zip'));
    expect(session.loading).toEqual({
      status: 'opening',
      text: 'Opening small.zip',
      fraction: NaN,
    });
    client.onLoad({ file: 'ml/ratings.csv', bytes: 25, of: 100, rows: 1234 });
    expect(session.loading).toEqual({
      status: 'opening',
      text: 'Reading 1,234 rows of ratings.csv',
      fraction: 0.25,
    });
    client.openings[0].resolve(library);
    expect(await opening).toBe(true);
    expect(session.loading).toEqual({ status: 'open' });
    expect(session.library).toBe(library);
  });

  test('falls through to the second source where the first fails, and says so', async () => {
    const { client, session } = started();
    const starting = session.start([source('real.zip'), source('sample.zip')]);
    client.openings[0].reject(broken);
    await settled();
    expect(session.loading).toMatchObject({ status: 'opening', text: 'Opening sample.zip' });
    client.openings[1].resolve(library);
    await starting;
    expect(client.opened).toEqual(['real.zip', 'sample.zip']);
    expect(session.library).toBe(library);
    expect(session.notice).toBe(`${broken.message} sample.zip is open instead.`);
  });

  test('says nothing of the second source where the visitor has opened a file meanwhile', async () => {
    const { client, session } = started();
    const starting = session.start([source('real.zip'), source('sample.zip')]);
    client.openings[0].reject(broken);
    await settled();
    const dropping = session.open(source('other.zip'));
    client.openings[1].resolve(library);
    await starting;
    await settled();
    client.openings[2].resolve(other);
    await dropping;
    expect(session.library).toBe(other);
    expect(session.notice).toBeUndefined();
  });

  test('counts a data set as replaced where another one takes its place', async () => {
    const { client, session } = started();
    const sources = ['small.zip', 'small.zip', 'other.zip'].map(source);
    const counts: number[] = [];
    const libraries = [library, { ...library }, { ...other, sha256: '1'.repeat(64) }];
    for (const [k, next] of libraries.entries()) {
      const opening = session.open(sources[k]);
      client.openings[k].resolve(next);
      await opening;
      counts.push(session.replaced);
    }
    expect(counts).toEqual([0, 0, 1]);
  });

  test('leaves open what a visitor has opened before it began', async () => {
    const { client, session } = started();
    const dropping = session.open(source('other.zip'));
    const starting = session.start([source('real.zip')]);
    client.openings[0].resolve(other);
    expect(await dropping).toBe(true);
    await starting;
    expect(client.opened).toEqual(['other.zip']);
    expect(session.library).toBe(other);
  });

  test('goes on where what a visitor has opened before it began cannot be opened', async () => {
    const { client, session } = started();
    const dropping = session.open(source('broken.zip'));
    const starting = session.start([source('real.zip')]);
    client.openings[0].reject(broken);
    expect(await dropping).toBe(false);
    await settled();
    client.openings[1].resolve(library);
    await starting;
    expect(session.library).toBe(library);
  });

  test('does not try the second source where the first opens', async () => {
    const { client, session } = started();
    const starting = session.start([source('real.zip'), source('sample.zip')]);
    client.openings[0].resolve(library);
    await starting;
    expect(client.opened).toEqual(['real.zip']);
  });

  test('shows the message of the first source where none opens', async () => {
    const { client, session } = started();
    const starting = session.start([source('real.zip'), source('sample.zip')]);
    client.openings[0].reject(broken);
    await settled();
    client.openings[1].reject(named('DataError', 'no answer'));
    await starting;
    expect(session.loading).toEqual({ status: 'failed', message: broken.message });
    expect(session.library).toBeUndefined();
  });

  test('without any source asks for a file', async () => {
    const { session } = started();
    await session.start([]);
    expect(session.loading).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('Open a MovieLens zip.') as string,
    });
  });

  test('a second data set that fails leaves the first open and says so', async () => {
    const { client, session } = await training();
    const generation = session.generation;
    const opening = session.open(source('broken.zip'));
    client.openings[1].reject(broken);
    expect(await opening).toBe(false);
    expect(session.loading).toEqual({ status: 'open' });
    expect(session.library).toBe(library);
    expect(session.generation).toBe(generation);
    expect(session.notice).toBe(`${broken.message} small is still open.`);
  });

  test('a second data set that fails does not stop the training of the first', async () => {
    const { client, session } = await training();
    const opening = session.open(source('broken.zip'));
    client.fitOf('als').report(progressOf('als', 3));
    expect(session.fits.map).toMatchObject({ progress: { iteration: 3 } });
    client.openings[1].reject(broken);
    await opening;
    client.fitOf('als').result.resolve(summaryOf('als'));
    client.fitOf('ease').result.resolve(summaryOf('ease'));
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'ready', stars: 'running', map: 'ready' });
  });

  test('a second data set takes over: the fits of the first are stopped and their results ignored', async () => {
    const { client, session } = await training();
    const first = client.fitOf('als');
    const opening = session.open(source('other.zip'));
    client.openings[1].resolve(other);
    await opening;
    await settled();
    expect(first.signal.aborted).toBe(true);
    const generation = session.generation;
    first.result.resolve(summaryOf('als'));
    await settled();
    expect(session.library).toBe(other);
    expect(statuses(session)).toEqual({ ranking: 'running', stars: 'running', map: 'running' });
    expect(session.generation).toBe(generation);
  });

  test('waits until the one before is over, so that page and worker agree on what is open', async () => {
    const { client, session } = started();
    const early = session.open(source('other.zip'));
    const late = session.open(source('broken.zip'));
    expect(client.opened).toEqual(['other.zip']);
    client.openings[0].resolve(other);
    expect(await early).toBe(true);
    await settled();
    expect(client.opened).toEqual(['other.zip', 'broken.zip']);
    client.openings[1].reject(broken);
    expect(await late).toBe(false);
    expect(session.library).toBe(other);
    expect(session.loading).toEqual({ status: 'open' });
    expect(session.notice).toBe(`${broken.message} other is still open.`);
  });
});

describe('training', () => {
  test('shows the progress of each model, then that it is ready', async () => {
    const { client, session } = await training();
    expect(statuses(session)).toEqual({ ranking: 'running', stars: 'running', map: 'running' });
    client.fitOf('als').report(progressOf('als', 2));
    expect(session.fits.map).toMatchObject({ progress: { iteration: 2 } });
    client.fitOf('als').result.resolve(summaryOf('als'));
    await settled();
    expect(session.fits.map).toEqual({
      status: 'ready',
      place: 0,
      label: 'als',
      earlier: undefined,
      summary: summaryOf('als'),
    });
    expect(session.fits.ranking).toMatchObject({ status: 'running' });
  });

  test('is left out for what this device has kept', async () => {
    const { client, session } = await training('ease');
    expect(session.fits.ranking).toMatchObject({
      status: 'ready',
      summary: summaryOf('ease', true),
    });
    expect(client.fits.map(({ model }) => model)).not.toContain('ease');
  });

  test('counts a generation for the library and one for each model that gets ready', async () => {
    const { client, session } = await training('ease');
    expect(session.generation).toBe(2);
    client.fitOf('als').result.resolve(summaryOf('als'));
    await settled();
    expect(session.generation).toBe(3);
  });

  test('progress that lands after the result is ignored', async () => {
    const { client, session } = await training();
    client.fitOf('als').result.resolve(summaryOf('als'));
    await settled();
    client.fitOf('als').report(progressOf('als', 9));
    expect(session.fits.map).toMatchObject({ status: 'ready' });
  });

  test('that is cancelled is stopped', async () => {
    const { client, session } = await training();
    session.cancel();
    expect(client.fits.every(({ signal }) => signal.aborted)).toBe(true);
    client.fits.forEach(({ result }) =>
      result.reject(named('AbortError', 'The fit was cancelled.')),
    );
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'stopped', stars: 'stopped', map: 'stopped' });
  });

  test('that is cancelled when it is just over does not run for ever', async () => {
    const { client, session } = await training();
    session.cancel();
    client.fitOf('als').result.resolve(summaryOf('als'));
    await settled();
    expect(session.fits.map).toMatchObject({ status: 'ready' });
  });

  test('that fails shows the message, and the other model goes on', async () => {
    const { client, session } = await training();
    client.fitOf('als').result.reject(named('FitError', 'The error became infinite.'));
    await settled();
    expect(session.fits.map).toMatchObject({
      status: 'failed',
      message: 'The error became infinite.',
    });
    expect(session.fits.ranking).toMatchObject({ status: 'running' });
  });

  test('can be made again after it was stopped', async () => {
    const { client, session } = await training();
    session.cancel();
    client.fits.forEach(({ result }) => result.reject(named('AbortError', 'Cancelled.')));
    await settled();
    void session.prepare();
    await settled();
    expect(client.fits).toHaveLength(6);
    expect(statuses(session)).toEqual({ ranking: 'running', stars: 'running', map: 'running' });
  });

  test('that is forgotten is stopped and counts a generation, whatever it still brings', async () => {
    const { client, session } = await training();
    await session.forgetFits();
    expect(client.forgotten).toBe(1);
    expect(session.generation).toBe(2);
    client.fitOf('als').result.resolve(summaryOf('als'));
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'stopped', stars: 'stopped', map: 'stopped' });
    expect(session.generation).toBe(2);
  });

  test('with all else is made anew for whoever rates next', async () => {
    const { session } = await training();
    await session.forgetAll();
    session.rated(0);
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'stopped', stars: 'stopped', map: 'stopped' });
    session.rated(1);
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'running', stars: 'running', map: 'running' });
    session.cancel();
    await session.forgetFits();
    session.rated(2);
    await settled();
    expect(statuses(session), 'forgetting the models alone lasts').toEqual({
      ranking: 'stopped',
      stars: 'stopped',
      map: 'stopped',
    });
  });
});
