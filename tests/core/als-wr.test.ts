import { describe, expect, test } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import { nonnegativeSolver } from '../../src/core/kernels/nonnegative-ridge';
import { als004 } from '../../src/core/models/als-004';
import { alsWr } from '../../src/core/models/als-wr';
import type { Model } from '../../src/core/models/model';
import { resolveParams, type ParamValues } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { checkerboard, fitted } from '../fixtures';
import { explanationOf, nobody, scoresOf, starsOf } from './model-checks';

const SIZE = 16;
const UNRATED = SIZE;
const data = checkerboard(SIZE);
const history = historyOf(data.ratings, 4);

test.each([1, 2, 5, 12])('the best of %i non-negative factors cannot be bettered', (width) => {
  // At the minimum of ½ xᵀAx − bᵀx under x ≥ 0 the slope is 0 where x > 0 and not negative where x = 0.
  const random = seeded(width);
  const count = 9;
  const fixed = Float32Array.from({ length: count * width }, random.normal);
  const targets = Float64Array.from({ length: count }, () => 5 * random.next());
  const penalties = new Float64Array(width).fill(0.3);
  const columns = Uint32Array.from({ length: count }, (_, k) => k);
  const solve = nonnegativeSolver(width);
  const x = solve({ fixed, columns, targets, penalties }, new Float32Array(width)).slice();
  for (let f = 0; f < width; f++) {
    let slope = penalties[f] * x[f];
    for (let k = 0; k < count; k++) {
      let miss = -targets[k];
      for (let g = 0; g < width; g++) miss += fixed[k * width + g] * x[g];
      slope += fixed[k * width + f] * miss;
    }
    expect(x[f]).toBeGreaterThanOrEqual(0);
    if (x[f] > 0) expect(Math.abs(slope)).toBeLessThan(1e-6);
    else expect(slope).toBeGreaterThan(-1e-6);
  }
  if (width > 2) expect([...x].some((value) => value === 0)).toBe(true);
});

describe.each<[string, Model, ParamValues]>([
  ['ALS with weighted λ', alsWr, {}],
  ['its non-negative form', alsWr, { nonnegative: 'yes' }],
  ['ALS from scratch', als004, {}],
])('%s', (_, model, params) => {
  test('never raises its objective, as each step is an exact minimum', () => {
    const steps = [...model.fit(data, resolveParams(model.params, params), seeded(7))];
    const objectives = steps
      .flatMap(({ loss }) => (loss ? [loss] : []))
      .map((loss) => Object.values(loss).reduce((sum, part) => sum + part, 0));
    expect(objectives.length).toBeGreaterThanOrEqual(10);
    const rises = objectives.slice(1).map((value, k) => value - objectives[k]);
    expect(Math.max(...rises)).toBeLessThan(1e-4); // vectors are rounded to Float32
  });

  test('explains its stars and scores to 1e-5', () => {
    const fit = fitted(model, data, params);
    const one = historyFrom([{ film: 3, halfStars: 9 }]);
    for (const person of [history, one, nobody]) {
      for (const film of [0, 1, 8, UNRATED]) {
        expect(explanationOf(model, fit, data, person, film, 'stars').miss).toBeLessThan(1e-5);
        expect(explanationOf(model, fit, data, person, film, 'score').miss).toBeLessThan(1e-5);
      }
    }
  });
});

describe('ALS with weighted λ', () => {
  test('keeps every factor at 0 or above where it is asked to', () => {
    const { films } = fitted(alsWr, data, { nonnegative: 'yes' }) as { films: Float32Array };
    expect(films.every((value) => value >= 0)).toBe(true);
  });

  test('gives the stars of its training to a user that it was trained on', () => {
    // After one iteration the last films were solved against users who were solved against the first films.
    const fit = fitted(alsWr, data, { iterations: 1 });
    const [step] = [
      ...alsWr.fit(data, resolveParams(alsWr.params, { iterations: 1 }) as never, seeded(7)),
    ].slice(-1);
    let error = 0;
    for (let user = 0; user < SIZE; user++) {
      const { films, halfStars } = historyOf(data.ratings, user);
      const stars = starsOf(alsWr, fit, data, historyOf(data.ratings, user), films);
      stars.forEach((value, k) => (error += (value - halfStars[k] / 2) ** 2));
    }
    expect(error / (step.loss?.error ?? NaN)).toBeCloseTo(1, 5);
  });

  test('drops what it cannot know, but ranks it all the same', () => {
    const fit = fitted(alsWr, data, { coldStart: 'drop' });
    expect(starsOf(alsWr, fit, data, history, Uint32Array.of(0, UNRATED))[1]).toBeNaN();
    expect(starsOf(alsWr, fit, data, nobody).every(Number.isNaN)).toBe(true);
    expect(scoresOf(alsWr, fit, data, nobody).every(Number.isFinite)).toBe(true);
    expect(alsWr.explain!(fit as never, data, nobody, 0, 'stars').total).toBeNaN();
  });
});
