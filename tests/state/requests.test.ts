import { afterEach, expect, test, vi } from 'vitest';
import { countRequests } from '../../src/state/requests';

const resources = (...names: readonly string[]) => names.map((name) => ({ name }));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("counts the page's requests and the worker's, and those to other places apart", () => {
  vi.stubGlobal('location', { origin: 'https://films.example' });
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
    resources(
      'https://films.example/app.js',
      'blob:https://films.example/1',
      'data:text/css,a',
      'https://elsewhere.example/pixel.gif',
    ) as unknown as PerformanceEntryList, // only names are read
  );
  expect(countRequests(['https://films.example/data/sample.zip'])).toEqual({
    all: 3,
    elsewhere: 1,
  });
});
