import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../src/core/history';
import { random } from '../../src/core/models/random';
import { topK } from '../../src/core/top-k';
import { checkerboard, fitted } from '../fixtures';
import { nobody, scoresOf, starsOf } from './model-checks';

const data = checkerboard(20);
const history = historyFrom([{ film: 2, halfStars: 9 }]);
const many = Uint32Array.from({ length: 4000 }, (_, film) => film);

describe('random stars', () => {
  type Fit = { mean: number; deviation: number; salt: number };
  const fit = fitted(random, data) as Fit;
  /** A bell around 3 whose deviation is 0.5 hardly ever reaches either end. */
  const narrowed = (wide: Fit): Fit => ({ ...wide, mean: 3, deviation: 0.5 });

  test('are spread as the ratings are, but for the clipping', () => {
    const narrow = narrowed(fit);
    const stars = starsOf(random, narrow, data, history, many);
    const mean = stars.reduce((sum, value) => sum + value, 0) / many.length;
    const squares = stars.reduce((sum, value) => sum + (value - mean) ** 2, 0) / many.length;
    expect(Math.abs(mean - 3)).toBeLessThan(0.025);
    expect(Math.abs(Math.sqrt(squares) - 0.5)).toBeLessThan(0.02);
  });

  test('stay on the scale', () => {
    const wide = { ...fit, deviation: 5 };
    const stars = starsOf(random, wide, data, history, many);
    expect([Math.min(...stars), Math.max(...stars)]).toEqual([0.5, 5]);
  });

  test('differ from film to film, from person to person and from seed to seed', () => {
    const narrow = narrowed(fit);
    const stars = starsOf(random, narrow, data, history);
    expect(new Set(stars).size).toBe(stars.length);
    const others = [
      starsOf(random, narrow, data, nobody),
      starsOf(random, narrow, data, historyFrom([{ film: 2, halfStars: 8 }])),
      starsOf(random, narrowed(fitted(random, data, {}, 8) as Fit), data, history),
    ];
    for (const other of others) expect(other.some((value, k) => value === stars[k])).toBe(false);
  });
});

describe('a random order', () => {
  const FIRST = 10;
  const firstOf = (seed: number, person = history) =>
    topK(scoresOf(random, fitted(random, data, {}, seed), data, person, many), FIRST);

  test('begins anywhere in the catalogue, and elsewhere with each draw', () => {
    const draws = Array.from({ length: 40 }, (_, seed) => [...firstOf(seed)]).flat();
    // 400 films of 4000: each quarter is expected to have 100 of them, ± 9.
    const quarters = [0, 1, 2, 3].map(
      (quarter) => draws.filter((film) => Math.floor(film / 1000) === quarter).length,
    );
    expect(Math.min(...quarters)).toBeGreaterThan(65);
    expect(new Set(draws).size).toBeGreaterThan(350);
  });

  test('does not change with what somebody rates', () => {
    expect(firstOf(3, nobody)).toEqual(firstOf(3, history));
  });

  test('has hardly any equals', () => {
    const scores = scoresOf(random, fitted(random, data), data, history, many);
    expect(new Set(scores).size).toBeGreaterThan(many.length - 5);
  });
});
