import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { give, goTo, pickTitles, rateCards, ready, search, stars } from './support/journey';
import { canvas, openMap, pinOf, tip } from './support/map';

/** What is said of the film in focus, once it is another one than before and all is said. */
async function cardAfter(page: Page, before: string): Promise<string> {
  const all = /predicted [\s\S]*\d+ ratings[\s\S]*near it here/;
  const said = async () =>
    (await tip(page).innerText()) !== before && all.test(await tip(page).innerText());
  await expect.poll(said).toBe(true);
  return tip(page).innerText();
}

test('the map is read and steered by keys', async ({ page, isMobile }) => {
  test.skip(isMobile, 'phones have no such keys');
  await openMap(page, '#/map');
  await canvas(page).focus();
  await page.keyboard.press('PageDown');
  const most = await cardAfter(page, '');
  await page.keyboard.press('PageDown');
  const second = await cardAfter(page, most);
  await page.keyboard.press('PageUp');
  await expect(tip(page)).toHaveText(most, { useInnerText: true });
  await page.keyboard.press('ArrowRight');
  await expect(tip(page)).not.toHaveText(most, { useInnerText: true });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('PageDown');
  await expect(tip(page)).not.toBeEmpty();

  await page.keyboard.press('Escape');
  await expect(tip(page)).toBeEmpty();
  await page.keyboard.press('PageDown');
  await expect(tip(page)).toHaveText(most, { useInnerText: true });
  await page.keyboard.press('PageDown');
  await expect(tip(page)).toHaveText(second, { useInnerText: true });

  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Nearest films' })).toBeVisible();
  await expect(drawer.getByRole('listitem')).toHaveCount(12);
  const title = await drawer.getByRole('heading', { level: 1 }).innerText();
  expect(second).toContain(title);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(canvas(page)).toBeFocused();
});

test('colour and search are kept in the address', async ({ page }) => {
  await openMap(page, '#/map');
  await page.getByLabel('Colour', { exact: true }).selectOption('Genre');
  await expect(page).toHaveURL(/colour=genre/);
  await expect(page.getByRole('list', { name: 'Colour and shape: genre' })).toBeVisible();

  const found = await search(page, 'shining');
  await found.getByRole('option', { name: 'The Shining' }).click();
  await expect(page).toHaveURL(/focus=\d+/);
  await expect(page).toHaveURL(/colour=genre/);
  await expect(tip(page)).toContainText('The Shining');
  await expect(page.getByRole('dialog', { name: 'The Shining' })).toBeHidden();

  await page.reload();
  await expect(tip(page)).toContainText('The Shining');
  await expect(page.getByRole('list', { name: 'Colour and shape: genre' })).toBeVisible();
});

test('the pin is drawn from the first rating on and moves with the next', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' }); // so that it is where it belongs at once
  await openMap(page, '#/map');
  await expect(page.getByText('Rate a film, and you appear as a pin.')).toBeVisible();
  expect((await pinOf(canvas(page))).pixels).toBe(0);

  const rateInDrawer = async (title: string, count: number) => {
    await page.getByRole('link', { name: title }).first().click();
    const drawer = page.getByRole('dialog');
    await give(drawer, count);
    await expect(stars(drawer, count)).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  };
  await rateInDrawer('The Shining', 5);
  await expect.poll(async () => (await pinOf(canvas(page))).pixels).toBeGreaterThan(50);
  const before = await pinOf(canvas(page));
  await rateInDrawer('The Shining', 0.5);
  await expect
    .poll(async () => {
      const { x, y } = await pinOf(canvas(page));
      return Math.hypot(x - before.x, y - before.y);
    })
    .toBeGreaterThan(10);
});

test('a link opens a film; one that the data set lacks is said to be missing', async ({ page }) => {
  await page.goto('#/rate');
  await rateCards(page, [4]);
  await ready(page);
  await goTo(page, 'For you');
  const [title] = await pickTitles(page);
  const row = page.getByRole('article', { name: title, exact: true });
  const href = await row.getByRole('heading').getByRole('link').getAttribute('href');
  const id = /film=(\d+)/.exec(href ?? '')?.[1];

  await openMap(page, `?again#/map?film=${id}`);
  await expect(page.getByRole('dialog', { name: title, exact: true })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page).toHaveURL(/#\/map$/);

  await page.goto('#/map?film=999999999');
  const drawer = page.getByRole('dialog', { name: 'No such film' });
  await expect(drawer).toContainText('this data set does not have');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(canvas(page)).toBeVisible();
});
