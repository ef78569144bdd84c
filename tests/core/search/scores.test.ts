import { describe, expect, test } from 'vitest';
import { averaged } from '../../../src/core/evaluation/measurement';
import { ndcg } from '../../../src/core/metrics/ndcg';
import { novelty } from '../../../src/core/metrics/novelty';
import { rmse } from '../../../src/core/metrics/rmse';
import {
  bestOf,
  ranked,
  searchResult,
  type FitScore,
  type Tried,
} from '../../../src/core/search/scores';
import { errorOf } from '../../fixtures';

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** A fold's score that is the mean of its users' values. */
const scoreOf = (...values: number[]): FitScore => ({
  mean: meanOf(values.filter((value) => !Number.isNaN(value))),
  byUser: Float64Array.from(values),
  fitSeconds: 2,
});

const tried = (l2: number, ...values: number[]): Tried => ({
  params: { l2 },
  score: averaged([scoreOf(...values)]),
  fitSeconds: 1,
});

describe('folds together', () => {
  test('one fold is what it was', () => {
    const { mean, se, byUser, byFold } = averaged([scoreOf(1, 2, NaN, 6)]);
    expect([mean, ...byUser, byFold]).toEqual([3, 1, 2, NaN, 6, [3]]);
    expect(se).toBeCloseTo(Math.sqrt(7 / 3), 12);
  });

  // θ = (3 + 5) / 2 = 4 with n = 3; user 0: 4 + 3 (−2/2 + −1/2) / 2, user 1: 4 + 3 (2/2) / 2, user 2: 4 + 3 (1/2) / 2.
  test('are averaged, and so is what each user says of them', () => {
    const { mean, byUser, byFold } = averaged([scoreOf(1, 5, NaN), scoreOf(4, NaN, 6)]);
    expect(mean).toBe(4);
    expect([...byUser]).toEqual([1.75, 5.5, 4.75]);
    expect(byFold).toEqual([3, 5]);
  });
});

describe('the best setting', () => {
  const rows = [tried(1, 3, 4, 5), tried(2, 1, 2, 3), tried(3, 1, 2, 3), tried(4, 1.1, 1.9, 3.2)];

  test('is the lowest or highest mean, by what the metric wants', () => {
    expect(bestOf(rows, rmse)?.params).toEqual({ l2: 2 });
    expect(bestOf(rows, ndcg)?.params).toEqual({ l2: 1 });
  });

  test('is the first of equals', () => {
    expect(ranked(rows, rmse).map(({ params }) => params.l2)).toEqual([2, 3, 4, 1]);
    expect(bestOf([...rows].reverse(), rmse)?.params).toEqual({ l2: 3 });
  });

  test('is not told apart from those within two standard errors of the difference', () => {
    const [best, equal, near, far] = ranked(rows, rmse);
    expect([best, equal, near, far].map(({ alike }) => alike)).toEqual([true, true, true, false]);
    expect(near.behind.mean).toBeCloseTo(0.2 / 3, 12);
    expect(near.behind.se).toBeCloseTo(Math.sqrt(0.0466666666666 / 2 / 3), 9);
    expect(far.behind).toEqual({ mean: 2, se: 0 });
  });

  test('is none that has no score', () => {
    const failed = tried(9, NaN, NaN, NaN);
    expect(ranked([failed, ...rows], ndcg).at(-1)).toMatchObject({
      params: { l2: 9 },
      alike: false,
    });
    expect(bestOf([failed], rmse)).toBeUndefined();
    expect(bestOf([], rmse)).toBeUndefined();
  });

  test('needs a metric with a direction', () => {
    expect(errorOf(() => bestOf(rows, novelty))).toMatch(
      /^ParamError: Got the metric novelty; a search/,
    );
  });
});

describe('what a search has found', () => {
  const settings = [{ l2: 1 }, { l2: 2 }];
  const plan = { settings, folds: 2, innerFolds: [2, 2] };
  /** Setting 2 is better on the whole data, setting 1 within the training part of fold 1. */
  const valueAt = (l2: unknown, fold: number, outer: number | undefined) =>
    outer === 1 ? Number(l2) : 10 - Number(l2) + fold;

  test('is a table, and a nested estimate of what the inner folds choose', () => {
    const { table, nested } = searchResult(plan, rmse, ({ params, fold, outer }) => {
      const value = valueAt(params.l2, fold, outer);
      return scoreOf(value, value + 1);
    });
    expect(table.map(({ params, score }) => [params.l2, score.mean])).toEqual([
      [2, 9],
      [1, 10],
    ]);
    expect(table[0].fitSeconds).toBe(4);
    expect(nested?.chosen).toEqual([{ l2: 2 }, { l2: 1 }]);
    expect(nested?.score.mean).toBe((8.5 + 10.5) / 2);
  });

  test('has the settings that are done, and no nested estimate, before its end', () => {
    const { table, nested } = searchResult(plan, rmse, ({ params, fold, outer }) =>
      outer === undefined && (params.l2 === 1 || fold === 0) ? scoreOf(1, 2) : undefined,
    );
    expect(table.map(({ params }) => params)).toEqual([{ l2: 1 }]);
    expect(nested).toBeUndefined();
  });

  test('says which setting failed, and ranks it last', () => {
    const failed: FitScore = { ...scoreOf(NaN, NaN), failed: 'It diverged.' };
    const { table, nested } = searchResult(plan, rmse, ({ params }) =>
      params.l2 === 1 ? failed : scoreOf(1, 2),
    );
    expect(table[1]).toMatchObject({ params: { l2: 1 }, failed: 'It diverged.' });
    expect(nested?.chosen).toEqual([{ l2: 2 }, { l2: 2 }]);
  });
});
