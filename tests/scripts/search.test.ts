import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKept } from '../../scripts/search/keep';
import { runSearch, type Progress, type RunFits } from '../../scripts/search/run';
import { searchTable } from '../../scripts/search/table';
import { scoreFit } from '../../scripts/search/threads';
import { fail } from '../../src/core/errors';
import type { PreparedFit } from '../../src/core/search/run-fit';
import { biases } from '../../src/core/models/biases';
import { resolveParams } from '../../src/core/params';
import { fitsOf, type SearchIdentity } from '../../src/core/search/plan';
import { figuresIn, searchCsv, searchJson, type SearchReport } from '../../src/core/search/report';
import { checkerboard, errorOf } from '../fixtures';
import { searching } from '../core/search/searching';

const settings = [1, 5, 20].map((value) =>
  resolveParams(biases.params, { l2User: value, l2Film: value }),
);
const { plan, metric, run } = searching(checkerboard(16), biases, settings, 1);
const fits = fitsOf(plan);
const identity: SearchIdentity = {
  data: 'da7a',
  model: 'biases',
  version: '1',
  protocol: 'kfold',
  protocolParams: { k: 3 },
  draw: 'aa',
  inner: { params: { k: 2 }, draws: ['b0', 'b1', 'b2'] },
  metric: 'rmse',
  seed: 1,
};

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
  path = join(folder, 'kept.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs fits one after another, and notes which; stopped after some of them. */
const inTurn =
  (most = Infinity, ran: string[] = []): RunFits =>
  (due, onScore) => {
    for (const fit of due) {
      if (ran.length === most) return Promise.reject(stopped());
      ran.push(JSON.stringify(fit));
      onScore(fit, run(fit));
    }
    return Promise.resolve();
  };

const stopped = () => Object.assign(new Error('Stopped.'), { name: 'AbortError' });

/** A search whose fits are kept in the file. */
async function kept(runFits: RunFits, changes: Partial<SearchIdentity> = {}) {
  const remarks: string[] = [];
  const progress: Progress[] = [];
  const searched = await runSearch({
    plan,
    identity: { ...identity, ...changes },
    metric,
    runFits,
    kept: openKept(path, (text) => remarks.push(text)),
    onProgress: (one) => progress.push(one),
    signal: new AbortController().signal,
  });
  return { ...searched, remarks, progress };
}

const inOneGo = () =>
  runSearch({ plan, identity, metric, runFits: inTurn(), signal: new AbortController().signal });

describe('a search', () => {
  test('does every fit once, and says how far it is', async () => {
    const ran: string[] = [];
    const { stopped: early, progress } = await kept(inTurn(Infinity, ran));
    expect(early).toBe(false);
    expect(ran).toEqual(fits.map((fit) => JSON.stringify(fit)));
    expect(progress.at(-1)).toMatchObject({ done: fits.length, total: fits.length });
  });

  test('that is stopped and taken up again gives the same, bit by bit, as in one go', async () => {
    const whole = await inOneGo();
    const first = await kept(inTurn(5));
    expect(first.stopped).toBe(true);
    expect(first.result.table).toHaveLength(1);
    expect(first.result.nested).toBeUndefined();
    await kept(inTurn(12));
    const ran: string[] = [];
    const last = await kept(inTurn(Infinity, ran));
    expect(ran).toHaveLength(fits.length - 17);
    expect(last.progress[0]).toMatchObject({ done: 18, now: 1 });
    expect(last.result).toEqual(whole.result);
    expect(last.result.nested?.chosen).toHaveLength(3);
  });

  test('does not care for the order in which fits end', async () => {
    const backwards: RunFits = (due, onScore, signal) =>
      inTurn()([...due].reverse(), onScore, signal);
    expect((await kept(backwards)).result).toEqual((await inOneGo()).result);
  });

  test('takes nothing from one with another seed', async () => {
    await kept(inTurn());
    const ran: string[] = [];
    await kept(inTurn(Infinity, ran), { seed: 2 });
    expect(ran).toHaveLength(fits.length);
  });

  test('passes on what goes wrong', async () => {
    const broken: RunFits = () => Promise.reject(new Error('Out of memory.'));
    await expect(kept(broken)).rejects.toThrow('Out of memory.');
  });
});

describe('a fit', () => {
  const measured = { mean: 2, se: 1, byUser: Float64Array.of(1, 3) };
  const prepared = (error?: () => never): PreparedFit => ({
    *fit() {
      yield { done: 0, total: 1 };
      error?.();
      return { nothing: 0 };
    },
    *measure() {
      yield 0;
      return measured;
    },
  });

  test('gives what was measured, and how long it took', () => {
    const { fitSeconds, ...score } = scoreFit(prepared(), 2);
    expect(score).toEqual({ mean: 2, byUser: measured.byUser });
    expect(fitSeconds).toBeGreaterThanOrEqual(0);
  });

  test('that fails is a result, so that the search goes on', () => {
    const score = scoreFit(
      prepared(() => fail('FitError', 'It diverged.')),
      2,
    );
    expect(score).toMatchObject({ mean: NaN, failed: 'It diverged.' });
    expect(score.byUser).toEqual(Float64Array.of(NaN, NaN));
  });

  test('that breaks is none', () => {
    const breaking = prepared(() => {
      throw new RangeError('Out of memory.');
    });
    expect(errorOf(() => scoreFit(breaking, 2))).toBe('RangeError: Out of memory.');
  });
});

describe('the file of kept fits', () => {
  test('loses a last line that was cut off, and nothing else', async () => {
    await kept(inTurn(4));
    const before = readFileSync(path, 'utf8');
    truncateSync(path, before.length - 40);
    const ran: string[] = [];
    const { remarks, result } = await kept(inTurn(Infinity, ran));
    expect(remarks).toEqual([
      `${path}: the last line was cut off and is dropped; its fit is done again.`,
    ]);
    expect(ran[0]).toBe(JSON.stringify(fits[3]));
    expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
    expect(result).toEqual((await inOneGo()).result);
  });

  test('keeps NaN and failures', () => {
    const score = { mean: NaN, byUser: Float64Array.of(NaN, 0.1 + 0.2), fitSeconds: 1 };
    openKept(path, () => {}).add('a', { ...score, failed: 'It diverged at λ = 0.' });
    openKept(path, () => {}).add('b', score);
    const { scores } = openKept(path, () => {});
    expect(scores.get('a')).toEqual({ ...score, failed: 'It diverged at λ = 0.' });
    expect(scores.get('b')).toEqual(score);
  });

  test('is refused where a line within it is damaged', () => {
    openKept(path, () => {});
    appendFileSync(path, '{"key":"a","mea\n');
    expect(errorOf(() => openKept(path, () => {}))).toBe(
      `DataError: ${path}, line 2: not a kept fit; expected a line of JSON.`,
    );
  });

  test('is no other file', () => {
    writeFileSync(path, 'userId,movieId');
    expect(errorOf(() => openKept(path, () => {}))).toMatch(/^DataError: Got --keep .* a new file/);
    expect(readFileSync(path, 'utf8')).toBe('userId,movieId');
  });

  test('is in a folder that is there', () => {
    expect(errorOf(() => openKept(join(folder, 'no', 'where'), () => {}))).toMatch(
      /^DataError: Cannot write to --keep/,
    );
  });
});

describe('the report', () => {
  const params = (l2: number) => ({ factors: 8, l2 });
  const score = (mean: number) => ({ mean, se: 0.01, byUser: new Float64Array() });
  const row = (l2: number, mean: number, behind: number, alike: boolean) => ({
    params: params(l2),
    score: score(mean),
    behind: { mean: behind, se: 0.002 },
    alike,
    fitSeconds: 1.5,
  });
  const table = [row(1, 0.85, 0, true), row(2, 0.853, 0.003, true), row(4, 0.9, 0.05, false)];
  const about = {
    data: { name: 'small', sha256: '0', ratings: 3, users: 2, films: 2 },
    protocol: { id: 'kfold', params: { k: 2 }, seed: 1 },
    space: 'als:factors=8,l2=1|2|4',
    model: 'als',
    metric: 'rmse',
    better: 'lower',
    settings: { done: 3, of: 3 },
  } as const;
  const nested = { score: score(0.86), chosen: [params(1), params(1)] };
  const report: SearchReport = { ...about, ...figuresIn({ table, nested }) };

  test('as a table has the best first, what is like it, and the nested estimate', () => {
    expect(searchTable(report)).toBe(
      [
        'small: 3 ratings, 2 users, 2 films (kfold, k 2, seed 1)',
        'rmse, lower is better; ± standard error over users; 3 of 3 settings',
        'with als:factors=8',
        'setting             rmse    less the best     fit s',
        'als:l2=1  0.8500 ±0.0100                   ≈   1.50',
        'als:l2=2  0.8530 ±0.0100  +0.0030 ±0.0020  ≈   1.50',
        'als:l2=4  0.9000 ±0.0100  +0.0500 ±0.0020      1.50',
        '≈ not told apart from the best: within two standard errors of the difference.',
        'Best of 3: als:factors=8,l2=1, 0.8500 ±0.0100.',
        'Nested estimate: 0.8600 ±0.0100. Expect this of a model chosen in this way; the best figure may flatter, as it is what the choice was made by.',
        'Chosen in the folds: als:l2=1 ×2.',
      ].join('\n'),
    );
  });

  test('says where there is no best, and why a setting failed', () => {
    const failed = { ...row(1, NaN, NaN, false), failed: 'It diverged.' };
    const text = searchTable({ ...about, ...figuresIn({ table: [failed] }) });
    expect(text.split('\n').slice(2)).toEqual([
      'als:factors=8,l2=1: It diverged.',
      'No setting has a figure yet, so none is the best.',
    ]);
    expect(searchTable({ ...about, table: [] })).toContain('No setting has a figure yet');
  });

  test('as CSV has a column per parameter', () => {
    expect(searchCsv(report).split('\n')).toEqual([
      'model,factors,l2,metric,mean,se,behind,behind se,alike,fit s,data,sha256,protocol,seed',
      'als,8,1,rmse,0.85,0.01,0,0.002,yes,1.5,small,0,kfold:k=2,1',
      'als,8,2,rmse,0.853,0.01,0.003,0.002,yes,1.5,small,0,kfold:k=2,1',
      'als,8,4,rmse,0.9,0.01,0.05,0.002,no,1.5,small,0,kfold:k=2,1',
      'als (nested),,,rmse,0.86,0.01,,,,,small,0,kfold:k=2,1',
      '',
    ]);
  });

  test('as JSON has no values of single users', () => {
    expect(JSON.parse(searchJson(report))).toMatchObject({ nested: { mean: 0.86, se: 0.01 } });
    expect(searchJson(report)).not.toContain('byUser');
  });
});
