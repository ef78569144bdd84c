// node scripts/run.mjs scripts/screenshot.ts: the pictures in README.md, taken of the build in dist/.
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { serve } from './serve.mjs';

/** Cards of the first dozen and the half stars they get. */
const RATINGS = [
  [0, 9],
  [1, 8],
  [2, 6],
  [5, 9],
  [6, 4],
  [8, 9],
  [9, 10],
] as const;

const { executablePath, env } = await findChromium();
const browser = await chromium.launch({ executablePath, env });
const server = await serve('dist');
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1.5,
});
await page.goto(`${server.url}#/rate`);
for (const [card, halfStars] of RATINGS) {
  const stars = page.locator('main article').nth(card).getByRole('radio');
  await stars.nth(halfStars - 1).check({ force: true });
}
await page.goto(`${server.url}#/for-you`);
await page
  .getByText(/^Ready$/)
  .first()
  .waitFor();
await page.locator('main article').filter({ hasText: 'predicted' }).first().waitFor();
await page.screenshot({ path: 'docs/picks.png' });
await page.goto(`${server.url}#/map`);
await page.locator('aside li').first().waitFor();
await page.screenshot({ path: 'docs/map.png' });
await browser.close();
await server.close();
