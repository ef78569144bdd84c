import { expect, test } from 'vitest';
import { without, type Dataset } from '../../src/core/dataset';
import { datasetFrom } from '../fixtures';

test('what somebody tagged goes with their rating of it', () => {
  const rated = datasetFrom(2, 3, [
    { user: 0, film: 0, halfStars: 8 },
    { user: 0, film: 2, halfStars: 6 },
    { user: 1, film: 2, halfStars: 4 },
  ]);
  // User 0 tagged both of their films, user 1 theirs and one that they did not rate.
  const data: Dataset = {
    ...rated,
    tags: {
      names: ['slow', 'sad'],
      user: Uint32Array.of(0, 0, 1, 1),
      film: Uint32Array.of(0, 2, 2, 1),
      tag: Uint32Array.of(0, 1, 0, 1),
      times: Uint32Array.of(1, 2, 3, 4),
    },
  };
  const { tags } = without(data, Uint8Array.of(0, 1, 0));
  expect(tags).toEqual({
    names: ['slow', 'sad'],
    user: Uint32Array.of(0, 1, 1),
    film: Uint32Array.of(0, 2, 1),
    tag: Uint32Array.of(0, 0, 1),
    times: Uint32Array.of(1, 3, 4),
  });
});
