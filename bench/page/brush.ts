import type { Page } from '@playwright/test';

/** Where the lower end of the stars goes, again and again: bins of half a star. */
const STOPS = [7, 0, 5, 2] as const;

/** Milliseconds from an edge of a brush that is moved to the frame in which the other charts have followed. */
export async function brushesAtRest(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => (location.hash = '#/data'));
  await page.getByRole('table', { name: 'The files' }).waitFor();
  await page.getByRole('slider', { name: 'Stars, from' }).waitFor({ state: 'attached' }); // its chart may come later
  const times: number[] = [];
  while (times.length < count) {
    times.push(await page.evaluate(brushTo, STOPS[times.length % STOPS.length]));
  }
  return times;
}

/** Runs in the page: moves the lower end, and times until a frame with other counts of genres is painted. */
function brushTo(edge: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const slider = document.querySelector<HTMLInputElement>('input[aria-label="Stars, from"]');
    const figures = document.querySelector('main .figures');
    if (!slider || !figures) return reject(new Error('There is no brush on the stars.'));
    const counts = () =>
      Array.from(figures.querySelectorAll('.genres button'), (genre) => genre.ariaLabel).join();
    const before = counts();
    const start = performance.now();
    const changed = new MutationObserver(() => {
      if (counts() === before) return;
      changed.disconnect();
      globalThis.probe.afterPaint((now) => resolve(now - start));
    });
    changed.observe(figures, { subtree: true, attributes: true, childList: true });
    slider.value = String(edge);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
