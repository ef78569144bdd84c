// npm run bench:page [-- --quick] [--dist FOLDER] [--json [FILE]] [--slow-down FACTOR]
//
// How the built page feels in a real browser, against its budgets: docs/performance.md says what is measured and how. The
// exit code is 1 where a budget is exceeded three times over, at the reference speed, twice in a row.
import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { scratch } from '../scripts/scratch.mjs';
import { serve } from '../scripts/serve.mjs';
import { launch, type Bench } from './page/browser';
import { buildPage } from './page/build';
import { startCalibration } from './page/calibration';
import { measure, type Effort } from './page/measure';
import { asJson, asTable, type Circumstances, type Line } from './page/report';

const FULL: Effort = { visits: 7, ratings: 9, moves: 7 };
const QUICK: Effort = { visits: 3, ratings: 5, moves: 3 };

interface Outcome {
  readonly lines: readonly Line[];
  readonly circumstances: Circumstances;
}

/** Serves a build, measures it and says under what circumstances. */
async function measureBuild(folder: string, effort: Effort, slowDown: number): Promise<Outcome> {
  const server = await serve(folder);
  const bench = await launch(slowDown);
  try {
    const calibration = await startCalibration(bench.browser);
    const lines = await measure({ bench, calibration, url: server.url, folder, effort });
    const data = await openedData(bench, server.url);
    const circumstances = {
      data,
      browser: `Chromium ${bench.browser.version()}`,
      machine: `${cpus().length} cores of ${cpus()[0].model}`,
      visits: effort.visits,
      slowDown,
      loop: calibration.spreads(),
    };
    return { lines, circumstances };
  } finally {
    await bench.browser.close();
    await server.close();
  }
}

/** What the foot of the page says of its data. */
async function openedData(bench: Bench, url: string): Promise<string> {
  const context = await bench.stranger();
  const page = await context.newPage();
  await page.goto(url);
  const said = await page.getByText(/[\d,]+ ratings of [\d,]+ films/).innerText();
  await context.close();
  return said;
}

function say({ lines, circumstances }: Outcome, asData: boolean, file: string | undefined): void {
  if (asData && file === undefined) return void process.stdout.write(asJson(lines, circumstances));
  console.log(asTable(lines, circumstances));
  if (file !== undefined) writeFileSync(file, asJson(lines, circumstances));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    dist: { type: 'string' },
    json: { type: 'boolean', default: false },
    'slow-down': { type: 'string', default: '1' },
  },
});
const slowDown = Number(values['slow-down']);
if (!(slowDown >= 1) || positionals.length > (values.json ? 1 : 0)) {
  console.error(
    'Usage: npm run bench:page -- [--quick] [--dist FOLDER] [--json [FILE]] [--slow-down FACTOR ≥ 1]',
  );
  process.exitCode = 2;
} else {
  const own = values.dist === undefined ? await scratch('bench') : undefined;
  try {
    if (own !== undefined) buildPage(own);
    const outcome = await measureBuild(
      values.dist ?? own ?? '',
      values.quick ? QUICK : FULL,
      slowDown,
    );
    say(outcome, values.json, positionals.at(0));
    const gross = outcome.lines.filter(({ verdict }) => verdict === 'gross');
    for (const { budget } of gross) console.error(`Regression: ${budget.what}.`);
    if (gross.length > 0) process.exitCode = 1;
  } finally {
    if (own !== undefined) await rm(own, { recursive: true, force: true });
  }
}
