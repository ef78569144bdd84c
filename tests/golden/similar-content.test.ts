// What scripts/golden/similar_content.py computes film by film.
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/core/dataset';
import { content } from '../../src/core/models/content';
import { mean } from '../../src/core/models/mean';
import { random } from '../../src/core/models/random';
import { starsOf } from '../core/model-checks';
import { fitted } from '../fixtures';
import golden from './golden.json';
import { allFilms, asked, data, expectNear } from './people';

const { genres, years, tagPairs, cases } = golden.similarContent;
const times = new Uint32Array(tagPairs.length);
const described: Dataset = {
  ...data,
  films: {
    ...data.films,
    genreNames: ['Action', 'Comedy', 'Drama', 'Horror', 'War'],
    genres: Uint32Array.from(genres),
    years: Int16Array.from(years),
  },
  tags: {
    // The same eight tags in two spellings each.
    names: [...'abcdefghABCDEFGH'],
    user: times,
    film: Uint32Array.from(tagPairs, ([film]) => film),
    tag: Uint32Array.from(tagPairs, ([, tag], k) => (k % 2 ? tag + 8 : tag)),
    times,
  },
};

describe.each(cases)('content, $params.similarity, $params.variant', ({ params, predictions }) => {
  const fit = fitted(content, described, params);

  test('predicts the same stars for known users and a visitor', () => {
    expectNear(
      asked.map((history) => starsOf(content, fit, described, history)),
      predictions,
    );
  });

  test('shares them out among the ratings', () => {
    const sums = asked.map((history) =>
      Array.from(allFilms, (film) => {
        const explained = content.explain!(fit as never, described, history, film, 'stars');
        const parts = [...explained.terms.map(({ value }) => value), ...explained.fromRatings];
        return parts.reduce((sum, part) => sum + part, 0);
      }),
    );
    expectNear(sums, predictions);
  });
});

describe('the mean', () => {
  test('is that of all ratings, for every film', () => {
    const stars = starsOf(mean, fitted(mean, data), data, asked[0]);
    expectNear([stars], [Array.from(allFilms, () => golden.mean)]);
  });
});

describe('random stars', () => {
  const fit = fitted(random, data);

  test('have the mean and the spread of all ratings', () => {
    expect(fit.mean).toBeCloseTo(golden.mean, 9);
    expect(fit.deviation).toBeCloseTo(golden.deviation, 9);
  });
});
