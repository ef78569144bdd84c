import type { Browser } from '@playwright/test';
import { spreadOf, type Spread } from '../spread';

/** Times the calibration loop in the page and in a worker, both at once. */
export interface Calibration {
  /** Milliseconds of one loop as of now: the mean of page and worker. */
  loop(): Promise<number>;
  /** What all calls so far have measured, in milliseconds. */
  spreads(): { readonly page: Spread; readonly worker: Spread };
  close(): Promise<void>;
}

/** Loops of which the median counts, so that a single interruption does not. */
const LOOPS = 9;
const WARM_UPS = 5;

/**
 * Opens a page of its own for the loop, which lives as long as the run: what is measured is the machine, not how fast a
 * browser compiles. Page and worker are timed at the same moment, since Matinée too needs two cores.
 */
export async function startCalibration(browser: Browser): Promise<Calibration> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addScriptTag({
    content: `globalThis.calibrate = (${prepare.toString()})(${fixedWork.toString()});`,
  });

  const measured: { page: number; worker: number }[] = [];
  const once = () => page.evaluate((loops) => globalThis.calibrate(loops), LOOPS);
  for (let n = 0; n < WARM_UPS; n++) await once();

  return {
    async loop() {
      const times = await once();
      measured.push(times);
      return (times.page + times.worker) / 2;
    },
    spreads: () => ({
      page: spreadOf(measured.map((times) => times.page)),
      worker: spreadOf(measured.map((times) => times.worker)),
    }),
    close: () => context.close(),
  };
}

declare global {
  var calibrate: (loops: number) => Promise<{ page: number; worker: number }>;
}

/**
 * Runs in the page and in the worker: products of two 64 × 64 matrices; returns the milliseconds it took. Short, and with a
 * pause before it, because a page too works in bursts: on a busy machine long work without a pause loses far more time.
 */
function fixedWork(): number {
  const [size, products] = [64, 15];
  const a = new Float64Array(size * size).map((_, k) => 1 / (1 + (k % 61)));
  const b = new Float64Array(size * size).map((_, k) => 1 / (1 + (k % 67)));
  const out = new Float64Array(size * size);
  const start = performance.now();
  for (let product = 0; product < products; product++) {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        let sum = out[row * size + column] / 2;
        for (let k = 0; k < size; k++) sum += a[row * size + k] * b[k * size + column];
        out[row * size + column] = sum;
      }
    }
  }
  return performance.now() - start;
}

/** Runs in the page: starts the worker, and times as many loops there as here. */
function prepare(work: () => number): typeof globalThis.calibrate {
  const pauseMs = 10;
  const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1];
  const script = `const work = ${work.toString()}; onmessage = () => postMessage(work());`;
  const worker = new Worker(URL.createObjectURL(new Blob([script])));
  const pair = () =>
    new Promise<[number, number]>((resolve) => {
      let page = NaN;
      worker.onmessage = ({ data }: MessageEvent<number>) => resolve([page, data]);
      worker.postMessage(null);
      page = work();
    });
  return async (loops) => {
    const pairs: [number, number][] = [];
    while (pairs.length < loops) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pairs.push(await pair());
    }
    return {
      page: median(pairs.map((times) => times[0])),
      worker: median(pairs.map((times) => times[1])),
    };
  };
}
