import { expect, type Locator, type Page } from '@playwright/test';
import { give } from './journey';

/** The table on You. */
export function ratingsTable(page: Page): Locator {
  return page.getByRole('main').getByRole('table', { name: /^[\d,]+ ratings?$/ });
}

/** The rows that are drawn of it: of long tables those near the window. */
export function saidRows(page: Page): Locator {
  return ratingsTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
}

/** The drawn rows as they are read: title, year, what was said, stars and date. */
export function listed(page: Page): Promise<string[]> {
  return saidRows(page).evaluateAll((rows) =>
    rows.map((row) =>
      ['.name', '.year', '.said', '.yours', '.when']
        .map((part) => row.querySelector(part)?.textContent)
        .join(' '),
    ),
  );
}

/** The row of a film, by its whole title. */
export function saidRow(page: Page, title: string): Locator {
  return saidRows(page).filter({
    has: page.locator('.texts').getByText(title, { exact: true }),
  });
}

/** Waits until a row shows so many stars as the visitor's. */
export async function expectGiven(row: Locator, count: number): Promise<void> {
  await expect(row.locator('.yours')).toHaveText(count.toFixed(1));
}

/** Opens a row, unless it is open. */
export async function openRow(row: Locator): Promise<void> {
  const button = row.getByRole('button', { name: /^(Edit|Rate): / });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await expect(row.getByRole('group')).toBeVisible();
}

/** Opens a row and gives it so many stars. */
export async function giveInRow(row: Locator, count: number): Promise<void> {
  await openRow(row);
  await give(row, count);
}

/** Deletes what a row says; on a phone that stands in the opened row. */
export async function deleteRow(row: Locator): Promise<void> {
  const button = row.getByRole('button', { name: /^Delete: / });
  if (!(await button.isVisible())) await openRow(row);
  await button.click();
}

/** Sorts by a column, or by what a phone's list of choices has for it. */
export async function sortBy(page: Page, column: string, choice: string): Promise<void> {
  const select = page.getByRole('combobox', { name: 'Sort by' });
  if (await select.isVisible()) await select.selectOption(choice);
  else {
    const header = ratingsTable(page).getByRole('columnheader', { name: column, exact: true });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', /ending$/);
  }
}
