import { describe, expect, test } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import { als } from '../../src/core/models/als';
import type { Fitted } from '../../src/core/models/model';
import { checkerboard, fitted, worstMiss } from '../fixtures';
import { nobody, starsOf, stepsOf } from './model-checks';

const data = checkerboard(16);
const UNRATED = 16;

describe('matrix factorisation', () => {
  const { steps, fit } = stepsOf(als, data);

  test('never raises its objective, as each half step is an exact minimum', () => {
    const objectives = steps
      .flatMap(({ loss }) => (loss ? [loss] : []))
      .map((loss) => Object.values(loss).reduce((sum, part) => sum + part, 0));
    expect(objectives).toHaveLength(12);
    const rises = objectives.slice(1).map((value, k) => value - objectives[k]);
    expect(Math.max(...rises)).toBeLessThan(1e-4); // users and films are rounded to Float32
    expect(objectives[11]).toBeLessThan(objectives[0]);
  });

  test('reports as error what its own predictions miss by', () => {
    // The last half step solved the films, so predictions fold users in once more: a little closer still.
    const reported = steps.at(-1)?.loss?.error ?? NaN;
    let squares = 0;
    for (let user = 0; user < data.ratings.rows; user++) {
      const history = historyOf(data.ratings, user);
      const stars = starsOf(als, fit, data, history, history.films);
      stars.forEach((value, k) => (squares += (value - history.halfStars[k] / 2) ** 2));
    }
    expect(squares / reported).toBeGreaterThan(0.8);
    expect(squares / reported).toBeLessThan(1.2);
  });

  test('predicts mean and film bias for somebody without ratings', () => {
    const { films, factors, mean } = fit as { films: Float32Array; factors: number; mean: number };
    const expected = Array.from(
      { length: data.films.count },
      (_, film) => mean + films[film * (factors + 1) + factors],
    );
    expect(worstMiss(starsOf(als, fit, data, nobody), expected)).toBeLessThan(1e-6);
  });

  test('predicts the mean for an unrated film and nobody', () => {
    const { mean } = fit as { mean: number };
    const [stars] = starsOf(als, fit, data, nobody, Uint32Array.of(UNRATED));
    expect(stars).toBe(Math.fround(mean));
  });

  test('puts somebody who likes even films near even films', () => {
    const vectors = als.space!.vectors(fit as never);
    const place = als.space!.place(
      fit as never,
      data,
      historyFrom([0, 2, 4, 6].map((film) => ({ film, halfStars: 10 }))),
    );
    const towards = (film: number) =>
      place.reduce((sum, value, f) => sum + value * vectors.values[film * vectors.width + f], 0);
    for (let film = 8; film < 16; film += 2) {
      expect(towards(film)).toBeGreaterThan(0);
      expect(towards(film + 1)).toBeLessThan(0);
    }
  });
});

test('one factor is enough for one taste', () => {
  const fit: Fitted = fitted(als, data, { factors: 1 });
  const stars = starsOf(als, fit, data, historyOf(data.ratings, 0));
  expect(Math.min(stars[0], stars[14])).toBeGreaterThan(4);
  expect(Math.max(stars[1], stars[13])).toBeLessThan(2);
});
