import { describe, expect, test } from 'vitest';
import { readRun } from '../../../src/core/experiment/read-run';
import type { Moment } from '../../../src/core/experiment/run';
import { runJson, type KeptRun } from '../../../src/core/experiment/run-file';
import { errorOf } from '../../fixtures';
import { runOf } from './kept-runs';

const plain = runOf('als', { iterations: 2 });
const [first, last] = plain.moments;
const { baselines } = plain.start;

const runWith = (...moments: readonly Moment[]): KeptRun => ({ ...plain, moments });

describe('of an iteration it is written and read', () => {
  test('how many ratings are predicted, with what is to be beaten on them, and how far the error has risen', () => {
    const run = runWith(
      { ...first, partly: { predicted: 3, baselines } },
      { ...last, rise: { since: 1, stars: 0.01, standardError: Infinity } },
    );
    expect(readRun(runJson(run), 'mine.json')).toStrictEqual(run);
  });

  test.each<[what: string, run: KeptRun, says: string]>([
    [
      'a rise since an iteration to come',
      runWith(first, { ...last, rise: { since: 2, stars: 1, standardError: 1 } }),
      'got 2 for moments[1].rise.since; expected 1.',
    ],
    [
      'an error of no ratings',
      runWith({ ...first, partly: { predicted: 0, baselines } }, last),
      'got 0 for moments[0].partly.predicted; expected a whole number from 1',
    ],
  ])('but not %s', (_, run, says) => {
    expect(errorOf(() => readRun(runJson(run), 'theirs.json'))).toContain(says);
  });
});
