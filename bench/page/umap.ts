import type { Page } from '@playwright/test';
import type { Bench } from './browser';
import { moment } from './probe';

/** How long neighbourhoods take to be laid out, and what the page does meanwhile, in milliseconds. */
export interface UmapFigures {
  readonly umap: number;
  /** The page's longest task from the choice to the end; 50 where none was longer, as browsers tell of no shorter ones. */
  readonly umapTask: number;
}

const LONG_TASK_MS = 50;

/** A stranger with everything trained who looks at the map, and then at its neighbourhoods for the first time. */
export async function layOutNeighbourhoods(bench: Bench, url: string): Promise<UmapFigures> {
  const context = await bench.stranger();
  try {
    const page = await bench.open(context);
    await page.goto(`${url}#/rate`);
    await moment(page, 'ready');
    await page.evaluate(() => (location.hash = '#/map'));
    await page.getByRole('heading', { name: /^Map of/ }).waitFor();
    await page.getByText(/\d %.*near it here/).waitFor(); // what is said of the first layout is worked out
    return await measured(page);
  } finally {
    await context.close();
  }
}

async function measured(page: Page): Promise<UmapFigures> {
  const working = page.getByRole('progressbar', { name: 'Laying films out' });
  const start = await page.evaluate(() => performance.now());
  await page.getByLabel('Layout', { exact: true }).selectOption('umap');
  await working.waitFor();
  await working.waitFor({ state: 'detached' });
  const { end, longTasks } = await page.evaluate(() => ({
    end: performance.now(),
    longTasks: globalThis.probe.longTasks,
  }));
  const meanwhile = longTasks.filter((task) => task.start >= start && task.start <= end);
  const lengths = meanwhile.map((task) => task.end - task.start);
  return { umap: end - start, umapTask: Math.max(LONG_TASK_MS, ...lengths) };
}
