import { expect, test } from 'vitest';
import { simpleFold, usualJudging } from '../../src/core/evaluation/fold';
import { judge } from '../../src/core/evaluation/judge';
import { defineModel } from '../../src/core/models/model';
import { datasetFrom } from '../fixtures';
import { drained } from '../scored';

test('films that no stars are predicted for are not listed, and leave the order of the others alone', () => {
  const films = 12;
  const data = datasetFrom(
    2,
    films,
    Array.from({ length: films + 1 }, (_, k) => ({
      user: k === films ? 1 : 0,
      film: k % films,
      halfStars: 8,
    })),
  );
  const silent = 5;
  const model = defineModel({
    id: 'partly',
    label: 'Partly',
    summary: 'Knows all films but one.',
    paper: 'None, 2020.',
    version: 1,
    params: {},
    *fit() {
      yield { done: 1, total: 1 };
      return { nothing: 0 };
    },
    predict(_fitted, _data, _history, asked, out) {
      asked.forEach((film, k) => (out[k] = film === silent ? NaN : 3 + film / 100));
    },
  });
  const { trials } = simpleFold(new Uint8Array(films + 1), Uint32Array.of(1));
  const outcome = drained(
    judge(
      { model, fitted: { nothing: 0 }, training: data },
      data,
      trials[0],
      { ...usualJudging, by: 'stars' },
      { ratings: false, listLength: films },
    ),
  );
  expect([...outcome.list]).toEqual([11, 10, 9, 8, 7, 6, 4, 3, 2, 1]);
});
