import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRun, refuseLargeRun } from '../../../src/core/experiment/read-run';
import type { Moment } from '../../../src/core/experiment/run';
import {
  readNumber,
  runJson,
  writtenNumber,
  type KeptRun,
} from '../../../src/core/experiment/run-file';
import { errorOf } from '../../fixtures';
import { holds } from '../property';
import { runOf } from './kept-runs';

const als = runOf('als', { iterations: 3 });
const broken: KeptRun = {
  ...als,
  standing: {
    kind: 'broken',
    iteration: 3,
    breakdown: { iteration: 4, kind: 'diverged', happened: 'It grew.', advice: 'Try less.' },
  },
};
const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 5e-324, Number.MAX_VALUE),
);
const momentLists = fc.array(
  fc.record({ trainRmse: anyNumber, heldOutRmse: anyNumber, seconds: anyNumber, error: anyNumber }),
  { maxLength: 3 },
);

/** The same run with other moments. */
const withMoments = (moments: readonly Moment[]): KeptRun => ({
  ...als,
  moments,
  standing: { kind: 'paused', iteration: moments.length },
});

/** The file of a run with one thing in it changed. @param path Where it is: "moments.1.trainRmse". */
const changed = (path: string, value: unknown, run = als): string =>
  JSON.stringify(replaced(JSON.parse(runJson(run)), path.split('.'), value));

const refusal = (text: string) => errorOf(() => readRun(text, 'theirs.json'));

describe('a number', () => {
  test('is read with the bits that it was written with', () => {
    holds(
      anyNumber,
      (value) => {
        const text = JSON.stringify(writtenNumber(value));
        expect(readNumber(JSON.parse(text))).toBe(value);
      },
      500,
    );
  });

  test('is null where nothing is measured, and text where JSON lacks it', () => {
    const values = [NaN, Infinity, -Infinity, -0, 0.1];
    expect(values.map(writtenNumber)).toEqual([null, 'Infinity', '-Infinity', '-0', 0.1]);
  });

  test('is nothing else', () => {
    expect(['1', 'NaN', '', true, undefined, {}].map(readNumber)).toEqual(Array(6).fill(undefined));
  });
});

describe('the file of a run', () => {
  const runs = [
    als,
    broken,
    runOf('ease'),
    runOf('sgd', { epochs: 2, preset: 'surprise' }),
    runOf('hybrid', { mix: 'als(factors=4)=0.5,user-knn=0.5' }),
    { ...als, moments: [], standing: undefined, code: undefined },
  ];

  test.each(runs)('comes back as it was: $settings.model.id, $standing.kind', (run) => {
    expect(readRun(runJson(run), 'mine.json')).toStrictEqual(run);
  });

  test('comes back to the same bits, whatever was measured', () => {
    holds(momentLists, (lists) => {
      const run = withMoments(
        lists.map(({ error, ...errors }, k) => ({ iteration: k + 1, ...errors, loss: { error } })),
      );
      expect(readRun(runJson(run), 'mine.json')).toStrictEqual(run);
    });
  });

  test('is the same text each time', () => {
    expect(runJson(readRun(runJson(als), 'mine.json'))).toBe(runJson(als));
  });

  test('begins with what it is and what it was made of', () => {
    expect(Object.keys(JSON.parse(runJson(als)) as object)).toEqual([
      ...['format', 'version', 'product', 'versions', 'data', 'settings', 'start', 'moments'],
      ...['standing', 'code'],
    ]);
    expect(JSON.parse(runJson(als))).toMatchObject({
      format: 'matinee-run',
      version: 1,
      product: '1.2.3',
      data: { name: 'test', sha256: '0'.repeat(64) },
      start: { baselines: [{ rmse: 1.25 }, { rmse: null }] },
    });
  });

  test('may have more fields than are known', () => {
    const text = changed('later', { much: true });
    const deeper = replaced(JSON.parse(text), ['moments', '0', 'later'], 1);
    expect(readRun(JSON.stringify(deeper), 'mine.json')).toStrictEqual(als);
  });

  test('is shown without marks that would disturb the text around it', () => {
    const text = changed('data.name', 'ml\u202e-\u0007small');
    expect(readRun(text, 'theirs.json').dataset).toBe('ml-small');
  });
});

describe('a file that is no run', () => {
  test.each<[what: string, text: string, says: string]>([
    ['nothing', '', 'not JSON'],
    ['half of one', runJson(als).slice(0, 400), 'not JSON'],
    ['ratings', '{"format":"matinee-profile","version":2}', 'JSON of another kind'],
    ['a list', '[]', 'JSON of another kind'],
    ['null', 'null', 'JSON of another kind'],
    ['a pit', '['.repeat(1_000_000), 'theirs.json: got text that is not JSON'],
    [
      'a newer one',
      changed('version', 2),
      'got version 2; expected 1. Was it made by a newer Matinée?',
    ],
    [
      'another mark of data',
      changed('data.sha256', 'f00'),
      'got “f00” for data.sha256; expected 64 hexadecimal digits. Export the run once more',
    ],
    [
      'a model that there is not',
      changed('settings.model.id', 'oracle'),
      'settings: No model named "oracle"',
    ],
    [
      'a parameter too large',
      changed('settings.model.params.factors', 1e9),
      'Got factors=1000000000; expected',
    ],
    [
      'a parameter less',
      changed('settings.model.params.l2', undefined),
      'got nothing for settings.model.params.l2; expected a value',
    ],
    [
      'a split of many folds',
      changed('settings.split.id', 'cross-validation'),
      'Got the split "cross-validation"',
    ],
    [
      'more of the data than all',
      changed('settings.data.share', 1.5),
      'got 1.5 for settings.data.share; expected a number above 0 and up to 1',
    ],
    [
      'a seed that is text',
      changed('settings.seed', '3'),
      'got “3” for settings.seed; expected a whole number from 0 to 4294967295',
    ],
    [
      'an error that is text',
      changed('moments.1.trainRmse', 'low'),
      'got “low” for moments[1].trainRmse; expected a number, or null for none',
    ],
    [
      'iterations out of order',
      changed('moments', (JSON.parse(runJson(als)) as { moments: unknown[] }).moments.reverse()),
      'got 3 for moments[0].iteration; expected 1.',
    ],
    [
      'more iterations than were to be',
      changed('start.iterations', 2),
      'got a list of 3 for moments; expected at most 2 of them',
    ],
    [
      'a standing elsewhere',
      changed('standing.iteration', 2),
      'got 2 for standing.iteration; expected 3.',
    ],
    [
      'a breakdown of no kind',
      changed('standing.breakdown.kind', 'sad', broken),
      'got “sad” for standing.breakdown.kind; expected not-finite or diverged',
    ],
    [
      'a code with letters that there are not',
      changed('code', 'OIL0UU'),
      'got “OIL0UU” for code; expected six letters and digits',
    ],
    [
      'a code of a run that goes on',
      changed('standing', undefined),
      'for code; expected no code of a run that goes on',
    ],
    [
      'a list where fields should be',
      changed('start', []),
      'got a list of 0 for start; expected fields in braces',
    ],
  ])('is refused with the reason: %s', (_, text, says) => {
    const error = refusal(text);
    expect(error).toContain(says);
    expect(error).toMatch(/^(DataError: )?theirs\.json/);
  });

  test('is refused by its size before it is read', () => {
    expect(errorOf(() => refuseLargeRun(4_000_001, 'big.json'))).toContain(
      'big.json: got 5 MB; expected a run exported from Matinée, 4 MB at most.',
    );
    expect(refuseLargeRun(4_000_000, 'big.json')).toBeUndefined();
  });

  test('never does more than be refused, whatever is put where', () => {
    const hostile = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>('__proto__', '1e999', -1, 1e308, [], {}, null, '\u0000\u202e'),
    );
    const names = ['__proto__', 'constructor', 'toString', 'als', 'iteration'];
    const places = fc.array(
      fc.oneof(fc.constantFrom(...pathsIn(JSON.parse(runJson(broken)))), fc.constant([])),
      { minLength: 1, maxLength: 3 },
    );
    let [read, refused] = [0, 0];
    const cases = fc.tuple(places, hostile, fc.constantFrom(undefined, ...names));
    const check = ([paths, value, name]: [(readonly string[])[], unknown, string | undefined]) => {
      let json = JSON.parse(runJson(broken)) as unknown;
      for (const path of paths) json = replaced(json, name ? [...path, name] : path, value);
      const text = JSON.stringify(json) ?? '';
      try {
        const run = readRun(text, 'theirs.json');
        expect(runJson(readRun(runJson(run), 'again.json'))).toBe(runJson(run));
        read += 1;
      } catch (error) {
        expect((error as Error).name).toBe('DataError');
        expect((error as Error).message.length).toBeLessThan(1000);
        refused += 1;
      }
    };
    holds(cases, check, 3000);
    expect(Math.min(read, refused)).toBeGreaterThan(50);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('never does more than be refused, whatever text it is', () => {
    const text = runJson(als);
    const cut = fc.tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 12 }));
    holds(
      cut,
      ([from, length, other]) => {
        const bent = text.slice(0, from) + other + text.slice(from + length);
        const error = (() => {
          try {
            return void readRun(bent, 'theirs.json');
          } catch (thrown) {
            return thrown as Error;
          }
        })();
        expect(error?.name ?? 'DataError').toBe('DataError');
      },
      1500,
    );
  });
});

/** Where everything in a value is. */
function pathsIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, one]) => pathsIn(one, [...at, name]))];
}

function replaced(json: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (typeof json !== 'object' || json === null) return json;
  const copy: object = Array.isArray(json) ? [...(json as unknown[])] : { ...json };
  const inner = (json as Record<string, unknown>)[name];
  Object.defineProperty(copy, name, {
    value: replaced(inner, rest, value),
    enumerable: true,
    writable: true,
  });
  return copy;
}
