// Why so many stars are predicted, and what would be without a rating.
import type { Locator } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, firstPicks } from './support/journey';

/** The rows of an account: what each adds, in hundredths, without the sum. */
async function parts(table: Locator): Promise<number[]> {
  const rows = await table.getByRole('row').all();
  const values = await Promise.all(
    rows.slice(0, -1).map((row) => row.locator('td').last().innerText()),
  );
  return values.map((text) => Math.round(100 * Number(text.replace('−', '-').replace('+', ''))));
}

const total = (table: Locator) =>
  table
    .getByRole('row', { name: /^Predicted/ })
    .locator('td')
    .last();

test('a prediction is taken apart into what adds up to it, and solved again without a rating', async ({
  page,
}) => {
  await firstPicks(page, [5, 4, 1]);
  const row = films(page).first();
  const shown = await row.locator('.predicted b').innerText();
  await row.getByRole('button', { name: 'Why' }).click();

  const table = row.getByRole('table');
  await expect(table.getByRole('checkbox')).toHaveCount(3);
  const before = Number(await total(table).innerText());
  expect((Math.round(Math.round(100 * before) / 10) / 10).toFixed(1)).toBe(shown);
  const sum = (await parts(table)).reduce((all, part) => all + part, 0);
  expect(sum).toBe(Math.round(100 * before));

  await table.getByRole('checkbox').first().uncheck();
  await expect(total(table)).toContainText(`was ${before.toFixed(2)}`);
  const after = Math.round(100 * Number((await total(table).innerText()).split(/\s/)[0]));
  expect((await parts(table)).reduce((all, part) => all + part, 0)).toBe(after);
  await expect(row.getByRole('status')).toContainText(/picks/);
  await table.getByRole('checkbox').first().check();
  await expect(total(table)).toHaveText(before.toFixed(2));

  await row.getByRole('button', { name: 'Why' }).click();
  await expect(table).toBeHidden();
});

test('the drawer has the account too, and none for a film that was rated', async ({ page }) => {
  await firstPicks(page, [5, 4, 1]);
  await films(page).first().getByRole('heading').getByRole('link').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('table')).toBeVisible();
  await drawer
    .locator('label')
    .filter({ has: page.getByRole('radio', { name: '4 of 5' }) })
    .click();
  await expect(drawer.getByRole('table')).toBeHidden();
});
