// The script of the rooms: what its name makes of it, and how each comes by the data set.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sharesGiven } from '../../src/core/recommend/crowd';
import { loadPublic } from '../fixtures';
import { startScript } from './room-script';

const { data } = await loadPublic('sample.zip');
const FILMS = Uint32Array.of(3, 5);

afterEach(() => void vi.unstubAllGlobals());

describe('a name', () => {
  test('makes a room that answers a ping, and knows nothing of other rooms', async () => {
    const { api, close } = await startScript('search');
    await api.ping();
    expect(await api.find('heat', 8)).toEqual([]);
    const elsewhere = api as unknown as { readonly crowd: () => Promise<unknown> };
    await expect(elsewhere.crowd()).rejects.toMatchObject({ name: 'TypeError' });
    close();
  });

  test.each(['kitchen', '', 'constructor', '__proto__'])(
    'of no room, "%s", ends in an error that lists them',
    async (name) => {
      await expect(startScript(name as never)).rejects.toThrow(
        `got the name "${name}"; expected one of atlas, bench, crowd, import, search, survey, train`,
      );
    },
  );
});

describe('what a room is lent', () => {
  test('is what it works on from then on', async () => {
    const { api, lend, close } = await startScript('crowd');
    await expect(api.sharesGiven(FILMS)).rejects.toMatchObject({
      name: 'DataError',
      message: 'No data set has been lent yet.',
    });
    await lend({
      loan: () => {
        throw Object.assign(new Error('No data set is open yet.'), { name: 'DataError' });
      },
    });
    await expect(api.sharesGiven(FILMS)).rejects.toThrow('No data set is open yet.');
    await lend({ loan: () => ({ data }) });
    expect(await api.sharesGiven(FILMS)).toEqual(sharesGiven(data, FILMS));
    close();
  });
});
