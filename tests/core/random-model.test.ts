import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../src/core/history';
import { random } from '../../src/core/models/random';
import { checkerboard, fitted } from '../fixtures';
import { nobody, starsOf } from './model-checks';

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
