import { rm } from 'node:fs/promises';
import { scratch } from '../../scripts/scratch.mjs';
import { serve } from '../../scripts/serve.mjs';
import type { Bench } from './browser';
import type { Row } from './budgets';
import { brushesAtRest } from './brush';
import { buildCrowd } from './build';
import type { Calibration } from './calibration';
import { importRatings } from './imports';
import { searchSettings } from './lab';
import { moveMap, showMap } from './map';
import { moment } from './probe';
import { ratingsAtRest, ratingsInTraining } from './ratings';
import { slidesAtRest } from './steering';
import { linesOf, type Line } from './report';
import { firstScreenScripts } from './scripts';
import type { Figures, Sample } from './verdict';
import { layOutNeighbourhoods } from './umap';
import { rateThree, visitTwice } from './visits';

/** How often each thing is measured. */
export interface Effort {
  readonly visits: number;
  readonly ratings: number;
  /** Times the map is moved about. */
  readonly moves: number;
}

/** What is measured, and with what. */
export interface Subject {
  readonly bench: Bench;
  readonly calibration: Calibration;
  /** Address and folder of the build. */
  readonly url: string;
  readonly folder: string;
  readonly effort: Effort;
}

/** Measures some of the budgets. */
type Part = (subject: Subject) => Promise<Figures>;

const PARTS: readonly Part[] = [
  visits,
  session,
  crowd,
  neighbourhoods,
  imports,
  classroom,
  scripts,
];

/**
 * Measures every budget. A part with a gross regression is measured again, and only the second time counts: a regression
 * stays, a hiccup of the machine does not.
 */
export async function measure(subject: Subject): Promise<Line[]> {
  const lines: Line[] = [];
  for (const part of PARTS) {
    const first = linesOf(await part(subject));
    const regressed = first.some(({ verdict }) => verdict === 'gross');
    lines.push(...(regressed ? linesOf(await part(subject)) : first));
  }
  return lines;
}

async function visits({ bench, calibration, url, effort }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  for (let n = 0; n < effort.visits; n++) await samples.take(() => visitTwice(bench, url));
  return samples.figures;
}

/** One stranger who rates three films, looks at the map and goes on rating. */
async function session({ bench, calibration, url, effort }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  const context = await bench.stranger();
  try {
    const page = await bench.open(context);
    await page.goto(`${url}#/rate`);
    await moment(page, 'cards');
    await rateThree(page);
    await moment(page, 'ready');
    await showMap(page);
    for (let n = 0; n < effort.moves; n++) await samples.take(() => moveMap(page, n % 2 === 1));
    await samples.take(async () => ({ rating: await ratingsAtRest(page, effort.ratings) }));
    await samples.take(async () => ({ slider: await slidesAtRest(page, effort.ratings) }));
    await samples.take(async () => ({
      ratingInTraining: await ratingsInTraining(page, effort.ratings),
    }));
  } finally {
    await context.close();
  }
  return samples.figures;
}

/** The map with many more films than the data set has, on a page of its own. */
async function crowd({ bench, calibration, effort }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  const folder = await scratch('crowd');
  buildCrowd(folder);
  const server = await serve(folder);
  const context = await bench.stranger();
  try {
    const page = await bench.open(context);
    await page.goto(server.url);
    await page.locator('main canvas').waitFor();
    for (let n = 0; n < effort.moves; n++)
      await samples.take(async () => ({
        crowdFrame: (await moveMap(page, n % 2 === 1)).slowFrame,
      }));
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  return samples.figures;
}

/** Once: it takes seconds, and that is what is measured. */
async function neighbourhoods({ bench, calibration, url }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  await samples.take(async () => ({ ...(await layOutNeighbourhoods(bench, url)) }));
  return samples.figures;
}

/** Each time as a stranger: what has been imported once changes nothing. */
async function imports({ bench, calibration, url, effort }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  for (let n = 0; n < effort.visits; n++) {
    await samples.take(async () => ({ ...(await importRatings(bench, url)) }));
  }
  return samples.figures;
}

/** A search of settings, and then the charts of the data, by one stranger. */
async function classroom({ bench, calibration, url, effort }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  const context = await bench.stranger();
  try {
    const page = await bench.open(context);
    await samples.take(async () => ({ searchTask: await searchSettings(page, url) }));
    await samples.take(async () => ({ brush: await brushesAtRest(page, effort.ratings) }));
  } finally {
    await context.close();
  }
  return samples.figures;
}

async function scripts({ bench, calibration, url, folder }: Subject): Promise<Figures> {
  const samples = new Samples(bench, calibration);
  await samples.take(async () => ({ script: await firstScreenScripts(bench, url, folder) }));
  return samples.figures;
}

/** Collects measurements, each between two runs of the calibration loop in a browser at rest. */
class Samples {
  readonly figures: Partial<Record<Row, Sample[]>> = {};
  readonly #bench: Bench;
  readonly #calibration: Calibration;

  constructor(bench: Bench, calibration: Calibration) {
    this.#bench = bench;
    this.#calibration = calibration;
  }

  /** Measures once; a list of values is as many samples. */
  async take(run: () => Promise<Partial<Record<Row, number | readonly number[]>>>): Promise<void> {
    const before = await this.#loop();
    const measured = await run();
    const loopMs = (before + (await this.#loop())) / 2;
    for (const [row, values] of Object.entries(measured) as [Row, number | readonly number[]][]) {
      const samples = (this.figures[row] ??= []);
      for (const value of [values].flat()) samples.push({ value, loopMs });
    }
  }

  async #loop(): Promise<number> {
    await this.#bench.rest();
    return this.#calibration.loop();
  }
}
