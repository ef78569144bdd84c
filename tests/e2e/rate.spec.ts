import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, ready, stars } from './support/journey';
import { expectGiven, saidRow } from './support/ratings-table';

const one = (page: Page) => page.getByRole('region', { name: 'One film at a time' });
const title = (page: Page) => one(page).getByRole('heading', { level: 1 });
const reason = (page: Page) => one(page).getByText(/^Asking because .+\.$/);

/** Opens Rate with one film at a time, and puts the focus on the stars of the first. */
async function begin(page: Page): Promise<string> {
  await page.goto('#/rate?mode=one');
  await expect(reason(page)).toBeVisible();
  await one(page).getByRole('radio').first().focus();
  return title(page).innerText();
}

/** Waits for another film than this one, with the focus on its stars; returns its title. */
async function another(page: Page, before: string): Promise<string> {
  await expect(title(page)).not.toHaveText(before);
  await expect(one(page).locator('input:focus')).toHaveCount(1);
  return title(page).innerText();
}

test('films are rated one at a time by keys alone, and what was said is kept apart', async ({
  page,
}) => {
  const first = await begin(page);
  for (let half = 0; half < 9; half++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(stars(one(page), 4)).toBeChecked();
  await page.keyboard.press('Enter');
  const second = await another(page, first);
  await page.keyboard.press('2');
  await expect(stars(one(page), 2)).toBeChecked();
  await page.keyboard.press('Enter');
  const third = await another(page, second);
  await page.keyboard.press('h');
  const fourth = await another(page, third);
  await page.keyboard.press('n');
  const fifth = await another(page, fourth);
  await page.keyboard.press('Enter');
  const sixth = await another(page, fifth);
  expect(new Set([first, second, third, fourth, fifth, sixth]).size).toBe(6);
  await expect(page.getByText('2 rated')).toBeVisible();

  await page.goto('#/you');
  const said = (film: string) => saidRow(page, film);
  await expectGiven(said(first), 4);
  await expectGiven(said(second), 2);
  await expect(said(third)).toContainText('Haven’t seen');
  await expect(said(fourth)).toContainText('Not interested');
  await expect(said(fifth), 'a film that was skipped').toHaveCount(0);
});

test('U and Backspace take back the latest answer and show its film again', async ({ page }) => {
  const first = await begin(page);
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
  const second = await another(page, first);
  await page.keyboard.press('n');
  const third = await another(page, second);
  await page.keyboard.press('u');
  await expect(title(page)).toHaveText(second);
  await page.keyboard.press('Backspace');
  await expect(title(page)).toHaveText(first);
  await expect(one(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByText('1 rated')).toBeHidden();
  expect(third).not.toBe(first);
});

test('the stars and the buttons stay where they are from film to film', async ({ page }) => {
  const before = await begin(page);
  const button = one(page).getByRole('button', { name: 'Haven’t seen' });
  // In the page, which may have been scrolled to the button.
  const place = () =>
    button.evaluate((element) => {
      const { x, y } = element.getBoundingClientRect();
      return [x + scrollX, y + scrollY];
    });
  const first = await place();
  await button.click();
  await another(page, before);
  expect(await place()).toEqual(first);
});

test('no prediction is shown where films are rated, in the grid or one at a time', async ({
  page,
}) => {
  await begin(page);
  for (const key of ['5', 'Enter', '4', 'Enter', '1', 'Enter']) {
    const before = await title(page).innerText();
    await page.keyboard.press(key);
    if (key === 'Enter') await another(page, before);
  }
  await ready(page);
  await expect(page.getByRole('main')).not.toContainText(/predict/i);
  await page.getByRole('radio', { name: 'Grid' }).check({ force: true });
  await expect(films(page)).toHaveCount(12);
  await expect(page.getByRole('main')).not.toContainText(/predict/i);
});
