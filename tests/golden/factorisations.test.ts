// What scripts/golden/factorisations.py computes by dense solves from the same random starts.
import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../src/core/history';
import { als004 } from '../../src/core/models/als-004';
import { alsWr } from '../../src/core/models/als-wr';
import { ials } from '../../src/core/models/ials';
import type { Step } from '../../src/core/models/model';
import { sgd } from '../../src/core/models/sgd';
import { svdpp } from '../../src/core/models/svdpp';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { starsOf } from '../core/model-checks';
import { fitted } from '../fixtures';
import golden from './golden.json';
import { allFilms, asked, data, expectNear, numbersFor, visitor } from './people';

describe.each(golden.ials)('implicit factorisation, $params.weights weights', (expected) => {
  const fit = fitted(ials, data, expected.params, expected.seed);

  test('scores films for known users and a visitor as the formula does', () => {
    expectNear(numbersFor(ials, fit, asked), expected.scores);
  });

  test('explains the scores of the formula', () => {
    const totals = Array.from(
      allFilms,
      (film) => ials.explain!(fit as never, data, visitor, film, 'score').total,
    );
    expectNear([totals], [expected.scores.at(-1) ?? []]);
  });
});

describe.each(golden.alsWr)(
  'ALS with weighted λ, non-negative: $params.nonnegative',
  (expected) => {
    const fit = fitted(alsWr, data, expected.params, expected.seed) as { films: Float32Array };

    test('has the same factors', () => {
      expectNear([fit.films], [expected.films.flat()]);
    });

    test('predicts the same stars for known users and a visitor, biases for unrated films', () => {
      const stars = asked.map((history) => starsOf(alsWr, fit as never, data, history));
      expectNear(stars, expected.predictions);
    });

    test('shares its stars out among the ratings', () => {
      const sums = asked.map((history) =>
        Array.from(allFilms, (film) => {
          const { terms, fromRatings } = alsWr.explain!(fit as never, data, history, film, 'stars');
          return [...terms.map(({ value }) => value), ...fromRatings].reduce((a, b) => a + b, 0);
        }),
      );
      expectNear(sums, expected.predictions);
    });

    test('leaves unrated films out where it is asked to', () => {
      const dropping = fitted(
        alsWr,
        data,
        { ...expected.params, coldStart: 'drop' },
        expected.seed,
      );
      const stars = starsOf(alsWr, dropping, data, visitor);
      expect(expected.unrated.length).toBeGreaterThan(0);
      expect([...allFilms].filter((film) => Number.isNaN(stars[film]))).toEqual(expected.unrated);
    });
  },
);

describe('ALS from scratch', () => {
  const expected = golden.als004;
  const fit = fitted(als004, data, expected.params, expected.seed);

  test('has the same film biases', () => {
    expectNear([fit.filmBiases as Float32Array], [expected.filmBiases]);
  });

  test('predicts the same stars for known users and a visitor', () => {
    const stars = asked.map((history) => starsOf(als004, fit, data, history));
    expectNear(stars, expected.predictions);
  });

  test('ranks by the same scores, without a bias for somebody with one rating', () => {
    expectNear(numbersFor(als004, fit, asked), expected.scores);
    const { scores, ...rating } = expected.oneRating;
    expectNear(numbersFor(als004, fit, [historyFrom([rating])]), [scores]);
  });
});

describe.each(golden.sgd)('gradient descent, $params.order', (expected) => {
  const fit = fitted(sgd, data, expected.params, expected.seed);

  test('has the same film vectors and biases', () => {
    expectNear([fit.films as Float32Array], [expected.films.flat()]);
    expectNear([fit.filmBiases as Float32Array], [expected.filmBiases]);
  });

  test('reports the same error of the last epoch', () => {
    const params = resolveParams(sgd.params, expected.params);
    const steps: Step[] = [...sgd.fit(data, params as never, seeded(expected.seed))];
    expect((steps.at(-1)?.loss?.error ?? NaN) / expected.error).toBeCloseTo(1, 5);
  });

  test('folds in known users and a visitor with the same stars', () => {
    expectNear(numbersFor(sgd, fit, asked), expected.predictions);
  });
});

describe('SVD++', () => {
  const expected = golden.svdpp;
  const fit = fitted(svdpp, data, expected.params, expected.seed);

  test('has the same vectors of choices', () => {
    expectNear([fit.implicit as Float32Array], [expected.implicit.flat()]);
  });

  test('folds in known users and a visitor with the same stars', () => {
    expectNear(numbersFor(svdpp, fit, asked), expected.predictions);
  });
});
