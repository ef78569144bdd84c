// What scripts/golden/survey.py computes with numpy.
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/core/dataset';
import { transpose } from '../../src/core/ratings';
import { subjectOf } from '../../src/core/survey/subject';
import type { FilterChoice, SurveyQuestion } from '../../src/core/survey/survey';
import { tailFit } from '../../src/core/survey/tail-fit';
import { surveyed, toEnd } from '../core/survey/fixtures';
import { data as plain } from './people';
import golden from './survey.json';

const ratings = {
  ...plain.ratings,
  times: plain.ratings.order!.map((row) => golden.times[row]),
};
const data: Dataset = {
  ...plain,
  ratings,
  byFilm: transpose(ratings),
  films: {
    ...plain.films,
    genreNames: golden.genreNames,
    genres: Uint32Array.from(golden.genres),
    years: Int16Array.from(golden.years),
  },
};
const subject = toEnd(subjectOf(data));
const { bins, least, lists } = golden as Pick<SurveyQuestion, 'bins' | 'least' | 'lists'>;

/** To a share of the expected value, or of 1 where that is less; NaN is written as null. */
function expectLike(actual: unknown, expected: unknown, close: number, path = ''): void {
  if (typeof expected === 'number') {
    const miss = Math.abs((actual as number) - expected) / Math.max(1, Math.abs(expected));
    expect(miss, `${path}: ${String(actual)}, expected ${expected}`).toBeLessThanOrEqual(close);
  } else if (expected === null) {
    expect(actual, path).toBeNaN();
  } else {
    const keys = Object.keys(expected as object);
    if (Array.isArray(expected)) expect(actual, path).toHaveLength(expected.length);
    for (const key of keys) {
      const [one, other] = [actual, expected] as Record<string, unknown>[];
      expectLike(one[key], other[key], close, `${path}.${key}`);
    }
  }
}

describe('a survey', () => {
  test.each(golden.surveys)('through $filters has numpy’s numbers', ({ filters, survey }) => {
    const actual = surveyed(subject, filters as unknown as FilterChoice, { bins, least, lists });
    const { userMeans, filmMeans, ...exact } = survey;
    expectLike(actual, exact, 1e-12);
    for (const [name, chart] of Object.entries({ userMeans, filmMeans })) {
      const { density, ...rest } = chart;
      expectLike(actual[name as 'userMeans'], rest, 1e-12, name);
      // Means are put on a grid of a hundredth of a star before the curve is drawn.
      expectLike(actual[name as 'userMeans'].density, density, 2e-3, `${name}.density`);
    }
  });
});

describe('the tail of counts', () => {
  test.each(golden.tails.map((tail, k) => ({ ...tail, name: ['power law', 'lognormal'][k] })))(
    'drawn from a $name has the laws that numpy fits',
    ({ counts, fit }) => {
      const actual = toEnd(tailFit(Uint32Array.from(counts)));
      expectLike(actual, fit, 1e-5);
      expect(actual?.atLeast.counts[0]).toBe(fit.from);
      expect(actual?.atLeast.power[0]).toBeCloseTo(fit.tail, 8);
      expect(actual?.atLeast.lognormal[0]).toBeCloseTo(fit.tail, 8);
    },
  );

  test('of too few counts, or too alike, is not fitted', () => {
    expect(toEnd(tailFit(new Uint32Array()))).toBeUndefined();
    expect(toEnd(tailFit(Uint32Array.of(1, 2, 3, 4, 5)))).toBeUndefined();
    expect(toEnd(tailFit(new Uint32Array(50).fill(7)))).toBeUndefined();
    expect(toEnd(tailFit(Uint32Array.from({ length: 50 }, (_, k) => 7 + (k % 2))))).toBeUndefined();
  });
});
