import { describe, expect, test } from 'vitest';
import { historyFrom, historyOf } from '../../../src/core/history';
import { biases } from '../../../src/core/models/biases';
import type { Model } from '../../../src/core/models/model';
import { starMix } from '../../../src/core/models/star-mix';
import { seeded } from '../../../src/core/random';
import {
  checkOf,
  holdBack,
  studentQuantile,
  type HeldBack,
} from '../../../src/core/recommend/check';
import { datasetFrom, fitted } from '../../fixtures';

const [USERS, FILMS, UNRATED] = [24, 20, 19];

const data = (() => {
  const random = seeded(5);
  const cells = Array.from({ length: USERS * UNRATED }, (_, k) => ({
    user: k % USERS,
    film: Math.floor(k / USERS),
  }));
  const rated = cells.filter(() => random.next() < 0.6);
  return datasetFrom(
    USERS,
    FILMS,
    rated.map((cell) => ({ ...cell, halfStars: 1 + random.below(10) })),
  );
})();

/** Stars from what the others rated, straight from the definition of the biases model. */
function predictedByHand(
  user: number,
  film: number,
  fit: { mean: number; filmBiases: Float32Array },
) {
  const { films, halfStars } = historyOf(data.ratings, user);
  let [sum, count] = [0, 0];
  films.forEach((other, k) => {
    if (other === film) return;
    sum += halfStars[k] / 2 - fit.mean - fit.filmBiases[other];
    count += 1;
  });
  return Math.min(5, Math.max(0.5, fit.mean + sum / (4 + count) + fit.filmBiases[film]));
}

function meanByHand(film: number): number {
  const { halfStars } = historyOf(data.byFilm, film);
  return halfStars.reduce((sum, h) => sum + h / 2, 0) / halfStars.length;
}

describe('ratings that are held back', () => {
  test('are predicted from all the others and from nothing else', () => {
    const fit = fitted(biases, data) as { mean: number; filmBiases: Float32Array };
    const star = { model: biases as Model, fitted: fit, data };
    for (let user = 0; user < USERS; user++) {
      const history = historyOf(data.ratings, user);
      const rows = holdBack(star, data, history, history.films);
      expect(rows).toEqual(
        Array.from(history.films, (film, k) => ({
          film,
          given: history.halfStars[k] * 50,
          predicted: Math.round(100 * predictedByHand(user, film, fit)),
          average: Math.round(100 * meanByHand(film)),
        })),
      );
    }
  });

  test('do not see themselves: another rating of the film is predicted the same', () => {
    const star = { model: starMix as Model, fitted: fitted(starMix, data), data };
    const pairs = [1, 4, 6, 9, 12, 15].map((film) => ({ film, halfStars: 3 + (film % 5) }));
    const predictedWith = (halfStars: number) =>
      holdBack(star, data, historyFrom([...pairs, { film: 4, halfStars }]), Uint32Array.of(4)).map(
        ({ predicted }) => predicted,
      );
    expect(predictedWith(1)).toEqual(predictedWith(10));
    const others = (halfStars: number) =>
      holdBack(star, data, historyFrom([...pairs, { film: 4, halfStars }]), Uint32Array.of(9));
    expect(others(1)).not.toEqual(others(10));
  });

  test('of a film that nobody rated stand beside the mean of all ratings', () => {
    const star = { model: biases as Model, fitted: fitted(biases, data), data };
    const history = historyFrom([
      { film: 2, halfStars: 8 },
      { film: UNRATED, halfStars: 4 },
    ]);
    const [row] = holdBack(star, data, history, Uint32Array.of(UNRATED));
    const { halfStars } = data.ratings;
    const mean = halfStars.reduce((sum, h) => sum + h / 2, 0) / halfStars.length;
    expect(row).toMatchObject({ given: 200, average: Math.round(100 * mean) });
  });
});

/** Ratings of four stars, with predictions and averages so far off. */
const rowsOff = (misses: readonly (readonly [number, number])[]): HeldBack[] =>
  misses.map(([miss, averageMiss], film) => ({
    film,
    given: 400,
    predicted: 400 - miss,
    average: 400 + averageMiss,
  }));

describe('a check', () => {
  test('has the mean misses of its rows and the t interval of their differences', () => {
    // Gains 30, −10, 50, 20, 0, 40, 10, 20: mean 20, deviation 20, n 8; t = 2.3646 with 7 degrees of freedom.
    const rows = rowsOff([
      [50, 80],
      [70, 60],
      [10, 60],
      [40, 60],
      [90, 90],
      [0, 40],
      [50, 60],
      [60, 80],
    ]);
    const reach = (2.3646 * 20) / Math.sqrt(8);
    expect(checkOf(rows)).toEqual({
      count: 8,
      miss: 46, // 370 / 8 = 46.25
      averageMiss: 66, // 530 / 8 = 66.25
      gain: 20,
      low: Math.floor(20 - reach),
      high: Math.ceil(20 + reach),
      closer: 'predicted',
      rough: true,
    });
  });

  test('says that the average is closer where it is, and nothing where chance could have done it', () => {
    const off = (miss: number, averageMiss: number, k: number) =>
      [miss + (k % 3), averageMiss - (k % 2)] as const;
    const all = (miss: number, averageMiss: number) =>
      checkOf(rowsOff(Array.from({ length: 30 }, (_, k) => off(miss, averageMiss, k))));
    expect(all(90, 60)).toMatchObject({ closer: 'average', rough: false });
    expect(all(60, 90)).toMatchObject({ closer: 'predicted' });
    const uneven = checkOf(
      rowsOff(Array.from({ length: 30 }, (_, k) => (k % 2 ? [90, 60] : [60, 88]))),
    );
    expect(uneven).toMatchObject({ closer: 'open' });
    expect(uneven.low).toBeLessThan(0);
    expect(uneven.high).toBeGreaterThan(0);
  });
});

test('the quantiles of Student are those of the tables', () => {
  const table = [
    [7, 2.3646],
    [8, 2.306],
    [10, 2.2281],
    [20, 2.086],
    [30, 2.0423],
    [60, 2.0003],
    [120, 1.9799],
    [199, 1.972],
  ] as const;
  for (const [freedom, t] of table)
    expect(Math.abs(studentQuantile(freedom) - t)).toBeLessThan(1e-4);
});
