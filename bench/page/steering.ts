import type { Page } from '@playwright/test';

/** Where the slider goes, again and again: every step changes some of the ten picks. */
const STOPS = [100, -100] as const;

/** Milliseconds from a slider's input to the frame that shows other picks, with all models trained. */
export async function slidesAtRest(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => (location.hash = '#/for-you'));
  await page.locator('#adjust input[type=range]').first().waitFor();
  const times: number[] = [];
  while (times.length < count) {
    times.push(await page.evaluate(slideTo, STOPS[times.length % STOPS.length]));
  }
  await page.evaluate(() => (location.hash = '#/for-you'));
  return times;
}

/** Runs in the page: moves the slider of adventure, and times until a frame with other picks is painted. */
function slideTo(value: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const slider = document.querySelector<HTMLInputElement>('#adjust input[type=range]');
    const list = document.querySelector('main .list');
    if (!slider || !list) return reject(new Error('There is no slider beside the picks.'));
    const films = () =>
      Array.from(list.querySelectorAll('h2'), (title) => title.textContent).join();
    const before = films();
    const start = performance.now();
    const changed = new MutationObserver(() => {
      if (films() === before) return;
      changed.disconnect();
      globalThis.probe.afterPaint((now) => resolve(now - start));
    });
    changed.observe(list, { subtree: true, childList: true });
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
