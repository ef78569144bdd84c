import { describe, expect, test } from 'vitest';
import { answering, Session, type Answer } from '../../src/state/session.svelte';
import {
  FakeClient,
  Later,
  libraryOf,
  named,
  settled,
  SMALL_LINE_UP,
  source,
  summaryOf,
} from './fixtures';

const library = libraryOf('small');

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
  Object.fromEntries(Object.entries(fits).map(([use, { status }]) => [use, status]));

describe('a better model', () => {
  const ridge: Answer = { place: 0, label: 'ridge', summary: summaryOf('ridge') };
  const mix: Answer = { place: 1, label: 'mix', summary: summaryOf('mix') };

  test('is fitted once the first one answers, which it replaces', async () => {
    const { client, session } = await training();
    expect(client.fits.map(({ model }) => model)).not.toContain('mix');
    client.fitOf('ridge').result.resolve(summaryOf('ridge'));
    await settled();
    expect(session.fits.stars).toMatchObject({ status: 'running', label: 'mix' });
    expect(answering(session.fits.stars)).toEqual(ridge);
    const { generation } = session;
    client.fitOf('mix').result.resolve(summaryOf('mix'));
    await settled();
    expect(session.fits.stars).toMatchObject({ status: 'ready', label: 'mix' });
    expect(answering(session.fits.stars)).toEqual(mix);
    expect(session.generation).toBe(generation + 1);
  });

  test('that is not worth its time yet waits until there are ratings enough, and is fitted once', async () => {
    const client = new FakeClient();
    const [first, better] = SMALL_LINE_UP.stars;
    const stars = [first, { ...better, from: 15 }] as const;
    const session = new Session(client, undefined, { ...SMALL_LINE_UP, stars });
    const opening = session.open(source('small.zip'));
    client.openings[0].resolve(library);
    await opening;
    await settled();
    client.fitOf('ridge').result.resolve(summaryOf('ridge'));
    await settled();
    session.rated(14);
    await settled();
    expect(session.fits.stars).toMatchObject({ status: 'ready', label: 'ridge' });
    session.rated(15);
    session.rated(16);
    await settled();
    expect(session.fits.stars).toMatchObject({ status: 'running', label: 'mix' });
    client.fitOf('mix').result.resolve(summaryOf('mix'));
    await settled();
    session.rated(17);
    await settled();
    expect(session.fits.stars).toMatchObject({ status: 'ready', label: 'mix' });
    expect(client.fits.filter(({ model }) => model === 'mix')).toHaveLength(1);
  });

  test('that this device has kept makes the first one needless', async () => {
    const { client, session } = await training('mix', 'ridge');
    expect(answering(session.fits.stars)).toEqual({ ...mix, summary: summaryOf('mix', true) });
    expect(client.fits.map(({ model }) => model)).toEqual(['ease', 'als']);
  });

  test('is not waited for by those who wait for the first answers', async () => {
    const { client, session } = await training();
    for (const model of ['ease', 'als', 'ridge']) {
      client.fitOf(model).result.resolve(summaryOf(model));
    }
    await session.prepared;
    await settled();
    expect(session.fits.stars?.status).toBe('running');
  });

  test('that fails or is cancelled leaves the first one answering', async () => {
    for (const name of ['FitError', 'AbortError']) {
      const { client, session } = await training();
      client.fitOf('ridge').result.resolve(summaryOf('ridge'));
      await settled();
      if (name === 'AbortError') session.cancel();
      client.fitOf('mix').result.reject(named(name, 'why'));
      await settled();
      expect(session.fits.stars?.status).toBe(name === 'FitError' ? 'failed' : 'stopped');
      expect(answering(session.fits.stars)).toEqual(ridge);
    }
  });

  test('is not fitted where the first one was cancelled, fails or is of another data set', async () => {
    const cancelled = await training();
    cancelled.session.cancel();
    cancelled.client.fitOf('ridge').result.reject(named('AbortError', 'why'));
    const failed = await training();
    failed.client.fitOf('ridge').result.reject(named('FitError', 'why'));
    const replaced = await training();
    const opening = replaced.session.open(source('other.zip'));
    replaced.client.openings[1].resolve(libraryOf('other'));
    await opening;
    replaced.client.fits[1].result.resolve(summaryOf('ridge'));
    await settled();
    for (const { client } of [cancelled, failed, replaced]) {
      expect(client.fits.map(({ model }) => model)).not.toContain('mix');
    }
  });

  test('that is cancelled while it is looked for is not fitted, nor is the first', async () => {
    const { client, session } = started();
    const looked = new Later<undefined>();
    client.restore = () => looked.promise;
    const opening = session.open(source('small.zip'));
    client.openings[0].resolve(library);
    await opening;
    session.cancel();
    looked.resolve(undefined);
    await settled();
    expect(client.fits).toEqual([]);
    expect(statuses(session)).toEqual({ ranking: 'stopped', stars: 'stopped', map: 'stopped' });
  });

  test('is all that is trained again where only it failed', async () => {
    const { client, session } = await training();
    for (const model of ['ease', 'als', 'ridge']) {
      client.fitOf(model).result.resolve(summaryOf(model));
    }
    await settled();
    client.fitOf('mix').result.reject(named('FitError', 'why'));
    await settled();
    void session.prepare();
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'ready', stars: 'running', map: 'ready' });
    expect(client.fits.map(({ model }) => model)).toEqual(['ease', 'ridge', 'als', 'mix', 'mix']);
  });

  test('does not begin while models are being forgotten', async () => {
    const { client, session } = await training();
    client.fitOf('ridge').result.resolve(summaryOf('ridge'));
    await settled();
    const forgetting = session.forgetFits();
    session.rated(99);
    client.fitOf('mix').result.resolve(summaryOf('mix'));
    await forgetting;
    await settled();
    expect(statuses(session)).toEqual({ ranking: 'stopped', stars: 'stopped', map: 'stopped' });
    expect(client.fits.filter(({ model }) => model === 'mix')).toHaveLength(1);
  });
});
