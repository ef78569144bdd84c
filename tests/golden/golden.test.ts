// golden.json holds what scripts/golden/golden.py, an independent NumPy implementation, computes
// from the ratings in ratings.json. Fits are kept as Float32, so numbers agree to about 1e-5.
import { describe, expect, test } from 'vitest';
import { without } from '../../src/core/dataset';
import type { Scores } from '../../src/core/evaluation/evaluate';
import { historyFrom, historyOf } from '../../src/core/history';
import { als } from '../../src/core/models/als';
import { biases } from '../../src/core/models/biases';
import { dampedMean } from '../../src/core/models/damped-mean';
import { ease } from '../../src/core/models/ease';
import type { Fitted, Step } from '../../src/core/models/model';
import { popularity } from '../../src/core/models/popularity';
import { resolveParams } from '../../src/core/params';
import { principalAxes } from '../../src/core/projection/pca';
import { permutation, seeded } from '../../src/core/random';
import { datasetFrom, fitted, worstMiss } from '../fixtures';
import { scoresOn } from '../scored';
import golden from './golden.json';
import {
  allFilms,
  asked,
  data,
  expectNear,
  numbersFor,
  outside,
  triplets,
  visitor,
} from './people';
import source from './ratings.json';

describe.each(golden.random)(
  'the stream of seed $seed',
  ({ seed, words, normals, permutation: order }) => {
    test('has the same words, normals and permutation', () => {
      const random = seeded(seed);
      expect(words.map(() => random.next() * 2 ** 32)).toEqual(words);
      expect(worstMiss(normals.map(random.normal), normals)).toBeLessThan(1e-9);
      expect([...permutation(10, random)]).toEqual(order);
    });
  },
);

describe('popularity', () => {
  test.each(['all', 'liked'] as const)('counts %s ratings', (count) => {
    const [scores] = numbersFor(popularity, fitted(popularity, data, { count }), [visitor]);
    expect([...scores]).toEqual(golden.popularity[count]);
  });
});

describe('the damped mean', () => {
  test('gives the same stars', () => {
    const { damping, stars } = golden.dampedMean;
    expectNear(numbersFor(dampedMean, fitted(dampedMean, data, { damping }), [visitor]), [stars]);
  });
});

describe('user and film biases', () => {
  const fit = fitted(biases, data) as { mean: number; filmBiases: Float32Array };

  test('have the same mean and film biases', () => {
    expect(fit.mean).toBeCloseTo(golden.biases.mean, 9);
    expectNear([fit.filmBiases], [golden.biases.films]);
  });

  test('predict the same stars for known users', () => {
    expectNear(numbersFor(biases, fit, asked), golden.biases.predictions);
  });
});

describe('matrix factorisation', () => {
  const { params, seed } = golden.als;
  const fit = fitted(als, data, params, seed) as { films: Float32Array } & Fitted;

  test('has the same film factors and biases, from the same random start', () => {
    expectNear([fit.films], [golden.als.films.flat()]);
  });

  test('predicts the same stars for known users and a visitor', () => {
    expectNear(numbersFor(als, fit, asked), golden.als.predictions);
  });

  test('reports the same loss after the last iteration', () => {
    const steps: Step[] = [
      ...als.fit(data, resolveParams(als.params, params) as never, seeded(seed)),
    ];
    const loss = steps.at(-1)?.loss ?? {};
    for (const [part, value] of Object.entries(golden.als.loss)) {
      expect(Math.abs(loss[part] / value - 1)).toBeLessThan(1e-5);
    }
  });

  test('spans the same principal axes', () => {
    const { values, width } = als.space!.vectors(fit as never);
    const { axes, explained } = principalAxes(values, width, allFilms);
    const total = golden.als.pca.values.reduce((sum, value) => sum + value, 0);
    const shares = golden.als.pca.values.map((value) => value / total);
    expect(worstMiss(explained, shares.slice(0, 2))).toBeLessThan(1e-5);
    expect(worstMiss(axes, golden.als.pca.axes.slice(0, 2).flat())).toBeLessThan(1e-4);
  });
});

describe.each([
  ['through the users, rating weights', golden.ease[0]],
  ['through the users, binary', golden.ease[1]],
  ['through the films', golden.easeNarrow],
] as const)('EASE %s', (_, { params, films, scores, sharesOfFilm0 }) => {
  const narrow = datasetFrom(
    source.users,
    films,
    triplets.filter(({ film }) => film < films),
  );
  const fit = fitted(ease, narrow, params);
  const people = [
    ...golden.shownUsers.map((user) => historyOf(narrow.ratings, user)),
    historyFrom(golden.visitor.filter(({ film }) => film < films)),
  ];

  test('gives the same scores as the dense solution', () => {
    const actual = numbersFor(ease, fit, people, narrow);
    expectNear(
      actual.map((row, k) => outside(row, people[k])),
      scores.map((row, k) => outside(row, people[k])),
    );
  });

  test('shares a score out among the ratings in the same way', () => {
    const history = people[people.length - 1];
    const { fromRatings } = ease.explain!(fit as never, narrow, history, 0, 'score');
    expectNear([fromRatings], [Array.from(history.films, (film) => sharesOfFilm0[film])]);
  });

  test('takes the route that the shape of the data asks for', () => {
    expect('inverse' in fit).toBe(films >= source.users);
  });
});

describe('evaluation on a fixed split', () => {
  const mask = Uint8Array.from(source.test);
  const training = without(data, mask);
  const LISTS = ['ndcg@10', 'recall@20', 'coverage@10'];
  const expectEstimates = (
    scores: Scores,
    expected: Record<string, { mean: number; se?: number }>,
  ) => {
    expect(Object.keys(scores).sort()).toEqual(Object.keys(expected).sort());
    for (const [id, { mean, se = scores[id].se }] of Object.entries(expected)) {
      expect(scores[id].mean).toBeCloseTo(mean, 5);
      expect(scores[id].se).toBeCloseTo(se, 5);
    }
  };

  test('gives the same RMSE, MAE, NDCG, recall and coverage for matrix factorisation', () => {
    const fit = fitted(als, training, golden.als.params, golden.als.seed);
    const candidate = { model: als, fitted: fit, training };
    expectEstimates(
      scoresOn(candidate, data, mask, ['rmse', 'mae', ...LISTS]),
      golden.evaluation.als,
    );
  });

  test('gives the same NDCG, recall and coverage for EASE', () => {
    const fit = fitted(ease, training, golden.ease[0].params);
    const candidate = { model: ease, fitted: fit, training };
    expectEstimates(scoresOn(candidate, data, mask, LISTS), golden.evaluation.ease);
  });
});
