import { describe, expect, test } from 'vitest';
import type { TrialScores } from '../../../../src/core/evaluation/evaluate';
import { difference } from '../../../../src/core/evaluation/measurement';
import { nameOf } from '../../../../src/core/evaluation/report';
import { contestantsOf, modelsFrom } from '../../../../src/state/lab/choices';
import { reportOf } from '../../../../src/state/lab/compare/report';
import { Scores, type ToMeasure } from '../../../../src/state/lab/compare/scores.svelte';
import { agreement, ShownLists } from '../../../../src/state/lab/compare/shown-lists.svelte';
import { historyFrom } from '../../../../src/core/history';
import type { FoldResult, ShownFilm } from '../../../../workers/bench-api';
import { Later, libraryOf, named, settled } from '../../fixtures';

const PROTOCOL = { id: 'kfold', params: { k: 2 }, seed: 1 };
const fold: FoldResult = { outcomes: [], fitSeconds: 2, scoreSeconds: 3, recalled: false };
const scoresOf = (...byUser: number[]): TrialScores => {
  const mean = byUser.reduce((sum, value) => sum + value, 0) / byUser.length;
  return [{ trial: '', scores: { mae: { mean, se: 0.1, byUser: Float64Array.from(byUser) } } }];
};

describe('measurements', () => {
  const question = (folds: number): ToMeasure => ({
    plan: { protocol: PROTOCOL, listLength: 0 },
    key: 'mean',
    folds: Array<FoldResult>(folds).fill(fold),
    metrics: ['mae'],
  });

  function measuring() {
    const asked: { readonly folds: number; readonly later: Later<TrialScores> }[] = [];
    const scores = new Scores({
      measure(_, folds) {
        const later = new Later<TrialScores>();
        asked.push({ folds: folds.length, later });
        return later.promise;
      },
    });
    return { asked, scores };
  }

  test('are asked for once, and again with the next fold', async () => {
    const { asked, scores } = measuring();
    scores.follow([question(0)]);
    expect(asked).toEqual([]);
    scores.follow([question(1)]);
    scores.follow([question(2)]);
    expect(asked.map(({ folds }) => folds)).toEqual([1]);
    asked[0].later.resolve(scoresOf(1));
    await settled();
    expect(scores.of(question(2))?.folds).toBe(1);
    expect(asked.map(({ folds }) => folds)).toEqual([1, 2]); // what came in meanwhile, unasked
    asked[1].later.resolve(scoresOf(3));
    await settled();
    expect(scores.of(question(2))).toEqual({ scores: scoresOf(3), folds: 2 });
    scores.follow([question(2)]);
    expect(asked).toHaveLength(2);
  });

  test('that a dead worker owes are told of, and asked for again', async () => {
    const { asked, scores } = measuring();
    scores.follow([question(1)]);
    asked[0].later.reject(named('WorkerError', 'gone'));
    await settled();
    expect(scores.problemOf(question(1))).toBe('gone');
    scores.forgive();
    expect(scores.problemOf(question(1))).toBeUndefined();
    scores.follow([question(1)]);
    expect(asked).toHaveLength(2);
  });
});

test('a report has what the command line has: seconds of all folds, and differences from one', () => {
  const [mean, biases] = contestantsOf(modelsFrom('mean,biases'));
  const finished = [
    { contestant: mean, measured: { scores: scoresOf(1, 2), folds: 2 }, folds: [fold, fold] },
    { contestant: biases, measured: { scores: scoresOf(0.5, 1), folds: 2 }, folds: [fold, fold] },
  ];
  const report = reportOf(libraryOf('small'), PROTOCOL, finished, finished[0]);
  expect(report.results.map(({ seconds }) => seconds)).toEqual([
    { fit: 4, score: 6 },
    { fit: 4, score: 6 },
  ]);
  const [, other] = report.results;
  const { mean: less } = difference(scoresOf(0.5, 1)[0].scores.mae, scoresOf(1, 2)[0].scores.mae);
  expect(report.differences).toMatchObject([
    { model: nameOf(other), minus: 'mean', trials: [{ metrics: { mae: { mean: less } } }] },
  ]);
  expect(reportOf(libraryOf('small'), PROTOCOL, finished, undefined).differences).toEqual([]);
});

describe('lists for a visitor', () => {
  const film = (index: number): ShownFilm => ({ film: index, stars: NaN });
  const contestants = contestantsOf(modelsFrom('mean,biases,mean'));
  const wish = { contestants, seed: 1, history: historyFrom([]), dismissed: new Uint32Array() };

  test('agree on films that several have', () => {
    const lists = [
      [film(1), film(2)],
      [film(2), film(3)],
      [film(2), film(1)],
    ];
    expect([...agreement(lists)].sort()).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  test('stay where progress lands after them', async () => {
    const asked: { readonly later: Later<readonly ShownFilm[]>; tell(fraction: number): void }[] =
      [];
    const lists = new ShownLists({
      forYou(_model, _seed, _question, _signal, onProgress) {
        const later = new Later<readonly ShownFilm[]>();
        asked.push({ later, tell: (fraction) => void onProgress(fraction) });
        return later.promise;
      },
    });
    lists.show({ ...wish, contestants: contestants.slice(0, 1) });
    asked[0].tell(0.5);
    expect([...lists.lists.values()]).toEqual([{ status: 'working', fraction: 0.5 }]);
    asked[0].later.resolve([film(1)]);
    await settled();
    asked[0].tell(1);
    expect([...lists.lists.values()]).toEqual([{ status: 'there', films: [film(1)] }]);
  });

  test('are asked for once for each model; a later wish takes the place of an earlier one', async () => {
    const asked: { readonly id: string; readonly later: Later<readonly ShownFilm[]> }[] = [];
    const lists = new ShownLists({
      forYou({ id }) {
        const later = new Later<readonly ShownFilm[]>();
        asked.push({ id, later });
        return later.promise;
      },
    });
    lists.show(wish);
    expect(asked.map(({ id }) => id)).toEqual(['mean', 'biases']);
    expect(lists.working).toBe(true);
    lists.show(wish);
    asked[0].later.resolve([film(9)]); // too late
    asked[2].later.resolve([film(1)]);
    asked[3].later.reject(named('FitError', 'The error became infinite.'));
    await settled();
    expect(lists.working).toBe(false);
    expect([...lists.lists.values()]).toEqual([
      { status: 'there', films: [film(1)] },
      { status: 'failed', message: 'The error became infinite.' },
    ]);
  });
});
