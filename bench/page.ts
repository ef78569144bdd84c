// npm run bench:page: how the built page feels, measured in a real browser on a local server.
// Medians of several fresh visits; times count from the start of navigation, as the page sees it.
import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';
import { serve } from '../scripts/serve.mjs';

const VISITS = 7;
const RATINGS = 9;

/** Cards, and the half stars they get. */
const THREE = [
  [0, 9],
  [1, 4],
  [2, 8],
] as const;

if (!existsSync('dist/index.html'))
  throw new Error('There is no build in dist: run npm run build first.');
const { executablePath, env } = await findChromium();
const browser = await chromium.launch({ executablePath, env });
const server = await serve('dist');
const { url } = server;

/** What is waited for. */
type Moment = 'cards' | 'personal' | 'predicted';

interface Seen {
  /** Milliseconds from the start of navigation to when it was first in the document. */
  readonly moments: Partial<Record<Moment, number>>;
  /** Lengths of the main thread's tasks over 50 ms. */
  readonly longTasks: number[];
}

declare global {
  var seen: Seen;
}

/** Runs in the page before anything else. */
function watch(): void {
  globalThis.seen = { moments: {}, longTasks: [] };
  const { moments, longTasks } = globalThis.seen;
  const look = (moment: Moment, there: boolean) => {
    if (there) moments[moment] ??= performance.now();
  };
  new MutationObserver(() => {
    const main = document.querySelector('main');
    const row = main?.querySelector('article');
    look('cards', !!row?.querySelector('input'));
    look('personal', !!row && /From your \d+ ratings/.test(main?.textContent ?? ''));
    look('predicted', !!moments.personal && /predicted/.test(row?.textContent ?? ''));
  }).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

async function moment(page: Page, name: Moment): Promise<number> {
  const time = await page.waitForFunction((m) => globalThis.seen.moments[m], name);
  return (await time.jsonValue()) ?? NaN;
}

async function rate(page: Page, card: number, halfStars: number): Promise<void> {
  await page
    .locator('main article')
    .nth(card)
    .getByRole('radio')
    .nth(halfStars - 1)
    .check({ force: true });
}

/** One first visit and one return; the names are what is printed. */
async function visit(): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(`${url}#/rate`);
  const cards = await moment(page, 'cards');
  for (const [card, halfStars] of THREE) await rate(page, card, halfStars);
  await page.goto(`${url}#/for-you`);
  const personal = await moment(page, 'personal');
  const predicted = await moment(page, 'predicted');
  await page.getByText('Works offline').waitFor();
  const longest = await page.evaluate(() => Math.max(0, ...globalThis.seen.longTasks));

  await page.reload();
  const cached = await moment(page, 'predicted');
  await context.close();
  return {
    'first visit: cards usable': cards,
    'first visit: personal picks, after three ratings by a script': personal,
    'first visit: the same with predicted stars': predicted,
    'first visit: longest task of the main thread': longest,
    'return visit: picks with predicted stars, from the cache': cached,
  };
}

/** From a click on a star to the next frame that shows other picks, while both models train again and again. */
async function ratingsWhileTraining(): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}#/rate`);
  await page.getByRole('radio').first().waitFor();
  for (const [card, halfStars] of THREE) await rate(page, card, halfStars);
  await page.goto(`${url}#/for-you`);
  await page.locator('main article').first().waitFor();
  const times: number[] = [];
  while (times.length < RATINGS) {
    await page
      .getByText(/^Training/)
      .first()
      .waitFor();
    times.push(await page.evaluate(rateFirstPick));
    if (await page.getByText(/^Ready/).count()) {
      await page.goto(`${url}#/you`);
      await page.getByRole('button', { name: 'Forget model' }).click();
      await page.getByRole('button', { name: 'Train again' }).click();
      await page.goto(`${url}#/for-you`);
      await page.locator('main article').first().waitFor();
    }
  }
  await context.close();
  return times;
}

/** Runs in the page: rates the first pick and waits until its row is gone and the change is painted. */
function rateFirstPick(): Promise<number> {
  return new Promise((resolve) => {
    const first = document.querySelector('main article');
    const seen = first?.querySelector<HTMLButtonElement>('button[aria-expanded]');
    seen?.click();
    requestAnimationFrame(() => {
      const star = first?.querySelectorAll('input')[7];
      const start = performance.now();
      star?.click();
      const look = () => {
        if (first?.isConnected) requestAnimationFrame(look);
        else resolve(performance.now() - start);
      };
      requestAnimationFrame(look);
    });
  });
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

const visits: Record<string, number>[] = [];
for (let n = 0; n < VISITS; n++) visits.push(await visit());
const ratings = await ratingsWhileTraining();
await browser.close();
await server.close();

console.log(`Milliseconds, median (lowest to highest) of ${VISITS} visits and ${RATINGS} ratings`);
const print = (name: string, values: number[]) =>
  console.log(
    `${median(values).toFixed(0).padStart(7)}  (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})  ${name}`,
  );
for (const name of Object.keys(visits[0]))
  print(
    name,
    visits.map((v) => v[name]),
  );
print('rating a pick to new picks on screen, while training', ratings);
