// Metrics of what a model says: metrics.json against scripts/golden/metrics_judged.py, which works out places, lists and
// figures from the same raw numbers.
import { describe, expect, test } from 'vitest';
import { without } from '../../src/core/dataset';
import { measureFolds, wantedFor } from '../../src/core/evaluation/evaluate';
import { usualJudging, type Judging, type Mask } from '../../src/core/evaluation/fold';
import { judge } from '../../src/core/evaluation/judge';
import type { Outcome } from '../../src/core/evaluation/outcome';
import { historyOf } from '../../src/core/history';
import { askedMetrics } from '../../src/core/metrics/asked';
import { metrics } from '../../src/core/metrics/registry';
import { defineModel, type Model } from '../../src/core/models/model';
import { identity, selectRatings } from '../../src/core/ratings';
import { toEnd } from '../core/projection/sources';
import { datasetFrom } from '../fixtures';
import golden from './metrics.json';

const data = datasetFrom(
  golden.users,
  golden.films,
  golden.user.map((user, k) => ({ user, film: golden.film[k], halfStars: golden.halfStars[k] })),
);
const users = identity(golden.users).filter((user) => user !== golden.absent);

/** By metric id; null for what is undefined. */
type Figures = Record<string, { readonly mean: number | null; readonly se: number | null }>;

/** A mask of the data's ratings from one in the order of the source file. */
const maskOf = (inFile: readonly number[]): Mask =>
  Uint8Array.from(data.ratings.order ?? [], (row) => inFile[row]);

/** The model that says the given numbers of the people whose histories are shown. */
function saying({ flat, saysStars }: (typeof golden.cases)[number], shown: Mask): Model {
  const ratings = selectRatings(data.ratings, shown);
  const known = new Map(
    Array.from({ length: golden.users }, (_, user) => [
      historyOf(ratings, user).films.join(' '),
      user,
    ]),
  );
  expect(known.size).toBe(golden.users);
  const rowsOf = (rows: readonly (readonly (number | null)[])[]): Model['rank'] =>
    function write(_fitted, _data, history, films, out) {
      const row = rows[known.get(history.films.join(' ')) ?? -1];
      films.forEach((film, k) => (out[k] = row[film] ?? NaN));
    };
  const rank = rowsOf(flat ? golden.scores.map((row) => row.map(() => 0)) : golden.scores);
  const predict = rowsOf(golden.stars);
  return defineModel({
    id: 'said',
    label: 'Said',
    summary: 'Says what is written down.',
    paper: 'None.',
    version: 1,
    params: {},
    // eslint-disable-next-line require-yield -- there is nothing to fit
    *fit() {
      return {};
    },
    ...(rank && { rank }),
    ...(saysStars && predict && { predict }),
  });
}

describe.each(golden.cases)('$judging in folds $folds, flat: $flat', (one) => {
  const figures: Figures = one.metrics;
  const asked = askedMetrics(Object.keys(figures));
  const judging: Judging = { ...usualJudging, ...(one.judging as Partial<Judging>) };
  const outcomes: Outcome[] = one.folds.map((fold) => {
    const heldOut = maskOf(golden.folds[fold].heldOut);
    const shown = heldOut.map((held) => 1 - held);
    const candidate = { model: saying(one, shown), fitted: {}, training: without(data, heldOut) };
    const trial = { name: '', users, shown, test: maskOf(golden.folds[fold].test) };
    return toEnd(judge(candidate, data, trial, judging, wantedFor(asked)));
  });

  test('gives the same lists', () => {
    const lists = outcomes.flatMap(({ list, listStarts }) =>
      Array.from(users, (_, c) => [...list.subarray(listStarts[c], listStarts[c + 1])]),
    );
    expect(lists).toEqual(one.lists);
  });

  test('gives the same figures', () => {
    const folds = outcomes.map((outcome) => [outcome]);
    const [{ scores }] = measureFolds(data, folds, [''], 'pooled', asked);
    expect(Object.keys(scores)).toEqual(Object.keys(figures));
    for (const [id, { mean, se }] of Object.entries(figures)) {
      expect([id, missOf(scores[id].mean, mean)]).toEqual([id, 0]);
      expect([id, missOf(scores[id].se, se)]).toEqual([id, 0]);
    }
  });
});

test('every metric has golden figures', () => {
  const ids = askedMetrics(Object.keys(golden.cases[0].metrics)).map(({ metric }) => metric);
  expect(new Set(ids)).toEqual(new Set(metrics));
});

/** How far a figure is from the expected one, in units of 1e-9 and rounded; 0 where both are undefined. */
function missOf(actual: number, expected: number | null): number {
  if (expected === null) return Number.isNaN(actual) ? 0 : Infinity;
  return Math.round(Math.abs(actual - expected) / 1e-9);
}
