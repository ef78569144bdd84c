import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../src/core/experiment/compare-runs';
import { readRun } from '../../../src/core/experiment/read-run';
import type { KeptRun } from '../../../src/core/experiment/run-file';
import { runJson } from '../../../src/core/experiment/run-file';
import { runOf } from './kept-runs';

const yours = runOf('als', { iterations: 3 });

/** As far as its first iterations. */
const upTo = (run: KeptRun, iteration: number): KeptRun => ({
  ...run,
  moments: run.moments.slice(0, iteration),
  standing: { kind: 'paused', iteration },
  code: 'PA05ED',
});

describe('two runs', () => {
  test('of the same are the same, wherever they were made and however long they took', () => {
    const theirs = readRun(runJson(runOf('als', { iterations: 3 })), 'theirs.json');
    const slower = { ...theirs, moments: theirs.moments.map((m) => ({ ...m, seconds: 9 })) };
    expect(compareRuns(yours, slower)).toEqual({ kind: 'same' });
    const bare = { ...runOf('ease'), moments: [] };
    expect(compareRuns(bare, bare)).toEqual({ kind: 'same' });
  });

  test.each<[string, KeptRun, readonly string[]]>([
    ['data', { ...yours, sha256: 'f'.repeat(64) }, ['data']],
    ['a model', runOf('als-wr'), ['model']],
    ['parameters', runOf('als', { iterations: 3, l2: 9 }), ['parameters']],
    [
      'a choice of data',
      runOf('als', { iterations: 3 }, { data: { share: 0.9, minRatings: 0 } }),
      ['choice'],
    ],
    [
      'a split and a seed',
      runOf('als', { iterations: 3 }, { split: { id: 'split', params: {} }, seed: 4 }),
      ['split', 'seed'],
    ],
    ['a version', { ...yours, versions: { ...yours.versions, model: '99' } }, ['version']],
  ])('of other things differ for that reason: %s', (_, theirs, inputs) => {
    expect(compareRuns(yours, theirs)).toEqual({ kind: 'other', inputs });
    expect(compareRuns(theirs, yours)).toEqual({ kind: 'other', inputs });
  });

  test('are compared as far as both have got', () => {
    expect(compareRuns(yours, upTo(yours, 2))).toEqual({ kind: 'so-far', iteration: 2 });
    expect(compareRuns({ ...yours, code: undefined }, yours)).toEqual({
      kind: 'so-far',
      iteration: 3,
    });
    expect(compareRuns(yours, upTo(yours, 0))).toEqual({ kind: 'nothing-yet' });
  });

  test('of the same must not differ, and if they do it is said from where on', () => {
    const [first, second, third] = yours.moments;
    const off = { ...second, heldOutRmse: second.heldOutRmse + Number.EPSILON };
    const theirs = { ...yours, moments: [first, off, third] };
    expect(compareRuns(yours, theirs)).toEqual({ kind: 'unlike', iteration: 2 });
    expect(compareRuns(yours, { ...yours, code: 'XXXXXX' })).toEqual({
      kind: 'unlike',
      iteration: 3,
    });
  });
});
