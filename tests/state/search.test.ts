import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Library } from '../../workers/api';
import { named } from './fixtures';

const NOT_LOADED = expect.stringMatching(
  /^The search did not load: .* Reload the page\.$/,
) as string;

/** What the code that is fetched does; undefined where it cannot be fetched. */
let find: ((library: Library, query: string) => Promise<readonly number[]>) | undefined;

vi.mock('../../src/bridge/search-client', () => ({
  get SearchClient() {
    const found = find;
    if (!found) throw new TypeError('Failed to fetch dynamically imported module');
    return class {
      find = found;
    };
  },
}));
const { Search } = await import('../../src/state/search');

const library = { name: 'small' } as Library;
const told = vi.fn<(problem: string) => void>();

beforeEach(() => {
  find = (_, query) => Promise.resolve([query.length]);
});
afterEach(() => void told.mockReset());

test('films are found in what is open', async () => {
  const search = new Search(() => library, told);
  expect(await search.find('heat')).toEqual([4]);
  expect(told).not.toHaveBeenCalled();
});

test('nothing can be looked for while nothing is open', async () => {
  expect(await new Search(() => undefined, told).find('heat')).toBeUndefined();
});

test('what cannot be fetched is said, and is tried again', async () => {
  const search = new Search(() => library, told);
  find = undefined;
  expect(await search.find('heat')).toBeUndefined();
  expect(told.mock.calls).toEqual([[NOT_LOADED]]);
  find = () => Promise.resolve([7]);
  expect(await search.find('heat')).toEqual([7]);
});

test('films of a data set that has been left are not answered with', async () => {
  let open = library;
  const search = new Search(() => open, told);
  find = () => {
    open = { name: 'other' } as Library;
    return Promise.resolve([7]);
  };
  expect(await search.find('heat')).toBeUndefined();
});

test('a worker that dies leaves no answer; another error is an error', async () => {
  const search = new Search(() => library, told);
  find = () => Promise.reject(named('WorkerError', 'It died.'));
  expect(await search.find('heat')).toBeUndefined();
  expect(told).not.toHaveBeenCalled();

  find = () => Promise.reject(named('TypeError', 'It broke.'));
  await expect(new Search(() => library, told).find('heat')).rejects.toThrow('It broke.');
});
