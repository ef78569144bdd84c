import { describe, expect, test } from 'vitest';
import { without } from '../../src/core/dataset';
import {
  checkFold,
  fitFor,
  measureFolds,
  runTrials,
  wantedFor,
} from '../../src/core/evaluation/evaluate';
import { simpleFold, usualJudging, type Judging, type Mask } from '../../src/core/evaluation/fold';
import { judge } from '../../src/core/evaluation/judge';
import { casesOf, type Case } from '../../src/core/evaluation/outcome';
import { askedMetrics } from '../../src/core/metrics/asked';
import { defineModel, fitToEnd, type Fitted, type Model } from '../../src/core/models/model';
import { als } from '../../src/core/models/als';
import { popularity } from '../../src/core/models/popularity';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { checkerboard, datasetFrom, errorOf, fitted } from '../fixtures';
import { drained } from '../scored';

// Two users, films 0 … 29; user 0 rated films 0 … 9 with five stars, user 1 all but film 29 with two and a half.
// The last two ratings of each are test. Film 29 is unrated and so no candidate.
const data = datasetFrom(2, 30, [
  ...Array.from({ length: 10 }, (_, film) => ({ user: 0, film, halfStars: 10 })),
  ...Array.from({ length: 29 }, (_, film) => ({ user: 1, film, halfStars: 5 })),
]);
const mask = new Uint8Array(39);
for (const at of [8, 9, 37, 38]) mask[at] = 1;
const training = without(data, mask);
const fold = simpleFold(mask, Uint32Array.of(0, 1));

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

/** What a model makes of the fold: predictions, and lists of ten. */
function casesFor(model: Model, judging: Partial<Judging> = {}, fitOf: Fitted = fit): Case[] {
  const candidate = { model, fitted: fitOf, training };
  const wanted = { ratings: true, listLength: 10 };
  const judged = { ...usualJudging, ...judging };
  return [...casesOf([drained(judge(candidate, data, fold.trials[0], judged, wanted))])];
}

describe('predictions', () => {
  test('are asked for each user’s test films, with the training history', () => {
    const asked: number[][] = [];
    const model = saying(() => 3, asked);
    const wanted = { ratings: true, listLength: 0 };
    const running = judge(
      { model, fitted: fit, training },
      data,
      fold.trials[0],
      usualJudging,
      wanted,
    );
    const [first, second] = casesOf([drained(running)]);
    expect(asked.filter(([, films]) => films > 0)).toEqual([
      [8, 2],
      [27, 2],
    ]);
    expect([...first.films, ...second.films]).toEqual([8, 9, 27, 28]);
    expect([...first.halfStars, ...second.halfStars]).toEqual([10, 10, 5, 5]);
    expect(first.list).toHaveLength(0);
    expect([...first.places]).toEqual([Infinity, Infinity]);
  });

  test('are limited to the scale', () => {
    const [first, second] = casesFor(saying((film) => (film < 10 ? 9 : -9)));
    expect([...first.predicted, ...second.predicted]).toEqual([5, 5, 0.5, 0.5]);
    const [narrow] = casesFor(
      saying(() => 0),
      { scale: [1, 5] },
    );
    expect([...narrow.predicted]).toEqual([1, 1]);
  });

  test('are NaN for a model without stars', () => {
    const [first] = casesFor(popularity, {}, fitted(popularity, training));
    expect([...first.predicted]).toEqual([NaN, NaN]);
    expect(first.listStars.every(Number.isNaN)).toBe(true);
  });
});

describe('lists', () => {
  test('are made of every rated film that is not in the history', () => {
    const asked: number[][] = [];
    casesFor(saying(() => 3, asked));
    expect(asked).toContainEqual([8, 21]);
    expect(asked).toContainEqual([27, 2]);
  });

  test('may be limited to films that somebody rated in the training part', () => {
    const [, second] = casesFor(
      saying(() => 3),
      { candidates: 'trained' },
    );
    expect([...second.list].sort()).toEqual([]); // films 27 and 28 are unseen in training
    expect([...second.places]).toEqual([Infinity, Infinity]);
  });

  test('say where each test film stands, and which should be there', () => {
    const [first, second] = casesFor(saying((film) => -film));
    expect([...first.places]).toEqual([0, 1]);
    expect([...first.relevant]).toEqual([1, 1]);
    expect([...second.relevant]).toEqual([0, 0]);
    expect([...first.list]).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    const [last] = casesFor(saying((film) => film));
    expect([...last.places]).toEqual([20, 19]);
  });

  test('may count every test film as relevant', () => {
    const [, second] = casesFor(
      saying((film) => film),
      { relevant: 'all' },
    );
    expect([...second.relevant]).toEqual([1, 1]);
  });

  test('break ties in the same way each time, but not by position', () => {
    const flat = () => casesFor(saying(() => 3)).map(({ list }) => [...list]);
    expect(flat()).toEqual(flat());
    expect(flat()[0]).not.toEqual(flat()[0].toSorted((a, b) => a - b));
  });

  test('break ties by less than any real difference', () => {
    // Film 8 leads by a thousandth, film 9 trails by as much; all others are tied.
    const lead = (film: number) => (film === 8 ? 3.001 : film === 9 ? 2.999 : 3);
    expect([...casesFor(saying(lead))[0].places]).toEqual([0, 20]);
  });

  test('may place tied films in the middle of their places', () => {
    const lead = (film: number) => (film === 10 ? 4 : 3);
    expect([...casesFor(saying(lead), { ties: 'middle' })[0].places]).toEqual([10.5, 10.5]);
  });

  test('may ask for a least number of predicted stars', () => {
    const [first] = casesFor(
      saying((film) => (film === 8 ? 4 : 3)),
      { least: 4 },
    );
    expect([...first.list]).toEqual([8]);
    expect([...first.places]).toEqual([0, Infinity]);
    expect([...first.listStars]).toEqual([4]);
  });

  test('go by the ranking score where a model has one, or by its stars', () => {
    const ranked: Model = {
      ...saying((film) => film),
      rank(_fitted, _data, _history, films, out) {
        films.forEach((film, k) => (out[k] = -film));
      },
    };
    expect([...casesFor(ranked)[0].places]).toEqual([0, 1]);
    expect([...casesFor(ranked, { by: 'stars' })[0].places]).toEqual([20, 19]);
    const tied = casesFor(ranked, { by: 'limited stars', ties: 'middle' })[0];
    expect([...tied.places]).toEqual([10, 10]); // all predictions are beyond five stars
  });

  test('cannot be ordered by stars where none are predicted: nobody has a case', () => {
    const silent = fitted(popularity, training);
    expect(casesFor(popularity, {}, silent)).toHaveLength(2);
    for (const judging of [{ by: 'stars' }, { by: 'limited stars' }, { least: 4 }] as const) {
      expect(casesFor(popularity, judging, silent)).toEqual([]);
    }
  });

  test('leave out what a model cannot place', () => {
    const [first] = casesFor(
      saying((film) => (film === 8 ? NaN : 3)),
      { by: 'stars' },
    );
    expect(first.places[0]).toBe(Infinity);
    expect([...first.list]).not.toContain(8);
  });
});

test('a fit for evaluation is the fit of the same seed', () => {
  const board = checkerboard(8);
  const params = resolveParams(als.params, { factors: 2 });
  const [model]: Model[] = [als];
  expect(fitToEnd(fitFor(model, params, board, 5))).toEqual(fitted(model, board, params, 5));
});

describe('what is asked of models', () => {
  test('is what the metrics look at', () => {
    expect(wantedFor(askedMetrics(['rmse']))).toEqual({ ratings: true, listLength: 0 });
    expect(wantedFor(askedMetrics(['ndcg@5', 'coverage@20']))).toEqual({
      ratings: false,
      listLength: 20,
    });
  });
});

test('a model that knows only its own people is not shown others', () => {
  const model: Model = { ...saying(() => 3), foldsIn: () => false };
  const check = (shown: Mask) => {
    const trial = { ...fold.trials[0], shown };
    return errorOf(() => checkFold(model, {}, { heldOut: mask, trials: [trial] }));
  };
  expect(() => checkFold(model, {}, fold)).not.toThrow();
  expect(check(mask)).toBe(
    'ParamError: Saying knows only the people whom it is fitted on; expected a protocol without newcomers.',
  );
});

test('a mix folds in where all of its parts do', () => {
  const hybrid = modelNamed('hybrid');
  expect(hybrid.foldsIn?.({ mix: 'als=1,biases=1' })).toBe(true);
  expect(hybrid.foldsIn?.({ mix: 'als=1,autorec=1' })).toBe(false);
});

describe('several folds', () => {
  // The test ratings one at a time: e = 2, 1 and 0 stars off.
  const masks = [8, 9, 37].map((at) => mask.map((_, k) => (k === at ? 1 : 0)));
  const stars = (film: number) => (film === 8 ? 3 : film === 9 ? 4 : 2.5);
  const asked = askedMetrics(['rmse']);
  const outcomes = masks.map((heldOut) => {
    const candidate = { model: saying(stars), fitted: fit, training: without(data, heldOut) };
    const one = simpleFold(heldOut, Uint32Array.of(0, 1));
    return drained(runTrials(candidate, data, one, usualJudging, wantedFor(asked)));
  });

  test('may be averaged: each fold by itself', () => {
    const [{ scores }] = measureFolds(data, outcomes, [''], 'averaged', asked);
    expect(scores.rmse.byFold).toEqual([2, 1, 0]);
    expect(scores.rmse.mean).toBe(1);
  });

  test('may be pooled: all ratings together', () => {
    const [{ scores }] = measureFolds(data, outcomes, [''], 'pooled', asked);
    expect(scores.rmse.mean).toBe(Math.sqrt(5 / 3));
    expect(scores.rmse.byFold).toBeUndefined();
  });

  test('are averaged over those that define a metric', () => {
    const chosen = askedMetrics(['rhr@1:5']);
    const wanted = wantedFor(chosen);
    const lists = masks.map((heldOut) => {
      const candidate = { model: saying(stars), fitted: fit, training: without(data, heldOut) };
      const one = simpleFold(heldOut, Uint32Array.of(0, 1));
      return drained(runTrials(candidate, data, one, usualJudging, wanted));
    });
    const [{ scores }] = measureFolds(data, lists, [''], 'averaged', chosen);
    const { byFold, mean } = scores['rhr@1:5'];
    expect(byFold?.map(Number.isNaN)).toEqual([false, false, true]); // nobody gave film 27 five stars
    expect(mean).toBe((byFold![0] + byFold![1]) / 2);
  });

  test('give values by user either way, whose mean is the figure', () => {
    for (const way of ['averaged', 'pooled'] as const) {
      const { mean, byUser } = measureFolds(data, outcomes, [''], way, asked)[0].scores.rmse;
      expect((byUser[0] + byUser[1]) / 2).toBeCloseTo(mean, 12);
    }
  });
});
