import { describe, expect, test } from 'vitest';
import { modelTask } from '../../scripts/evaluate/inputs';
import { hitRateByAppearance } from '../../scripts/reference/appearance';
import { mixOf, specsOf, type FrameworkRow } from '../../scripts/reference/framework-row';
import { FRAMEWORK_ROWS } from '../../scripts/reference/framework-rows';
import { filmsAsked, keepStars, keptMix } from '../../scripts/reference/kept';
import { shuffledStars } from '../../scripts/reference/recipe';
import { systems } from '../../scripts/reference/registry';
import { digits, misses, number, text, written, type Report } from '../../scripts/reference/report';
import { SCRATCH_ROWS } from '../../scripts/reference/scratch';
import { spark, SPARK_ROWS } from '../../scripts/reference/spark';
import { checkPieces } from '../../scripts/reference/system';
import { without } from '../../src/core/dataset';
import { usualJudging } from '../../src/core/evaluation/fold';
import { looRandom } from '../../src/core/evaluation/protocols/loo-random';
import { historyFrom, historyOf } from '../../src/core/history';
import { mean } from '../../src/core/models/mean';
import type { Model } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { toEnd } from '../../src/core/models/steps';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { identity } from '../../src/core/ratings';
import { judge } from '../../scripts/line-up/targets';
import { datasetFrom, errorOf, fitted, loadPublic } from '../fixtures';

const { data: sample } = await loadPublic('sample.zip');

/** RMSE of every model that the framework reports, as it is printed there. */
const THEIR_RMSE: Readonly<Record<string, number>> = {
  random: 1.4206,
  content: 0.9055,
  'content-genres': 0.928,
  'content-years': 0.9336,
  'user-cosine': 0.9787,
  'user-msd': 0.9554,
  'user-pearson': 0.9802,
  'user-pearson-baseline': 0.9827,
  'user-z-score': 0.9048,
  'user-means': 0.9066,
  'user-baseline': 0.8845,
  'item-cosine': 0.9788,
  'item-msd': 0.9149,
  'item-pearson': 0.9755,
  'item-pearson-baseline': 0.9248,
  'item-z-score': 0.9155,
  'item-means': 0.9087,
  'item-baseline': 0.8931,
  svd: 0.8825,
  'svd-tuned': 0.8665,
  svdpp: 0.8712,
  'svdpp-tuned': 0.8641,
  rbm: 1.2815,
  'rbm-tuned': 1.2797,
  autorec: 1.9996,
  'autorec-tuned': 1.9115,
  'hybrid-01': 0.964,
  'hybrid-02': 1.087,
  'hybrid-03': 1.087,
  'hybrid-04': 0.9304,
  'hybrid-05': 1.0254,
  'hybrid-06': 0.9218,
  'hybrid-07': 0.8577,
  'hybrid-08': 0.947,
  'hybrid-09': 1.303,
  'hybrid-10': 1.0999,
  'hybrid-11': 1.0417,
  'hybrid-12': 1.0417,
  'hybrid-13': 0.8619,
  'hybrid-14': 0.9495,
  'hybrid-15': 1.0417,
  'hybrid-16': 0.9691,
  'hybrid-17': 0.8568,
};

describe('the rows', () => {
  test('hold every model of the framework once, with what it reports', () => {
    const reported = FRAMEWORK_ROWS.filter(({ theirs }) => theirs.length > 0);
    const rmse = reported.map(({ id, theirs }) => [id, theirs[0]] as const);
    expect(rmse).toHaveLength(Object.keys(THEIR_RMSE).length);
    expect(Object.fromEntries(rmse)).toEqual(THEIR_RMSE);
    for (const { theirs } of reported) {
      expect(theirs).toHaveLength(7);
      expect(theirs).not.toContain(NaN);
    }
  });

  test('of one name are not two', () => {
    const ids = FRAMEWORK_ROWS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(FRAMEWORK_ROWS)('$id is of models, and its parts add up to 1', (row) => {
    const weights = row.parts.reduce((sum, [, weight]) => sum + weight, 0);
    expect(weights).toBeCloseTo(1, 12);
    const { params } = modelNamed('hybrid');
    expect(resolveParams(params, { mix: mixOf(row) }).mix).toBe(mixOf(row));
  });

  test.each([
    ...specsOf(FRAMEWORK_ROWS),
    ...SPARK_ROWS.map(([, spec]) => spec),
    ...SCRATCH_ROWS.map(({ spec }) => spec),
  ])('%s is a model with settings that it has', (spec) => {
    expect(modelTask(spec).spec).toBe(spec);
  });

  test('hold every figure of ALS from scratch on 100,000 ratings', () => {
    const figures = SCRATCH_ROWS.flatMap(({ theirs }) => theirs ?? []);
    const sweeps = [1.01, 1.24, 1.57, 2.13, 1.01, 0.934, 0.972, 1.43, 1.59, 2.19, 0.964];
    expect(figures).toEqual([0.903, 1.79, ...sweeps]);
  });
});

describe('kept predictions', () => {
  const random = seeded(1);
  const draw = looRandom.draw(sample, resolveParams(looRandom.params) as never, random);
  const [fold] = looRandom.foldsOf(sample, draw, resolveParams(looRandom.params) as never);
  const [trial] = fold.trials;
  const training = without(sample, fold.heldOut);
  const specs = ['content:variant=classic', 'biases', 'user-knn:estimate=means'];
  const wanted = { ratings: false, listLength: 10 };
  const filmsOf = filmsAsked(sample, training, trial, usualJudging, wanted);
  const users = trial.users.subarray(0, 8);
  const tables = specs.map((spec) => {
    const { id, params } = modelTask(spec);
    const table = new Float32Array(training.ratings.rows * training.films.count);
    const model = modelNamed(id);
    toEnd(
      keepStars(
        { model, fitted: fitted(model, training, params), training },
        users,
        filmsOf,
        table,
      ),
    );
    return table;
  });

  test('mixed are what the hybrid of the same models predicts', () => {
    const weights = [0.34, 0.33, 0.33];
    const row: Pick<FrameworkRow, 'parts'> = {
      parts: specs.map((spec, k) => [spec, weights[k]] as const),
    };
    const hybrid = modelNamed('hybrid');
    const fit = fitted(hybrid, training, { mix: mixOf(row) });
    const mix = keptMix(
      tables,
      weights.map((weight, table) => ({ table, weight })),
    );
    for (const user of users) {
      const history = historyOf(training.ratings, user);
      const films = filmsOf(user);
      const [own, kept] = [new Float32Array(films.length), new Float32Array(films.length)];
      hybrid.predict?.(fit, training, history, films, own);
      mix.predict?.({}, training, history, films, kept);
      expect(kept).toEqual(own);
      expect(own.every(Number.isFinite)).toBe(true);
    }
  });

  test('are of all films that can be listed, or of the test films alone', () => {
    const [user] = users;
    const history = new Set(historyOf(training.ratings, user).films);
    const listed = filmsOf(user);
    expect(listed.some((film) => history.has(film))).toBe(false);
    const { starts } = sample.byFilm;
    const rated = identity(sample.films.count).filter((film) => starts[film + 1] > starts[film]);
    expect(listed).toHaveLength(rated.length - history.size);

    const starsOnly = { ratings: true, listLength: 0 };
    const tested = filmsAsked(sample, training, trial, usualJudging, starsOnly)(user);
    expect(tested).toHaveLength(1);
    expect(history.has(tested[0])).toBe(false);
    expect(historyOf(sample.ratings, user).films).toContain(tested[0]);
  });

  test('say nothing of somebody who is not in the data', () => {
    const out = new Float32Array(1);
    const stranger = historyFrom([{ film: 0, halfStars: 1 }]);
    keptMix(tables, [{ table: 0, weight: 1 }]).predict?.(
      {},
      training,
      stranger,
      Uint32Array.of(3),
      out,
    );
    expect(out).toEqual(Float32Array.of(NaN));
  });
});

describe('the order of ids', () => {
  /** User 0 rates films 0 to 29 in that order; of user 1's two ratings that of a film is held out. */
  function rateOf(film: number, stars: (film: number) => number, scale: readonly [number, number]) {
    const first = Array.from({ length: 30 }, (_, k) => ({ user: 0, film: k, halfStars: 7 }));
    const own = [film, 30].map((one) => ({ user: 1, film: one, halfStars: 7 }));
    const data = datasetFrom(2, 31, [...first, ...own]);
    const test = new Uint8Array(32);
    test[30] = 1;
    const trial = { name: '', users: Uint32Array.of(1), shown: test.map((one) => 1 - one), test };
    const model: Model = {
      ...mean,
      predict: (_fit, _data, _history, films, out) => out.set(Array.from(films, stars)),
    };
    return hitRateByAppearance({ model, training: without(data, test), data, trial, scale });
  }

  test('makes a hit of what is named early, and of nothing else, for a constant', () => {
    expect([0, 9, 10, 29].map((film) => rateOf(film, () => 3.5, [1, 5]))).toEqual([1, 1, 0, 0]);
  });

  test('comes after the stars', () => {
    expect([20, 19].map((film) => rateOf(film, (one) => one, [0, 99]))).toEqual([1, 0]);
  });

  test('decides among those that are limited to the same stars', () => {
    expect([5, 14, 15].map((film) => rateOf(film, (one) => one, [1, 5]))).toEqual([1, 1, 0]);
  });
});

describe('stars dealt out anew', () => {
  test('are the same stars, by user as by film', () => {
    const dealt = shuffledStars(sample);
    expect(dealt.ratings.halfStars.slice().sort()).toEqual(sample.ratings.halfStars.slice().sort());
    expect(dealt.ratings.halfStars).not.toEqual(sample.ratings.halfStars);
    const [film] = dealt.ratings.indices;
    const { films: users, halfStars } = historyOf(dealt.byFilm, film);
    expect(halfStars[users.indexOf(0)]).toBe(dealt.ratings.halfStars[0]);
  });
});

describe('a system', () => {
  test.each(systems)('$id has pieces that can be asked for, and no others', (system) => {
    expect(() => checkPieces(system, system.pieces)).not.toThrow();
    expect(errorOf(() => checkPieces(system, ['nothing']))).toContain(
      `ParamError: ${system.id} has no piece "nothing". It has: ${system.pieces[0]}`,
    );
  });

  test('says that a film or user is not there', async () => {
    const context = { data: sample, only: ['users', 'films'], progress: () => {} };
    const { sections } = await spark.run(context);
    const missing = sections.filter(({ rows }) => rows.length === 0);
    const ids = sample.films.ids;
    const absent = [463, 471].filter((id) => !ids.includes(id)).length;
    const strangers = [575, 232].filter((id) => !sample.userIds.includes(id)).length;
    expect(absent).toBeGreaterThan(0);
    expect(missing).toHaveLength(absent + strangers);
  });
});

describe('a report', () => {
  const due = (most: number) => ({
    what: 'a mix',
    verdict: judge([{ metric: 'rmse', most }], { rmse: { mean: 0.85, se: 0 } })[0],
  });
  const report: Report = {
    title: '000: a system',
    sections: [
      {
        heading: 'Stars',
        setting: 'Split, seed 1.',
        columns: [text('model'), number('RMSE')],
        rows: [
          ['mean', digits(1.04)],
          ['none', digits(undefined)],
        ],
        notes: ['A note.'],
      },
    ],
    due: [due(0.86), due(0.84)],
  };

  test('fails for each figure that misses what it must reach, and for no other', () => {
    expect(misses(report)).toEqual(['a mix: got 0.8500; must reach RMSE ≤ .840']);
    expect(misses({ ...report, due: [due(0.86)] })).toEqual([]);
  });

  test('is written for a terminal', () => {
    expect(written(report, false)).toBe(
      '000: a system\n\nStars\nSplit, seed 1.\n\nmodel    RMSE\nmean   1.0400\nnone        –\n\n- A note.',
    );
  });

  test('is written in Markdown', () => {
    expect(written(report, true)).toBe(
      '# 000: a system\n\n## Stars\n\nSplit, seed 1.\n\n| model |   RMSE |\n| ----- | -----: |\n| mean  | 1.0400 |\n| none  |      – |\n\n- A note.',
    );
  });
});
