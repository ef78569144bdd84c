// What somebody asks of their picks: sliders, genres, years, another model. In the address, and reversible.
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, firstPicks, goTo, pickTitles } from './support/journey';

/** The panel, which has to be opened where there is no room beside the list. */
async function panel(page: Page) {
  const button = page.getByRole('button', { name: 'Adjust', exact: true });
  if (await button.isVisible()) await button.click();
  const adjust = page.locator('#adjust');
  await expect(adjust.getByRole('heading', { name: 'Adjust' })).toBeAttached();
  return adjust;
}

const genres = (page: Page) => films(page).locator('.text > .two:not(.reason)').allInnerTexts();

test('a slider moved by keys changes picks, says how many, and goes back', async ({ page }) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  const adjust = await panel(page);
  const slider = adjust.getByRole('slider', { name: 'Familiar to Adventurous' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '100 % towards adventurous');
  await expect(adjust.getByRole('status')).toHaveText(/^[1-9]\d? of 10 changed\.$/);
  expect(page.url()).toContain('adventure=100');
  const moved = await pickTitles(page);
  const changed = moved.filter((title) => !picks.includes(title)).length;
  await expect(adjust.getByRole('status')).toHaveText(`${changed} of 10 changed.`);

  await goTo(page, 'Rate');
  await goTo(page, 'For you');
  expect(await pickTitles(page), 'other screens forget nothing').toEqual(moved);
  await page.reload();
  expect(await pickTitles(page), 'a link has it all').toEqual(moved);

  const again = await panel(page);
  await again.getByRole('button', { name: 'Reset' }).click();
  await expect(again.getByRole('status')).toHaveText(/^As recommended/);
  expect(page.url()).not.toContain('adventure');
  expect(await pickTitles(page)).toEqual(picks);
});

test('a genre is wanted at the first press, left out at the second, and no matter at the third', async ({
  page,
}) => {
  await firstPicks(page, [5, 4, 1]);
  const adjust = await panel(page);
  const drama = adjust.getByRole('button', { name: /^Drama/ });
  await drama.click();
  await expect(drama).toHaveAccessibleName('Drama: wanted');
  await pickTitles(page);
  expect((await genres(page)).every((text) => text.includes('Drama'))).toBe(true);
  await drama.click();
  await expect(drama).toHaveAccessibleName('Drama: left out');
  await pickTitles(page);
  expect((await genres(page)).filter((text) => text.includes('Drama'))).toEqual([]);
  await drama.click();
  await expect(drama).toHaveAccessibleName('Drama');
  await expect(adjust.getByRole('status')).toHaveText(/^As recommended/);
});

test('years and numbers of ratings are kept to; where nothing is left the page says so', async ({
  page,
}) => {
  await firstPicks(page, [5, 4, 1]);
  const adjust = await panel(page);
  await adjust.getByRole('spinbutton', { name: 'To year' }).fill('1970');
  await page.keyboard.press('Enter');
  await expect(adjust.getByRole('button', { name: 'Classics' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await pickTitles(page);
  const years = await films(page).locator('.year').allInnerTexts();
  expect(years.filter((year) => Number(year) > 1970)).toEqual([]);

  await adjust.getByRole('spinbutton', { name: 'To year' }).fill('1800');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No film is left' })).toBeVisible();
  await page.getByRole('tabpanel').locator('.list').getByRole('button', { name: 'Reset' }).click();
  await pickTitles(page);
});

test('picks can be ranked by another model, which is trained when it is asked for', async ({
  page,
}) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  const adjust = await panel(page);
  await adjust.getByRole('combobox', { name: 'Ranked by' }).selectOption('Popular');
  await expect(adjust.getByRole('status')).toHaveText(/^[1-9]\d? of 10 changed\.$/);
  expect(page.url()).toContain('by=popular');
  await adjust.getByRole('combobox', { name: 'Ranked by' }).selectOption('Surprise me');
  await expect(adjust.getByText(/^Drawn at random/)).toBeVisible();
  await expect(films(page).getByText(/^Drawn at random/)).toHaveCount(10);
  const drawn = await pickTitles(page);
  await adjust.getByRole('button', { name: 'Draw again' }).click();
  await expect.poll(() => pickTitles(page)).not.toEqual(drawn);
  await adjust.getByRole('combobox', { name: 'Ranked by' }).selectOption('Recommended');
  expect(await pickTitles(page)).toEqual(picks);
});

test('a link with nonsense in it shows picks as ever', async ({ page }) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  await page.goto('#/for-you?adventure=lots&with=Opera&by=magic&from=x&least=-5&since=never');
  expect(await pickTitles(page)).toEqual(picks);
});
