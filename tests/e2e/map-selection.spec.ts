// Films marked on the map and in its list: what is said of them, what can be done with them, and a link to them.
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { stars } from './support/journey';
import {
  canvas,
  choose,
  downloadBy,
  drag,
  filmsOnMap,
  openMap,
  panel,
  placesIn,
  pointsOn,
  selected,
  tool,
} from './support/map';

test.skip(({ isMobile }) => isMobile, 'there is no mouse; map-touch.spec.ts has the fingers');
test.skip(({ build }) => build === 'single', 'seen in the hosted build');

const button = (page: Page, name: string) =>
  page.getByRole('tabpanel').getByRole('button', { name, exact: true });

/** Ids of the films of the selection, by its export. */
async function exportedIds(page: Page): Promise<string[]> {
  await panel(page, 'Selection');
  const { name, content } = await downloadBy(page, () => button(page, 'Export CSV').click());
  expect(name).toBe('matinee-selection.csv');
  return placesIn(content).map(({ id }) => id);
}

test('films are marked with box, lasso and keys, and taken back', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMap(page, '#/map?layout=fame');
  await expect(page.getByRole('tab', { name: /^Selection/ })).toHaveText('Selection');
  const sizes: number[] = [];
  const note = async () => {
    sizes.push(await selected(page));
    return sizes.at(-1) ?? NaN;
  };

  await test.step('box', async () => {
    await tool(page, 'Box').click();
    await drag(page, [0.4, 0.4], [0.6, 0.6]);
    await expect(page.getByRole('tab', { name: /^Selection/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await note()).toBeGreaterThan(10);
    await expect(page.getByRole('tabpanel')).toContainText(`${sizes[0]} films selected`);
  });

  await test.step('more with Shift, with the lasso; less with Alt and with the button', async () => {
    await page.keyboard.down('Shift');
    await drag(page, [0.6, 0.4], [0.7, 0.6]);
    await page.keyboard.up('Shift');
    expect(await note()).toBeGreaterThan(sizes[0] ?? NaN);
    await canvas(page).focus();
    await page.keyboard.press('l');
    await expect(tool(page, 'Lasso')).toHaveAttribute('aria-pressed', 'true');
    await tool(page, 'Add').click();
    await drag(page, [0.3, 0.4], [0.4, 0.4], [0.4, 0.6], [0.3, 0.6]);
    expect(await note()).toBeGreaterThan(sizes[1] ?? NaN);
    await tool(page, 'Take away').click();
    await drag(page, [0.3, 0.3], [0.5, 0.3], [0.5, 0.7], [0.3, 0.7]);
    expect(await note()).toBeLessThan(sizes[2] ?? NaN);
    await page.keyboard.down('Alt');
    await tool(page, 'New').click();
    await drag(page, [0.6, 0.3], [0.8, 0.3], [0.8, 0.7], [0.6, 0.7]);
    await page.keyboard.up('Alt');
    expect(await note()).toBeLessThan(sizes[3] ?? NaN);
    await drag(page, [0.1, 0.3], [0.9, 0.3], [0.9, 0.7], [0.1, 0.7]);
    expect(await note()).toBeGreaterThan(sizes[4] ?? NaN);
  });

  await test.step('a drawing that is broken off changes nothing', async () => {
    const [from, to] = await pointsOn(page, [
      [0.1, 0.3],
      [0.5, 0.7],
    ]);
    if (!from || !to) throw new Error('There are two points.');
    await canvas(page).focus();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, from.y);
    await page.mouse.move(to.x, to.y);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await selected(page)).toBe(sizes.at(-1));
  });

  await test.step('undo, by button and by key; clear, by Escape', async () => {
    for (const size of sizes.slice(0, -1).reverse()) {
      await button(page, 'Undo').click();
      expect(await selected(page)).toBe(size);
    }
    await canvas(page).focus();
    await page.keyboard.press('Control+z');
    expect(await selected(page)).toBe(0);
    await expect(page.getByRole('tabpanel')).toContainText('Nothing is selected.');
    await page.keyboard.press('PageDown');
    await page.keyboard.press(' ');
    await page.keyboard.press('PageDown');
    await page.keyboard.press(' ');
    await expect.poll(() => selected(page)).toBe(2);
    await page.keyboard.press(' ');
    await expect.poll(() => selected(page)).toBe(1);
    await page.keyboard.press('Escape');
    expect(await selected(page), 'the first Escape leaves the film').toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => selected(page)).toBe(0);
    await expect(page).not.toHaveURL(/films=/);
    await button(page, 'Undo').click();
    await button(page, 'Clear').click();
    await expect.poll(() => selected(page)).toBe(0);
  });
});

test('a selection is told of, rated, saved, picked from, exported and linked to', async ({
  page,
  browser,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMap(page, '#/map?layout=fame');
  await tool(page, 'Box').click();
  await drag(page, [0.7, 0.3], [0.9, 0.7]);
  const count = await selected(page);
  expect(count).toBeGreaterThan(12);
  const shown = page.getByRole('tabpanel');
  const fact = (term: string) =>
    shown.locator('div', { has: page.getByText(term, { exact: true }) }).getByRole('definition');

  await test.step('what it is', async () => {
    await expect(fact('Everyone’s rating, mean')).toHaveText(/^[1-5]\.\d$/);
    await expect(fact('Years')).toHaveText(/^\d{4} to \d{4}, half by \d{4}$/);
    await expect(fact('Rated by you')).toHaveText('none');
    await expect(shown.getByRole('heading', { name: 'More here than elsewhere' })).toBeVisible();
    await expect(shown.getByRole('listitem')).toHaveCount(Math.min(50, count));
  });

  await test.step('rated one by one, by keys', async () => {
    await button(page, 'Rate one by one').press('Enter');
    const asked = page.getByRole('region', { name: 'Rate one by one' });
    await expect(asked.getByRole('status')).toHaveText(`1 of ${count}`);
    await page.keyboard.press('4');
    await expect(stars(asked, 4)).toBeChecked();
    await page.keyboard.press('ArrowRight');
    await expect(stars(asked, 4.5)).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(asked.getByRole('status')).toHaveText(`2 of ${count}`);
    await page.keyboard.press('h');
    await expect(asked.getByRole('status')).toHaveText(`3 of ${count}`);
    await page.keyboard.press('2');
    await expect(stars(asked, 2)).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Rate one by one')).toBeFocused();
    await expect(fact('Rated by you')).toHaveText('2 films, mean 3.3');
  });

  await test.step('saved, and not', async () => {
    const toast = page
      .getByRole('status')
      .filter({ has: page.getByRole('button', { name: 'Dismiss' }) });
    await button(page, 'Save all').click();
    await expect(toast).toContainText(`${count - 3} films saved.`);
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(toast).toBeHidden();
    await button(page, 'Save all').click();
    await expect(toast).toContainText(`${count - 3} films saved.`);
    await toast.getByRole('button', { name: 'Dismiss' }).click();
    await button(page, 'Save all').click();
    await expect(toast).toContainText('All of these are rated, saved or hidden already.');
    await toast.getByRole('button', { name: 'Dismiss' }).click();
  });

  await test.step('picked from', async () => {
    await button(page, 'Picks from here').click();
    await expect(shown.getByRole('heading', { name: 'Picks from here' })).toBeVisible();
    await expect(shown.locator('ol').getByRole('listitem')).toHaveCount(10);
  });

  await test.step('listed: in order, by words, ticked', async () => {
    await page.getByRole('button', { name: 'List view' }).click();
    const table = page.getByRole('table', { name: 'The films in sight' });
    const inSight = page.getByRole('status').filter({ hasText: /^[\d,]+ films/ });
    await expect(inSight).toHaveText(
      `${(await filmsOnMap(page)).toLocaleString('en-GB')} films, ${count} selected`,
    );
    const year = table.getByRole('columnheader', { name: 'Year' });
    const years = async () => (await table.locator('td.year').allInnerTexts()).map(Number);
    await year.getByRole('button').click();
    await expect(year).toHaveAttribute('aria-sort', 'descending');
    expect(await years()).toEqual([...(await years())].sort((a, b) => b - a));
    await year.getByRole('button').click();
    await expect(year).toHaveAttribute('aria-sort', 'ascending');
    expect(await years()).toEqual([...(await years())].sort((a, b) => a - b));

    await page.getByRole('textbox', { name: 'Only films with these words' }).fill('1994 drama');
    await expect.poll(years).toEqual(Array.from({ length: (await years()).length }, () => 1994));
    const chosen = await table.getByRole('checkbox', { checked: true }).count();
    const film = table.getByRole('checkbox', { name: /^Select (?!all)/, checked: false }).first();
    await film.check();
    await expect(inSight).toContainText(`${chosen + 1} selected`);
    expect(await selected(page)).toBe(count + 1);
    await expect(page).toHaveURL(/view=list/);
    await page.getByRole('button', { name: 'List view' }).click();
    await expect(page).not.toHaveURL(/view=list/);
  });

  await test.step('a link to it opens the same elsewhere', async () => {
    await choose(page, 'Colour', 'Genre');
    await tool(page, 'Zoom in').click();
    await tool(page, 'Zoom in').click();
    await tool(page, 'Pan').click();
    await drag(page, [0.5, 0.5], [0.3, 0.45]);
    await expect(page).toHaveURL(/at=/);
    const inView = async (there: Page) =>
      (await panel(there, 'In view')).getByRole('listitem').getByRole('link').allInnerTexts();
    const titles = await inView(page);
    const ids = await exportedIds(page);
    expect(ids).toHaveLength(count + 1);

    const address = page.url();
    const context = await browser.newContext({
      viewport: page.viewportSize(),
      reducedMotion: 'reduce',
    });
    const other = await context.newPage();
    await openMap(other, address);
    await expect(other.getByLabel('Layout', { exact: true })).toHaveValue('fame');
    await expect(other.getByRole('list', { name: 'Colour and shape: genre' })).toBeVisible();
    expect((await exportedIds(other)).sort()).toEqual(ids.sort());
    expect(await inView(other)).toEqual(titles);
    expect(other.url()).toBe(address);
    await context.close();
  });
});
