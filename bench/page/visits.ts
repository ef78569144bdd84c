import type { BrowserContext, Page } from '@playwright/test';
import type { Row } from './budgets';
import type { Bench } from './browser';
import { moment, type Probe } from './probe';

/** What one first visit and one return have measured, in the units of the budgets. */
export type VisitFigures = Readonly<
  Record<
    Extract<Row, 'cards' | 'personal' | 'predicted' | 'longest' | 'cached' | 'retrained'>,
    number
  >
>;

/** Half stars that the script gives to the first cards. */
const THREE_RATINGS = [9, 4, 8];

/** The shortest task that a browser reports as long, in milliseconds. */
const LONG_TASK_MS = 50;

/** One first visit of a stranger, and the return once everything is kept. */
export async function visitTwice(bench: Bench, url: string): Promise<VisitFigures> {
  const context = await bench.stranger();
  try {
    return {
      ...(await firstVisit(bench, context, url)),
      ...(await returnVisit(bench, context, url)),
    };
  } finally {
    await context.close();
  }
}

async function firstVisit(bench: Bench, context: BrowserContext, url: string) {
  const page = await bench.open(context);
  await page.goto(`${url}#/rate`);
  const cards = await moment(page, 'cards');
  await rateThree(page);
  const personal = await moment(page, 'personal');
  const predicted = await moment(page, 'predicted');
  await moment(page, 'ready');
  await page.getByText('Works offline').waitFor();
  const longest = longestInTraining(await page.evaluate(() => globalThis.probe));
  await page.close();
  return { cards, personal, predicted, longest };
}

/** A new tab: the profile says that there is somebody to pick films for. */
async function returnVisit(bench: Bench, context: BrowserContext, url: string) {
  const page = await bench.open(context);
  let workers = 0;
  page.on('worker', () => (workers += 1));
  await page.goto(url);
  const cached = await moment(page, 'predicted');
  await moment(page, 'ready');
  // One worker serves; each of the others is there to train a model.
  return { cached, retrained: workers - 1 };
}

/** Rates the first three cards, then asks for picks. */
export async function rateThree(page: Page): Promise<void> {
  await page.evaluate((ratings) => {
    const cards = document.querySelectorAll('main article');
    for (const [card, halfStars] of ratings.entries())
      cards[card].querySelectorAll<HTMLInputElement>('input')[halfStars - 1].click();
    location.hash = '#/for-you';
  }, THREE_RATINGS);
}

/** The longest task that overlaps training, in milliseconds; where none is reported, the most that is not. */
function longestInTraining({ moments, longTasks }: Pick<Probe, 'moments' | 'longTasks'>): number {
  const { training = Infinity, ready = Infinity } = moments;
  const lengths = longTasks
    .filter(({ start, end }) => end > training && start < ready)
    .map(({ start, end }) => end - start);
  return Math.max(LONG_TASK_MS, ...lengths);
}
