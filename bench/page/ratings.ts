import type { Page } from '@playwright/test';

/** Milliseconds from rating a pick to the frame that shows other picks, again and again, with all models trained. */
export async function ratingsAtRest(page: Page, count: number): Promise<number[]> {
  await show(page, 'for-you');
  await inTraining(page, false);
  const times: number[] = [];
  while (times.length < count) times.push(await page.evaluate(rateFirstPick));
  return times;
}

/** The same while models train: they are forgotten and trained again for as long as it takes. */
export async function ratingsInTraining(page: Page, count: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count) {
    await trainAgain(page);
    while (times.length < count) {
      const time = await page.evaluate(rateFirstPick);
      if (!(await trains(page))) break; // it may have ended before the rating
      times.push(time);
    }
  }
  return times;
}

async function trainAgain(page: Page): Promise<void> {
  await inTraining(page, false);
  await show(page, 'you');
  await page.getByRole('button', { name: 'Forget model' }).click();
  await page.getByRole('button', { name: 'Train again' }).click();
  await show(page, 'for-you');
  await inTraining(page, true);
}

async function show(page: Page, view: 'for-you' | 'you'): Promise<void> {
  await page.evaluate((id) => (location.hash = `#/${id}`), view);
  await page
    .locator(view === 'for-you' ? 'main article' : 'main section')
    .first()
    .waitFor();
}

const trains = (page: Page) =>
  page.evaluate(() => /Training/.test(document.querySelector('header .status')?.textContent ?? ''));

/** Waits until models train, or until they are all ready. */
async function inTraining(page: Page, wanted: boolean): Promise<void> {
  await page.waitForFunction(
    (said) => document.querySelector('header .status')?.textContent?.trim().startsWith(said),
    wanted ? 'Training' : 'Ready',
  );
}

/** Runs in the page: gives the first pick four stars, and times until a frame without its row is painted. */
function rateFirstPick(): Promise<number> {
  return new Promise((resolve, reject) => {
    const { probe } = globalThis;
    const first = document.querySelector('main article');
    const buttons = Array.from(first?.querySelectorAll('button') ?? []);
    buttons.find((button) => button.textContent.trim() === 'Seen it')?.click();
    probe.afterPaint(() => {
      const star = first?.querySelectorAll('input')[7];
      if (!star) return reject(new Error('The first pick has no stars to give.'));
      const start = performance.now();
      const gone = new MutationObserver(() => {
        if (first?.isConnected) return;
        gone.disconnect();
        probe.afterPaint((now) => resolve(now - start));
      });
      gone.observe(document.body, { subtree: true, childList: true });
      star.click();
    });
  });
}
