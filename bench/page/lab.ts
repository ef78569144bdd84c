import type { Page } from '@playwright/test';
import { moment } from './probe';

/** Twelve fits, each of a second or so: three workers are busy for a while. */
const SEARCH = '#/tune?space=als:factors%3D8|16|32,l2%3D0.5|2&k=2';

/** The shortest task that a browser reports as long, in milliseconds. */
const LONG_TASK_MS = 50;

/** The longest task of the page while the Lab searches settings, in milliseconds; where none is reported, the most that is not. */
export async function searchSettings(page: Page, url: string): Promise<number> {
  // As many workers as the Lab ever has, one core left to the page, also where there are but two.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 4 }),
  );
  await page.goto(`${url}#/rate`);
  await moment(page, 'ready');
  await page.evaluate((hash) => (location.hash = hash), SEARCH);
  const begun = (await (await page.waitForFunction(pressStart)).jsonValue()) ?? NaN;
  await page
    .getByRole('status')
    .filter({ hasText: /^Done: / })
    .waitFor();
  const { tasks, fits } = await page.evaluate((since) => {
    const rows = document.querySelectorAll('main table td.top').length;
    return { tasks: globalThis.probe.longTasks.filter(({ end }) => end > since), fits: rows };
  }, begun);
  if (fits === 0) throw new Error('The search came to nothing.');
  return Math.max(LONG_TASK_MS, ...tasks.map(({ start, end }) => end - start));
}

/** Runs in the page: starts the search once the data are there; returns when. */
function pressStart(): number | undefined {
  const start = [...document.querySelectorAll<HTMLButtonElement>('main button')].find(
    (button) => button.textContent.trim() === 'Start',
  );
  if (!start || start.ariaDisabled === 'true') return undefined;
  const now = performance.now();
  start.click();
  return now;
}
