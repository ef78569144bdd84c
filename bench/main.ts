// npm run bench [-- CASE …] [--check] [--rounds 7]
//
// Speed as ratios of CPU time against a yardstick of the same run: machines and their load differ, ratios hardly
// do. Each case has a process of its own, so that it meets code compiled for its own sizes, as in the page. With
// --check the exit code is 1 where a budget is exceeded.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { alsCase } from './cases/als';
import { csvCase } from './cases/csv';
import { easeCase } from './cases/ease';
import { fitsCase } from './cases/fits';
import { neighboursCase } from './cases/neighbours';
import { pcaCase } from './cases/pca';
import { surveyCase } from './cases/survey';
import { umapCase } from './cases/umap';
import { visitorCase } from './cases/visitor';
import { openMaterial, type Material } from './data';
import { compare, type Comparison } from './harness';
import { asTable, withinBudget } from './report';

const FEWEST_ROUNDS = 7;
const OVER_BUDGET = 1;

const CASES: Readonly<Record<string, (material: Material) => Comparison>> = {
  'als-8': ({ data }) => alsCase(data, 8),
  'als-16': ({ data }) => alsCase(data, 16),
  'als-32': ({ data }) => alsCase(data, 32, 0.5),
  'als-64': ({ data }) => alsCase(data, 64),
  ease: ({ data }) => easeCase(data),
  fits: ({ data }) => fitsCase(data),
  visitor: ({ data }) => visitorCase(data),
  pca: ({ data }) => pcaCase(data),
  neighbours: ({ data }) => neighboursCase(data),
  umap: ({ data }) => umapCase(data),
  survey: ({ data }) => surveyCase(data),
  csv: csvCase,
};

/** Measures one case in this process; tells whether it keeps its budgets. */
async function runCase(name: string, rounds: number): Promise<boolean> {
  const comparison = CASES[name](await openMaterial());
  const timings = compare(comparison, rounds);
  console.log(`${asTable(comparison, timings)}\n`);
  return timings.every((timing) => withinBudget(timing) !== false);
}

/** Measures cases one after another, each in a process of its own; returns those over budget. */
async function runCases(names: readonly string[], rounds: number): Promise<string[]> {
  const { path, data } = await openMaterial();
  const { ratings, films } = data;
  console.log(
    `${path}: ${ratings.indices.length} ratings, ${ratings.rows} users, ${films.count} films.\n` +
      `Node ${process.versions.node}, ${cpus()[0].model}. Medians of ${rounds} interleaved rounds; cost is CPU time by the yardstick's.\n`,
  );
  return names.filter((name) => {
    const args = [...process.execArgv, process.argv[1], '--alone', '--rounds', `${rounds}`, name];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    if (status !== 0 && status !== OVER_BUDGET) throw new Error(`The case ${name} failed.`);
    return status === OVER_BUDGET;
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    rounds: { type: 'string', default: `${FEWEST_ROUNDS}` },
    alone: { type: 'boolean', default: false },
  },
});
const unknown = positionals.find((name) => !Object.hasOwn(CASES, name));
const rounds = Number(values.rounds);
if (unknown !== undefined || !(Number.isInteger(rounds) && rounds >= FEWEST_ROUNDS)) {
  console.error(
    unknown === undefined
      ? `Got --rounds ${values.rounds}; expected a whole number from ${FEWEST_ROUNDS}.`
      : `No case named "${unknown}". Known: ${Object.keys(CASES).join(', ')}.`,
  );
  process.exitCode = 2;
} else if (values.alone) {
  if (!(await runCase(positionals[0], rounds))) process.exitCode = OVER_BUDGET;
} else {
  const over = await runCases(positionals.length ? positionals : Object.keys(CASES), rounds);
  console.log(over.length ? `Over budget: ${over.join(', ')}.` : 'Every budget is kept.');
  if (values.check && over.length) process.exitCode = OVER_BUDGET;
}
