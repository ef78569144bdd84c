// Checked on you: each rating held back in turn, beside the film's average.
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations, pixelsBeside } from './support/axe';
import { expect, test } from './support/fixtures';
import { give, goTo, rateCards, ready } from './support/journey';
import { giveInRow, saidRow } from './support/ratings-table';

const panel = (page: Page) => page.getByRole('region', { name: 'Checked on you' });

const GIVEN = [5, 4, 2, 4.5, 3, 1, 4, 3.5];

async function rateEight(page: Page): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, GIVEN);
  await ready(page);
  await goTo(page, 'You');
}

/** What a cell says, as its value and how far off that is, both in hundredths. */
async function cell(row: Locator, column: number) {
  const text = await row.getByRole('cell').nth(column).innerText();
  const [value, off] = (text.match(/\d\.\d\d/g) ?? []).map((part) =>
    Math.round(100 * Number(part)),
  );
  return { value, off };
}

test('is said to begin with eight ratings, and begins with the eighth', async ({ page }) => {
  await page.goto('#/rate');
  await rateCards(page, GIVEN.slice(0, 7));
  await ready(page);
  await goTo(page, 'You');
  await expect(panel(page)).toContainText('1 more rating, and each of yours is held back');
  await expect(panel(page).getByRole('button')).toHaveCount(0);
  await goTo(page, 'Rate');
  await give(page.getByRole('main').getByRole('article').nth(7), 4);
  await goTo(page, 'You');
  await expect(panel(page)).toContainText('Held back each of your 8 ratings in turn');
});

test('every figure is that of the ratings below it', async ({ page }) => {
  await rateEight(page);
  await expect(panel(page)).toContainText('(rough)');
  const sentence = await panel(page)
    .getByText(/^Held back/)
    .innerText();
  const [miss, averageMiss] = sentence.match(/\d\.\d\d/g) ?? [];

  const opening = panel(page).getByRole('button', { name: 'Show each rating' });
  await opening.focus();
  await page.keyboard.press('Enter');
  await expect(opening).toHaveAttribute('aria-expanded', 'true');
  const rows = await panel(page).locator('tbody').getByRole('row').all();
  expect(rows).toHaveLength(GIVEN.length);

  let [sum, averageSum] = [0, 0];
  for (const [k, row] of rows.entries()) {
    const given = GIVEN[GIVEN.length - 1 - k];
    expect(await row.getByRole('cell').nth(0).innerText()).toBe(String(given));
    const [predicted, average] = [await cell(row, 1), await cell(row, 2)];
    expect(predicted.off).toBe(Math.abs(predicted.value - 100 * given));
    expect(average.off).toBe(Math.abs(average.value - 100 * given));
    sum += predicted.off;
    averageSum += average.off;
  }
  expect(miss).toBe((Math.round(sum / GIVEN.length) / 100).toFixed(2));
  expect(averageMiss).toBe((Math.round(averageSum / GIVEN.length) / 100).toFixed(2));
  await expect(panel(page).locator('tfoot')).toContainText(`${(sum / 100).toFixed(2)} ÷ 8`);
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('table')).toBeHidden();
});

test('follows a rating that is changed', async ({ page }) => {
  await rateEight(page);
  await panel(page).getByRole('button', { name: 'Show each rating' }).click();
  const first = panel(page).locator('tbody').getByRole('row').first();
  const title = await first.getByRole('rowheader').innerText();
  await giveInRow(saidRow(page, title), 1);
  await expect(first.getByRole('cell').first()).toHaveText('1');
  await expect(first.getByRole('rowheader')).toHaveText(title);
});

test('axe finds nothing in it, light or dark, and nothing sticks out of a narrow window', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(build === 'single', 'the single file shows the same');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await rateEight(page);
  await panel(page).getByRole('button', { name: 'Show each rating' }).click();
  await expect(panel(page).getByRole('table')).toBeVisible();
  await expectNoViolations(page, 'checked on you', 'section[aria-labelledby="check"]');
  if (!isMobile) await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => pixelsBeside(page)).toBe(0);
});
