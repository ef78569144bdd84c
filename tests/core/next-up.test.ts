import { describe, expect, test } from 'vitest';
import { historyFrom, type History } from '../../src/core/history';
import { adjacency } from '../../src/core/models/adjacency';
import { ease } from '../../src/core/models/ease';
import { rp3beta } from '../../src/core/models/rp3beta';
import { recencyRanks, recencyWeights } from '../../src/core/recency';
import { datasetFrom, fitted } from '../fixtures';
import { explanationOf, scoresOf } from './model-checks';

/** Everybody rates films 0 … 9 one after another; film 10 is rated by nobody. */
const USERS = 6;
const FILMS = 10;
const queue = datasetFrom(
  USERS,
  FILMS + 1,
  Array.from({ length: USERS * FILMS }, (_, k) => ({
    user: Math.floor(k / FILMS),
    film: k % FILMS,
    halfStars: 8,
  })),
);

const historyAt = (times: readonly number[], films = times.map((_, k) => k)): History => ({
  films: Uint32Array.from(films),
  halfStars: new Uint8Array(films.length).fill(8),
  times: Uint32Array.from(times),
});

describe('the recency of a rating', () => {
  test('is 0 for the latest and counts back; the later in the list is the later in a second', () => {
    expect([...recencyRanks(historyAt([50, 70, 50, 10]))]).toEqual([2, 0, 1, 3]);
  });

  test('is 0 for all where times are not known', () => {
    expect([...recencyRanks({ films: Uint32Array.of(4, 7) })]).toEqual([0, 0]);
  });

  test('makes a weight that falls to 1/e within a pace', () => {
    const weights = recencyWeights(historyAt([1, 2, 3]), 2);
    expect(weights[2]).toBe(1);
    expect(weights[0]).toBeCloseTo(1 / Math.E, 12);
  });
});

describe('next up', () => {
  const fit = fitted(adjacency, queue, { reach: 3 });

  test('prefers films close to the latest one to films close to an earlier one', () => {
    const scores = scoresOf(adjacency, fit, queue, historyAt([1, 2], [1, 7]));
    expect(scores[8]).toBeGreaterThan(scores[2]);
    const other = scoresOf(adjacency, fit, queue, historyAt([2, 1], [1, 7]));
    expect(other[2]).toBeGreaterThan(other[8]);
  });

  test('prefers the next film to the one after, and knows nothing beyond its reach', () => {
    const scores = scoresOf(adjacency, fit, queue, historyAt([1], [2]));
    expect(scores[3]).toBeGreaterThan(scores[4]);
    expect(scores[4]).toBeGreaterThan(scores[5]);
    expect([...scores.subarray(6)]).toEqual([0, 0, 0, 0, 0]);
  });

  test('does not reach from one person into another', () => {
    const long = fitted(adjacency, queue, { reach: 200, fade: 100 });
    const scores = scoresOf(adjacency, long, queue, historyAt([1], [9]));
    const gaps = [...scores.subarray(0, 9)].map((_, film) => 9 - film);
    // Film i is 9 − i places from film 9 in each of the six sequences, and nowhere else.
    const expected = gaps.map((gap) => (USERS * Math.exp(-gap / 100)) / Math.sqrt(USERS + 3));
    scores.subarray(0, 9).forEach((score, k) => expect(score).toBeCloseTo(expected[k], 5));
  });
});

describe('EASE for what is next', () => {
  test('listens to the latest film most, and to all alike without times', () => {
    const recent = fitted(ease, queue, { recency: 'latest', l2: 3 });
    const any = fitted(ease, queue, { l2: 3 });
    const scoreOf = (fit: typeof any, history: History) =>
      scoresOf(ease, fit, queue, history, Uint32Array.of(5))[0];
    const shares = ease.explain!(
      recent as never,
      queue,
      historyAt([9, 8, 7]),
      5,
      'score',
    ).fromRatings;
    expect(shares[0]).toBeGreaterThan(shares[1]);
    expect(shares[1]).toBeGreaterThan(shares[2]);
    const timeless = historyFrom([0, 1, 2].map((film) => ({ film, halfStars: 8 })));
    expect(scoreOf(recent, timeless)).toBeCloseTo(1.03 * scoreOf(any, timeless), 6);
    expect(explanationOf(ease, recent, queue, historyAt([9, 8, 7]), 5, 'score').miss).toBeLessThan(
      1e-5,
    );
  });
});

describe('the random walk', () => {
  test('keeps all films that are level with the last of the neighbours', () => {
    // From film 0 every other film is as likely as the next: nine are level, whatever number is asked for.
    const fit = fitted(rp3beta, queue, { neighbours: 2 });
    const scores = scoresOf(rp3beta, fit, queue, historyAt([1], [0]));
    expect([...scores.subarray(1, FILMS)].every((score) => score > 0)).toBe(true);
    expect(scores[FILMS]).toBe(0);
  });

  test('damps popular films the more, the larger β', () => {
    const some = datasetFrom(
      3,
      4,
      [
        [0, 0],
        [0, 1],
        [0, 2],
        [1, 1],
        [2, 1],
        [2, 3],
      ].map(([user, film]) => ({ user, film, halfStars: 8 })),
    );
    const ratio = (beta: number) => {
      const scores = scoresOf(rp3beta, fitted(rp3beta, some, { beta }), some, historyAt([1], [0]));
      return scores[1] / scores[2];
    };
    expect(ratio(0)).toBeCloseTo(1, 6);
    expect(ratio(1)).toBeCloseTo(1 / 3, 6);
  });
});
