// The reminder that ratings are on this device only.
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { goTo, rateCards } from './support/journey';
import { allKept } from './support/kept-profile';
import { visitWith } from './support/known-ratings';

test.use({ trains: false });

const KEY = 'matinee-backup';
const reminder = (page: Page) => page.getByRole('region', { name: 'Backup' });
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key), KEY);

const ratings = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ film: 7 * k, halfStars: 1 + (k % 10) }));

async function visitYou(page: Page, count: number): Promise<void> {
  await visitWith(page, ratings(count));
  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: `${count} ratings` })).toBeVisible();
}

test('comes with the twentieth rating, and goes with an export', async ({ page }) => {
  await visitYou(page, 19);
  await expect(reminder(page)).toBeHidden();
  await goTo(page, 'Rate');
  await rateCards(page, [4]);
  await goTo(page, 'You');
  await expect(reminder(page)).toContainText(
    '20 ratings are only on this device. Export them to be safe.',
  );
  const downloading = page.waitForEvent('download');
  await reminder(page).getByRole('button', { name: 'Export' }).click();
  expect((await downloading).suggestedFilename()).toBe('matinee-ratings.json');
  await expect(reminder(page)).toBeHidden();

  await allKept(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: '20 ratings' })).toBeVisible();
  await expect(reminder(page)).toBeHidden();
});

test('goes with the export above the ratings too', async ({ page }) => {
  await visitYou(page, 25);
  await expect(reminder(page)).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Export JSON' }).click();
  await expect(reminder(page)).toBeHidden();
});

test('put off stays away on the next visit, and is forgotten with everything', async ({ page }) => {
  await visitYou(page, 25);
  await reminder(page).getByRole('button', { name: 'Not now' }).click();
  await expect(reminder(page)).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: '25 ratings' })).toBeVisible();
  await expect(reminder(page)).toBeHidden();

  expect(await kept(page)).toMatch(/^\d+ 25$/);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: /^Yes, delete/ }).click();
  await expect(page.getByText('Forgotten: your ratings')).toBeVisible();
  expect(await kept(page)).toBeNull();
});

test('says what is stored in figures, and what the browser answers', async ({ page, build }) => {
  await visitYou(page, 25);
  const panel = page.getByRole('region', { name: 'What is stored' });
  await expect(panel).toContainText(/with all you said, as a file\s*\d+ kB/);
  if (build === 'hosted') await expect(panel).toContainText(/In all, as this browser counts/);
  const ask = panel.getByRole('button', { name: 'Ask the browser to keep them' });
  if (await ask.isVisible()) {
    await ask.click();
    await expect(page.getByText(/This browser (did not promise|has promised)/)).toBeVisible();
  }
});
