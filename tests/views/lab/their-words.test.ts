import { describe, expect, test } from 'vitest';
import type { RunVerdict } from '../../../src/core/experiment/compare-runs';
import type { KeptRun } from '../../../src/core/experiment/run-file';
import { theirRows, verdictText } from '../../../src/views/lab/train/their-words';
import { runOf } from '../../core/experiment/kept-runs';

const yours = runOf('als', { iterations: 2 });

describe('what comes of comparing two runs', () => {
  test.each<[RunVerdict, string]>([
    [{ kind: 'same' }, 'The same: data, settings, the errors of every round, and the run code.'],
    [{ kind: 'so-far', iteration: 4 }, 'The same up to epoch 4, as far as both have got.'],
    [
      { kind: 'other', inputs: ['data', 'seed', 'parameters'] },
      'Not the same, because: other data set, other seed, other settings of the model.',
    ],
    [{ kind: 'unlike', iteration: 2 }, 'yet another result from epoch 2 on'],
    [{ kind: 'nothing-yet' }, 'Play yours'],
  ])('is said in words: $kind', (verdict, text) => {
    expect(verdictText(verdict, 'Epoch')).toContain(text);
  });
});

describe('two runs side by side', () => {
  test('have only what both come to where they are the same', () => {
    expect(theirRows(yours, yours).map(([what, , , difference]) => [what, difference])).toEqual([
      ['Rounds done', ''],
      ['Error on what it learnt from', 'none'],
      ['Error held out', 'none'],
      ['Run code', 'the same'],
    ]);
  });

  test('have every setting that differs', () => {
    const theirs = runOf(
      'als',
      { iterations: 2, l2: 9 },
      { seed: 8, data: { share: 0.9, minRatings: 0 } },
    );
    expect(theirRows(theirs, yours).slice(0, 3)).toEqual([
      ['Regularisation', '9', '1', ''],
      ['Share of the ratings', '0.9', '1', ''],
      ['Seed', '8', '3', ''],
    ]);
  });

  test('of two models have the parameters of both', () => {
    const rows = theirRows(runOf('ease'), yours);
    expect(rows[0]).toEqual(['Model', expect.stringContaining('EASE'), expect.any(String), '']);
    const factors = rows.find(([what]) => what === 'Factors');
    expect(factors).toEqual(['Factors', '–', '32', '']);
  });

  test('say how much more one misses by, and that it is next to nothing where it is', () => {
    const [first, last] = yours.moments;
    const off = (by: number): KeptRun => ({
      ...yours,
      moments: [first, { ...last, heldOutRmse: last.heldOutRmse - by }],
    });
    const difference = (by: number) =>
      theirRows(off(by), yours).find(([what]) => what === 'Error held out')?.[3];
    expect([0.01, -0.25, 1e-9, NaN].map(difference)).toEqual([
      ...['+0.0100', '−0.2500', 'under 0.0001', ''],
    ]);
  });

  test('have no difference to speak of where one of them predicts fewer ratings', () => {
    const fewer = yours.moments.map((moment) => ({
      ...moment,
      partly: { predicted: 5, baselines: [] },
    }));
    const row = theirRows({ ...yours, moments: fewer }, yours).find(([what]) =>
      what.startsWith('Error held out'),
    );
    expect(row?.[3]).toBe('');
  });

  test('begin with theirs where nothing of yours is there', () => {
    const rows = theirRows(yours, undefined);
    expect(rows.map(([what]) => what)).toContain('Data set');
    expect(rows.every(([, , own, difference]) => own === '–' && difference === '')).toBe(true);
  });
});
