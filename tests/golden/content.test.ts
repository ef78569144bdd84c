// Models that know genres and years, against scripts/golden/content.py.
import { describe, expect, test } from 'vitest';
import { contentRank } from '../../src/core/models/content-rank';
import { contentRidge } from '../../src/core/models/content-ridge';
import { contentStars } from '../../src/core/models/content-stars';
import type { Fitted } from '../../src/core/models/model';
import { fitted } from '../fixtures';
import { described } from './described';
import golden from './golden.json';
import { asked, expectNear, numbersFor } from './people';

describe.each(golden.contentRidge)('content-ridge with $params.factors factors', (expected) => {
  const fit = fitted(contentRidge, described, expected.params) as {
    filmBiases: Float32Array;
  } & Fitted;

  test('has the same film biases', () => {
    expectNear([fit.filmBiases], [expected.filmBiases]);
  });

  test('predicts the same stars for known users and a visitor', () => {
    expect(expected.predictions).toHaveLength(asked.length);
    expectNear(numbersFor(contentRidge, fit, asked, described), expected.predictions);
  });
});

test('content-stars predicts the same stars', () => {
  const fit = fitted(contentStars, described);
  expectNear(numbersFor(contentStars, fit, asked, described), golden.contentStars);
});

test('content-rank gives the same scores', () => {
  const fit = fitted(contentRank, described);
  expectNear(numbersFor(contentRank, fit, asked, described), golden.contentRank);
});
