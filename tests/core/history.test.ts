import { expect, test } from 'vitest';
import {
  bestFirst,
  historyFrom,
  historyOf,
  historyWithout,
  userWith,
} from '../../src/core/history';
import { checkerboard } from '../fixtures';

test('a history without some films has the others, each with its rating and time', () => {
  const history = {
    ...historyFrom([
      { film: 3, halfStars: 9 },
      { film: 5, halfStars: 4 },
      { film: 8, halfStars: 10 },
    ]),
    times: Uint32Array.of(30, 50, 80),
  };
  expect(historyWithout(history, new Set([5, 99]))).toEqual({
    films: Uint32Array.of(3, 8),
    halfStars: Uint8Array.of(9, 10),
    times: Uint32Array.of(30, 80),
  });
  expect(history.films).toHaveLength(3);
});

test('the best films of a history come first, of equal ones the better known', () => {
  const history = historyFrom([
    { film: 1, halfStars: 8 },
    { film: 2, halfStars: 10 },
    { film: 3, halfStars: 8 },
  ]);
  expect(bestFirst(history, (film) => film)).toEqual([
    { film: 2, halfStars: 10 },
    { film: 3, halfStars: 8 },
    { film: 1, halfStars: 8 },
  ]);
});

test('a user is known by all of their ratings, and nobody by none', () => {
  const { ratings } = checkerboard(8);
  const history = historyOf(ratings, 5);
  expect(userWith(ratings, historyFrom([]))).toBeUndefined();
  expect(userWith(ratings, { films: history.films, halfStars: history.halfStars })).toBe(5);
  expect(userWith(ratings, historyWithout(history, new Set([history.films[0]])))).toBeUndefined();
  const halfStars = history.halfStars.map((half, k) => (k === 0 ? 3 : half));
  expect(userWith(ratings, { films: history.films, halfStars })).toBeUndefined();
});
