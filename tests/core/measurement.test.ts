import { describe, expect, test } from 'vitest';
import { difference, standardError } from '../../src/core/evaluation/measurement';
import { seeded } from '../../src/core/random';
import { datasetFrom } from '../fixtures';
import { measured, outcomeOf, randomPeople, type Person } from './outcomes';

const USERS = 120;
const FILMS = 60;
const random = seeded(19);
const data = datasetFrom(
  USERS,
  FILMS,
  Array.from({ length: USERS * FILMS }, (_, cell) => ({
    user: Math.floor(cell / FILMS),
    film: cell % FILMS,
    halfStars: 1 + random.below(10),
  })).filter(({ film }) => random.next() < 3 / (3 + film)),
);
const people = randomPeople(USERS, FILMS, seeded(11));

const of = (id: string, some: readonly Person[]) => measured(id, [outcomeOf(some)], data);

/** Those for whom a metric is defined. */
function askedBy(id: string): Person[] {
  const { byUser } = of(id, people);
  return people.filter(({ user }) => !Number.isNaN(byUser[user]));
}

/** Standard error by leaving out one user after another: √((m − 1)/m Σ(θ₋ᵤ − θ̄₋)²). */
function jackknifeError(id: string, all: readonly Person[]): number {
  const m = all.length;
  const without = all.map(
    (left) =>
      of(
        id,
        all.filter((one) => one !== left),
      ).mean,
  );
  const mean = without.reduce((sum, value) => sum + value, 0) / m;
  return Math.sqrt(((m - 1) / m) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

describe('a standard error', () => {
  test('is the sample deviation over √n of what is not NaN', () => {
    const se = Math.sqrt((9 + 4 + 0 + 25) / 3 / 4); // of 1, 2, 4, 9 with mean 4
    expect(standardError(Float64Array.of(1, 2, NaN, 4, 9))).toBeCloseTo(se, 12);
    expect(standardError(Float64Array.of(1e9, 1e9 + 2))).toBe(1);
    expect(standardError(Float64Array.of(NaN, 5))).toBeNaN();
    expect(standardError(new Float64Array())).toBeNaN();
  });

  test.each(['recall@5', 'mrr', 'coverage@5'])('of %s is exactly the jackknife’s', (id) => {
    const asked = askedBy(id);
    expect(asked.length).toBeLessThan(USERS);
    expect(of(id, people).se).toBeGreaterThan(0);
    expect(of(id, people).se).toBeCloseTo(jackknifeError(id, asked), 12);
  });

  test.each(['rmse', 'mae', 'mape', 'kept', 'novelty@10', 'self-information@10', 'diversity@10'])(
    'of %s, which is no mean over users, is near the jackknife’s',
    (id) => {
      expect(of(id, people).se / jackknifeError(id, askedBy(id))).toBeCloseTo(1, 1);
    },
  );

  test('of a pooled mean is exactly the jackknife’s where everybody has as much', () => {
    const even = people.filter(({ list = [] }) => list.length >= 2);
    expect(of('novelty@2', even).se).toBeCloseTo(jackknifeError('novelty@2', even), 12);
  });
});

describe('the difference of two measurements', () => {
  test('is undefined where one model predicts ratings that the other leaves out', () => {
    const tests = (predicted: number) => [
      { stars: 4, predicted: 3.5 },
      { stars: 1, predicted },
    ];
    const everybody = (predicted: number) =>
      of(
        'rmse',
        [0, 1, 2].map((user) => ({ user, tests: tests(predicted) })),
      );
    expect(difference(everybody(3), everybody(2.5)).mean).toBeGreaterThan(0);
    const { mean, se } = difference(everybody(3), everybody(NaN));
    expect([mean, se]).toEqual([NaN, NaN]);
  });

  test('is that of the users whom both are defined for, with the error of their differences', () => {
    const placesOf = (...places: readonly (number | undefined)[]) =>
      of(
        'mrr',
        places.map((place, user) => ({ user, tests: place === undefined ? [] : [{ place }] })),
      );
    const a = placesOf(0, 1, undefined, 3, 0);
    const b = placesOf(1, 1, 0, undefined, 3);
    const { mean, se, byUser } = difference(a, b);
    expect([...byUser.subarray(0, 5)]).toEqual([0.5, 0, NaN, NaN, 0.75]);
    expect(mean).toBeCloseTo(1.25 / 3, 12);
    const squares = [0.5, 0, 0.75].map((value) => (value - 1.25 / 3) ** 2);
    expect(se).toBeCloseTo(Math.sqrt((squares[0] + squares[1] + squares[2]) / 2 / 3), 12);
  });

  test.each(['rmse', 'mae', 'coverage@5', 'diversity@5', 'novelty@3'])(
    'of %s is that of the two figures, where they speak of the same users',
    (id) => {
      const asked = askedBy(id);
      const swapped = asked.map((one) => ({
        ...one,
        tests: (one.tests ?? []).map((test) => ({
          ...test,
          predicted: 3.5 - (test.predicted ?? 0) / 8,
        })),
        list: [...(one.list ?? [])].reverse(),
      }));
      const [a, b] = [of(id, asked), of(id, swapped)];
      expect(a.mean).not.toBe(b.mean);
      expect(difference(a, b).mean).toBeCloseTo(a.mean - b.mean, 12);
    },
  );

  test('with itself is 0 without error; with nobody in common it is undefined', () => {
    const a = of('mrr', askedBy('mrr').slice(0, 9));
    const b = of('mrr', askedBy('mrr').slice(9));
    expect(difference(a, a)).toMatchObject({ mean: 0, se: 0 });
    expect(difference(a, b)).toMatchObject({ mean: NaN, se: NaN });
  });
});
