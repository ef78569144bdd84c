// npm run protocols -- [--data ZIP] [--only time,cold] [--write]
//
// What the line-up does not measure: time, what comes next, newcomers, one split, beside what models must reach.
// All splits are drawn with seed 1. --write puts the tables into docs/evaluation.md. Exit code 1: a figure misses what it
// must reach; 2: an argument or a file was not usable.
import { readFile, writeFile } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { wantedFor } from '../src/core/evaluation/evaluate';
import { askedMetrics } from '../src/core/metrics/asked';
import { partIn, withPart } from './document';
import { benchFor, modelTask, openData, protocolTask, runCommand } from './evaluate/inputs';
import { evaluate } from './evaluate/measure';
import { serveThread } from './evaluate/threads';
import { mustText } from './line-up/targets';
import { metricList, protocolList } from './protocols/described';
import { SECTIONS, type Section } from './protocols/sections';
import { measuredRow, sectionTable, settingOf, type MeasuredRow } from './protocols/table';

const DATA = 'public/data/ml-latest-small.zip';
const DOCUMENT = 'docs/evaluation.md';
const SEED = 1;

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DATA },
      only: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const ids = values.only?.split(',') ?? SECTIONS.map(({ id }) => id);
  const sections = ids.map(
    (id) =>
      SECTIONS.find((section) => section.id === id) ??
      fail(
        'ParamError',
        `Got --only ${id}; expected some of ${SECTIONS.map((section) => section.id).join(',')}.`,
      ),
  );
  return { path: values.data, sections, write: values.write };
}

async function measure(data: Dataset, { protocol, metrics, rows }: Section) {
  const asked = askedMetrics(metrics);
  const drawn = await benchFor(data, protocolTask(protocol), { seed: SEED });
  const bench = { ...drawn, wanted: wantedFor(asked) };
  const tasks = rows.map(({ spec }) => modelTask(spec));
  const evaluated = await evaluate(bench, tasks, asked, (text) => console.error(text));
  return evaluated.map(({ result }, k) => measuredRow(rows[k], result));
}

/** Says which figures miss what they must reach; the exit code is 1 where there are any. */
function reportMisses(rows: readonly MeasuredRow[]): void {
  for (const { row, verdicts } of rows) {
    for (const { target, got, met } of verdicts) {
      if (met) continue;
      console.error(`${row.spec}: got ${got.toFixed(4)}; must reach ${mustText(target)}`);
      process.exitCode = 1;
    }
  }
}

async function main(): Promise<void> {
  const { path, sections, write } = readArguments();
  if (write) {
    const document = await readFile(DOCUMENT, 'utf8');
    for (const { id } of sections) partIn(document, id); // a place for each, before anything is measured
    const described = withPart(document, 'protocols', protocolList());
    await writeFile(DOCUMENT, withPart(described, 'metrics', metricList()));
  }
  const data = await openData(path);
  const name = `${data.name}: ${data.ratings.indices.length.toLocaleString('en-GB')} ratings`;
  for (const section of sections) {
    const rows = await measure(data, section);
    const text = `${settingOf(section, name, SEED)}\n\n${sectionTable(rows)}`;
    console.log(`${section.id}\n\n${text}\n`);
    if (write) {
      await writeFile(DOCUMENT, withPart(await readFile(DOCUMENT, 'utf8'), section.id, text));
    }
    reportMisses(rows);
  }
}

if (isMainThread) await runCommand(main);
else serveThread();
