import { describe, expect, test } from 'vitest';
import { without } from '../../src/core/dataset';
import { fitFor, overFolds, scoreLists, scoreRatings } from '../../src/core/evaluation/evaluate';
import { defineModel, fitToEnd, type Model } from '../../src/core/models/model';
import { als } from '../../src/core/models/als';
import { popularity } from '../../src/core/models/popularity';
import { resolveParams } from '../../src/core/params';
import { checkerboard, datasetFrom, fitted } from '../fixtures';

// Two users, films 0 … 29; user 0 rated films 0 … 9 with five stars, user 1 all but film 29 with two and a half.
// The last two ratings of each are test. Film 29 is unrated and so no candidate.
const data = datasetFrom(2, 30, [
  ...Array.from({ length: 10 }, (_, film) => ({ user: 0, film, halfStars: 10 })),
  ...Array.from({ length: 29 }, (_, film) => ({ user: 1, film, halfStars: 5 })),
]);
const mask = new Uint8Array(39);
for (const at of [8, 9, 37, 38]) mask[at] = 1;
const training = without(data, mask);
const parts = { data, training, test: mask };

/** A model that says the same of a film to everybody; it notes for whom it is asked. */
function saying(stars: (film: number) => number, asked: number[][] = []): Model {
  return defineModel({
    id: 'saying',
    label: 'Saying',
    summary: 'Says what it is told.',
    paper: 'None, 2020.',
    version: 1,
    params: {},
    *fit() {
      yield { done: 1, total: 1 };
      return { nothing: 0 };
    },
    predict(_fitted, _data, history, films, out) {
      asked.push([history.films.length, films.length]);
      films.forEach((film, k) => (out[k] = stars(film)));
    },
  });
}

const fit = { nothing: 0 };

describe('scoring ratings', () => {
  test('asks for each user’s test films, with the training history', () => {
    const asked: number[][] = [];
    scoreRatings(
      saying(() => 3, asked),
      fit,
      parts,
    );
    expect(asked).toEqual([
      [8, 2],
      [27, 2],
    ]);
  });

  test('compares with the ratings held out', () => {
    const scores = scoreRatings(
      saying((film) => (film < 10 ? 4 : 2)),
      fit,
      parts,
    );
    expect(scores.mae.mean).toBe((1 + 1 + 0.5 + 0.5) / 4);
    expect(scores.rmse.mean).toBe(Math.sqrt((1 + 1 + 0.25 + 0.25) / 4));
  });

  test('limits predictions to the scale first', () => {
    const scores = scoreRatings(
      saying((film) => (film < 10 ? 9 : -9)),
      fit,
      parts,
    );
    expect(scores.mae.mean).toBe((0 + 0 + 2 + 2) / 4);
  });

  test('gives nothing for a model without stars', () => {
    expect(scoreRatings(popularity, fitted(popularity, training), parts)).toEqual({});
  });
});

describe('scoring lists', () => {
  test('asks about every rated film that is not in the training history', () => {
    const asked: number[][] = [];
    scoreLists(
      saying(() => 3, asked),
      fit,
      parts,
    );
    expect(asked).toEqual([
      [8, 21],
      [27, 2],
    ]);
  });

  test('counts four stars and more as relevant, and skips users without', () => {
    const first = scoreLists(
      saying((film) => -film),
      fit,
      parts,
    );
    expect(first['ndcg@10']).toEqual({ mean: 1, se: NaN });
    expect(first['recall@20'].mean).toBe(1);
    const last = scoreLists(
      saying((film) => film),
      fit,
      parts,
    );
    expect(last['ndcg@10'].mean).toBe(0);
    expect(last['recall@20'].mean).toBe(1 / 2); // film 9 is 20th of 21
  });

  test('counts the distinct films of all lists as coverage', () => {
    const { 'coverage@10': covered } = scoreLists(
      saying((film) => -film),
      fit,
      parts,
    );
    expect(covered.mean).toBe(12 / 29); // films 8 … 17 for user 0, 27 and 28 for user 1
  });

  test('breaks ties in the same way each time, but not by position', () => {
    const flat = () =>
      scoreLists(
        saying(() => 3),
        fit,
        parts,
      );
    expect(flat()).toEqual(flat());
    expect(flat()['ndcg@10'].mean).not.toBe(1);
  });

  test('breaks ties by less than any real difference', () => {
    // Film 8 leads by a thousandth, film 9 trails by as much; all others are tied.
    const lead = (film: number) => (film === 8 ? 3.001 : film === 9 ? 2.999 : 3);
    const scores = scoreLists(saying(lead), fit, parts);
    expect(scores['ndcg@10'].mean).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
    expect(scores['recall@20'].mean).toBe(1 / 2); // film 9 is last of 21
  });

  test('uses the ranking score where a model has one', () => {
    const ranked: Model = {
      ...saying((film) => film),
      rank(_fitted, _data, _history, films, out) {
        films.forEach((film, k) => (out[k] = -film));
      },
    };
    expect(scoreLists(ranked, fit, parts)['ndcg@10'].mean).toBe(1);
  });
});

test('a fit for evaluation is the fit of the same seed', () => {
  const board = checkerboard(8);
  const params = resolveParams(als.params, { factors: 2 });
  const [model]: Model[] = [als];
  expect(fitToEnd(fitFor(model, params, board, 5))).toEqual(fitted(model, board, params, 5));
});

describe('several folds', () => {
  test('give their mean, with the standard error over folds', () => {
    const folds = [1, 2, 6].map((mean) => ({ rmse: { mean, se: 9 } }));
    const { rmse } = overFolds(folds);
    expect(rmse.mean).toBe(3);
    expect(rmse.se).toBeCloseTo(Math.sqrt((4 + 1 + 9) / 2 / 3), 12);
  });

  test('a single one keeps the standard error over users', () => {
    const fold = { rmse: { mean: 1, se: 0.1 } };
    expect(overFolds([fold])).toEqual(fold);
  });
});
