// npm run line-up -- [--data ZIP] [--stars-folds FILE:COLUMN] [--ranking-folds FILE:COLUMN]
//                    [--only ID,ID] [--write]
//
// Every model of the line-up on ml-latest-small, beside what it must reach. Without fold files the splits are drawn
// with a fixed seed, so that everybody measures the same. --write puts the figures into docs/models.md.
// Exit code 1: a figure misses what it must reach; 2: an argument or a file was not usable.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { wantedFor } from '../src/core/evaluation/evaluate';
import { askedMetrics, type AskedMetric } from '../src/core/metrics/asked';
import { benchFor, modelTask, openData, protocolTask, runCommand } from './evaluate/inputs';
import { evaluate } from './evaluate/measure';
import { serveThread, type Bench } from './evaluate/threads';
import { partIn, withPart } from './document';
import { figures, figuresOf, PROTOCOLS, refreshed, type Setting } from './line-up/figures';
import { idOf, ROWS, type Protocol, type Row } from './line-up/rows';
import { measured, METRICS, type Measured } from './line-up/table';
import { mustText } from './line-up/targets';

const DATA = 'public/data/ml-latest-small.zip';
const DOCUMENT = 'docs/models.md';
const SEED = 1;
const FOLDS = 5;

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DATA },
      'stars-folds': { type: 'string' },
      'ranking-folds': { type: 'string' },
      only: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  return {
    path: values.data,
    folds: { kfold: values['stars-folds'], holdout: values['ranking-folds'] },
    rows: values.only === undefined ? ROWS : rowsOf(values.only.split(',')),
    whole: values.only === undefined,
    write: values.write,
  };
}

/** The rows of the named models. */
function rowsOf(ids: readonly string[]): readonly Row[] {
  const unknown = ids.find((id) => !ROWS.some((row) => idOf(row) === id));
  if (unknown !== undefined) {
    const known = [...new Set(ROWS.map(idOf))].join(', ');
    fail('ParamError', `The table has no model "${unknown}". It has: ${known}.`);
  }
  return ROWS.filter((row) => ids.includes(idOf(row)));
}

/** Evaluates the rows of one protocol, fold by fold in parallel threads. */
async function measure(
  rows: readonly Row[],
  bench: Bench,
  asked: readonly AskedMetric[],
): Promise<readonly Measured[]> {
  const own = rows.filter(({ protocol }) => protocol === bench.protocol);
  if (own.length === 0) return [];
  const tasks = own.map(({ spec }) => modelTask(spec));
  const results = await evaluate(bench, tasks, asked, (text) => console.error(text));
  return results.map(({ result }, k) => measured(own[k], result));
}

/** What the figures were measured on, in words. A fold file is named without the folder that it lies in. */
function settingOf(
  { name, ratings, films }: Dataset,
  folds: Readonly<Record<Protocol, string | undefined>>,
): Setting {
  const count = (value: number) => value.toLocaleString('en-GB');
  const data = `${name}: ${count(ratings.indices.length)} ratings by ${count(ratings.rows)} people of ${count(films.count)} films`;
  const stars = folds.kfold
    ? `folds as in ${basename(folds.kfold)}`
    : `${FOLDS} folds drawn with seed ${SEED}`;
  const lists = folds.holdout
    ? `ratings held out as in ${basename(folds.holdout)}`
    : `a fifth of each person’s ratings held out, drawn with seed ${SEED}`;
  return {
    kfold: `**Stars** (${data}; ${stars}; ± standard error over people):`,
    holdout: `**Lists** (the same data; ${lists}; ± standard error over people):`,
  };
}

async function main(): Promise<void> {
  const { path, folds, rows, whole, write } = readArguments();
  const data = await openData(path);
  const setting = settingOf(data, folds);
  const written = (document: string, results: readonly Measured[]) =>
    withFigures(document, (before) =>
      whole ? figures(rows, results, setting) : refreshed(before, ROWS, results, setting),
    );

  // 1. Whatever is not usable is said before anything is measured.
  if (write) written(await readFile(DOCUMENT, 'utf8'), []);
  const benches = await Promise.all(
    PROTOCOLS.map(async (protocol) => {
      const asked = askedMetrics(METRICS[protocol]);
      const drawn = await benchFor(data, protocolTask(protocol), {
        seed: SEED,
        folds: folds[protocol],
      });
      return { bench: { ...drawn, wanted: wantedFor(asked) }, asked };
    }),
  );

  // 2. One protocol after the other, each on all cores.
  const started = performance.now();
  const results: Measured[] = [];
  for (const { bench, asked } of benches) results.push(...(await measure(rows, bench, asked)));
  console.log(figures(rows, results, setting));
  console.error(`${Math.round((performance.now() - started) / 1000)} seconds in all`);
  if (write) await writeFile(DOCUMENT, written(await readFile(DOCUMENT, 'utf8'), results));
  reportMisses(results);
}

/** The document with other tables, and with each model's figures in its section. */
function withFigures(document: string, tablesFrom: (before: string) => string): string {
  const tables = tablesFrom(partIn(document, 'figures'));
  return [...new Set(ROWS.map(idOf))].reduce(
    (text, id) => withPart(text, `figures: ${id}`, figuresOf(id, tables, ROWS)),
    withPart(document, 'figures', tables),
  );
}

/** Says which figures miss what they must reach; the exit code is 1 where there are any. */
function reportMisses(results: readonly Measured[]): void {
  for (const { row, verdicts } of results) {
    for (const { target, got, met } of verdicts) {
      if (met) continue;
      console.error(`${row.spec}: got ${got.toFixed(4)}; must reach ${mustText(target)}`);
      process.exitCode = 1;
    }
  }
}

if (isMainThread) await runCommand(main);
else serveThread();
