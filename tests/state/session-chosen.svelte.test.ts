import { describe, expect, test } from 'vitest';
import { Session } from '../../src/state/session.svelte';
import { FakeClient, libraryOf, settled, SMALL_LINE_UP, source, summaryOf } from './fixtures';

const chosen = (model: string) => ({
  label: model,
  request: { use: 'chosen' as const, model, params: {}, seed: 1, holdOut: 0 },
});
const EASE = chosen('by-ease');
const CONTENT = chosen('by-content');

async function opened(client = new FakeClient()) {
  const session = new Session(client, undefined, SMALL_LINE_UP);
  const opening = session.open(source('small.zip'));
  client.openings[0].resolve(libraryOf('small'));
  await opening;
  await settled();
  return { client, session };
}

describe('a model that somebody chooses', () => {
  test('is fitted beside what is recommended, which stays as it is', async () => {
    const { client, session } = await opened();
    const { ranking } = session.fits;
    session.rankBy(EASE);
    await settled();
    expect(session.fits.chosen).toMatchObject({ status: 'running', label: 'by-ease' });
    client.fitOf('by-ease').result.resolve(summaryOf('by-ease'));
    await settled();
    expect(session.fits.chosen).toMatchObject({ status: 'ready', label: 'by-ease' });
    expect(session.fits.ranking).toBe(ranking);
  });

  test('is fitted once however often it is asked for', async () => {
    const { client, session } = await opened();
    session.rankBy(EASE);
    session.rankBy(EASE);
    await settled();
    expect(client.fits.filter(({ model }) => model === 'by-ease')).toHaveLength(1);
  });

  test('takes the place of the one before, whose training stops', async () => {
    const { client, session } = await opened();
    session.rankBy(EASE);
    await settled();
    session.rankBy(CONTENT);
    await settled();
    expect(client.fitOf('by-ease').signal.aborted).toBe(true);
    client.fitOf('by-ease').result.resolve(summaryOf('by-ease'));
    client.fitOf('by-content').result.resolve(summaryOf('by-content'));
    await settled();
    expect(session.fits.chosen).toMatchObject({ status: 'ready', label: 'by-content' });
  });

  test('is gone once nobody wants it any more', async () => {
    const { client, session } = await opened();
    session.rankBy(EASE);
    await settled();
    session.rankBy(undefined);
    expect(client.fitOf('by-ease').signal.aborted).toBe(true);
    expect(session.fits.chosen).toBeUndefined();
  });

  test('is fitted again for another data set, and once a data set is open', async () => {
    const client = new FakeClient();
    const session = new Session(client, undefined, SMALL_LINE_UP);
    session.rankBy(EASE);
    expect(client.fits).toEqual([]);
    for (const k of [0, 1]) {
      const opening = session.open(source('small.zip'));
      await settled();
      client.openings[k].resolve(libraryOf('small'));
      await opening;
      await settled();
      expect(client.fits.filter(({ model }) => model === 'by-ease')).toHaveLength(k + 1);
    }
  });
});
