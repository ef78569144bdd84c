import type { Page } from '@playwright/test';
import { expectNoViolations } from './support/axe';
import { expect, test } from './support/fixtures';
import { stars, stored } from './support/journey';
import {
  deleteRow,
  expectGiven,
  giveInRow,
  openRow,
  ratingsTable,
  saidRow,
  saidRows,
  sortBy,
} from './support/ratings-table';
import { EIGHT, many, open } from './support/said';

test.use({ trains: false });

const LATEST_FIRST = EIGHT.map(({ title }) => title);

const titles = (page: Page) => saidRows(page).locator('.name').allInnerTexts();
const count = (page: Page) => page.getByRole('region', { name: /ratings?$/ }).locator('.found p');
const words = (page: Page) => page.getByRole('textbox', { name: 'Only films with these words' });

test('is sorted by any column, and the address says how', async ({ page }) => {
  await open(page, EIGHT);
  expect(await titles(page)).toEqual(LATEST_FIRST);
  await expect(saidRow(page, 'Inkwick')).toContainText('no date');

  await sortBy(page, 'Film', 'title');
  expect(await titles(page)).toEqual(
    ['The Beachling', 'A Castlemoor', 'Dune of Sandmoor', 'Élanvor'].concat([
      'Fogwick',
      'Gatewick',
      'Housewick',
      'Inkwick',
    ]),
  );
  await sortBy(page, 'Yours', 'yours');
  expect((await titles(page)).slice(0, 5)).toEqual(
    ['A Castlemoor', 'The Beachling', 'Inkwick', 'Élanvor'].concat('Gatewick'),
  );
  await expect(page).toHaveURL(/[?&]sort=-yours/);
  await page.reload();
  await expect(saidRows(page)).toHaveCount(8);
  await expect(saidRows(page).first()).toContainText('A Castlemoor');
  await page.goto('#/you?sort=year');
  await expect(saidRows(page).first()).toContainText('Inkwick');
  expect(await titles(page)).toEqual(
    ['Inkwick', 'Housewick', 'Gatewick', 'Dune of Sandmoor'].concat([
      'A Castlemoor',
      'Élanvor',
      'The Beachling',
      'Fogwick',
    ]),
  );
});

test('is filtered by words, kind and stars, with a count and a way back', async ({ page }) => {
  await open(page, EIGHT);
  await expect(count(page)).toHaveText('8 films');
  await words(page).fill('the b');
  await expect(count(page)).toHaveText('1 of 8 films');
  expect(await titles(page)).toEqual(['The Beachling']);
  await words(page).fill('elan');
  await expect.poll(() => titles(page)).toEqual(['Élanvor']);
  await expect(page).toHaveURL(/[?&]find=elan/);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(words(page)).toHaveValue('');
  await expect(saidRows(page)).toHaveCount(8);

  const kinds = page.getByRole('combobox', { name: 'What you said' });
  await expect(kinds.getByRole('option')).toHaveText([
    'Everything (8)',
    'Ratings (5)',
    'Seen (1)',
    'Saved (1)',
    'Not interested (0)',
    'Haven’t seen (1)',
  ]);
  await kinds.selectOption('saved');
  expect(await titles(page)).toEqual(['Fogwick']);
  await expect(saidRow(page, 'Fogwick')).toContainText('Saved: With Ada');
  await kinds.selectOption('');
  await page.getByRole('combobox', { name: 'Stars from' }).selectOption('3');
  expect(await titles(page)).toEqual(['The Beachling', 'A Castlemoor', 'Inkwick']);
  await page.getByRole('combobox', { name: 'Stars to' }).selectOption('2');
  await expect(page.getByRole('combobox', { name: 'Stars from' })).toHaveValue('2');
  expect(await titles(page)).toEqual(['Élanvor']);
  await expect(page).toHaveURL(/stars-from=2&stars-to=2/);

  await words(page).fill('castle');
  await expect(page.getByText('No film fits this filter.')).toBeVisible();
  await expect(count(page)).toHaveText('0 of 8 films');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(saidRows(page)).toHaveCount(8);
  await expect(page).toHaveURL(/#\/you$/);
});

test('rows are edited where they are, and stay there until the order is asked for again', async ({
  page,
}) => {
  await open(page, EIGHT);
  await giveInRow(saidRow(page, 'Gatewick'), 4.5);
  await expectGiven(saidRow(page, 'Gatewick'), 4.5);
  expect(await titles(page)).toEqual(LATEST_FIRST);
  await expect(page.getByRole('heading', { name: '5 ratings' })).toBeVisible();

  await openRow(saidRow(page, 'Dune of Sandmoor'));
  await expect(saidRow(page, 'Gatewick').getByRole('group')).toBeHidden();
  await giveInRow(saidRow(page, 'Dune of Sandmoor'), 3);
  await expectGiven(saidRow(page, 'Dune of Sandmoor'), 3);
  await expect(page.getByRole('heading', { name: '6 ratings' })).toBeVisible();
  await saidRow(page, 'Dune of Sandmoor').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Edit: Dune of Sandmoor' })).toBeFocused();

  await page.getByRole('button', { name: 'Sort again' }).click();
  expect((await titles(page)).slice(0, 3)).toEqual([
    'Dune of Sandmoor',
    'Gatewick',
    'The Beachling',
  ]);
  await expect(page.getByText('Sort again')).toHaveCount(0);
});

test('one row is deleted, and comes back to its place with the focus', async ({ page }) => {
  await open(page, EIGHT);
  await deleteRow(saidRow(page, 'Élanvor'));
  await expect(saidRows(page)).toHaveCount(7);
  await expect(page.locator('[aria-rowindex="3"] :focus')).toHaveCount(1);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(saidRows(page)).toHaveCount(8);
  expect(await titles(page)).toEqual(LATEST_FIRST);
  await expect(page.getByRole('button', { name: 'Edit: Élanvor' })).toBeFocused();
});

test('selected rows are deleted or given stars in one step, which is undone in one', async ({
  page,
}) => {
  await open(page, many(30));
  const bar = page.getByRole('region', { name: 'Selected films' });
  const tick = (k: number) => page.getByRole('checkbox', { name: `Select Made up ${k}` });

  await test.step('a range by Shift', async () => {
    await tick(1).first().check();
    await saidRow(page, 'Made up 5')
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await expect(bar).toContainText('5 selected');
    await bar.getByRole('button', { name: 'Delete' }).click();
    await expect(stored(page, 'Your ratings')).toHaveText('25');
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(stored(page, 'Your ratings')).toHaveText('30');
    await expect(page.getByRole('main').getByRole('button', { name: 'Undo' })).toBeVisible();
  });

  await test.step('all that the filter keeps, and nothing else', async () => {
    await page.getByRole('combobox', { name: 'Stars to' }).selectOption('1.5');
    await page.getByRole('checkbox', { name: 'Select all 9 films of this table' }).check();
    await expect(bar).toContainText('9 selected');
    await bar.getByRole('combobox', { name: 'Stars to set' }).selectOption('5★');
    await bar.getByRole('button', { name: 'Set to' }).click();
    await expect(page.getByText('9 entries set to 5★.')).toBeVisible();
    await expectGiven(saidRows(page).first(), 5);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expectGiven(saidRows(page).first(), 0.5);
    await page.getByRole('button', { name: 'Show everything' }).click();
  });

  await test.step('more than twenty are asked about', async () => {
    await page.getByRole('checkbox', { name: 'Select all 30 films of this table' }).check();
    await bar.getByRole('button', { name: 'Delete' }).click();
    await expect(bar).toContainText('Delete 30 entries?');
    await bar.getByRole('button', { name: 'Keep them' }).click();
    await expect(bar).toContainText('30 selected');
    await bar.getByRole('button', { name: 'Delete' }).click();
    await bar.getByRole('button', { name: 'Yes, delete 30 entries' }).click();
    await expect(page.getByText('Nothing rated yet.')).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { name: '30 ratings' })).toBeVisible();
  });
});

test('of 10,000 rows those in sight are drawn, from the first to the last', async ({ page }) => {
  await open(page, many(10_000));
  const drawn = () => saidRows(page).count();
  // On a phone all else is above it.
  await page.getByRole('navigation').getByRole('button', { name: '10,000 ratings' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Made up 0' }).first()).toBeVisible();
  expect(await drawn()).toBeLessThan(60);

  await test.step('to the end and back by keys, with the focus', async () => {
    const edit = (k: number) =>
      page.getByRole('button', { name: `Edit: Made up ${k}`, exact: true });
    await edit(0).focus();
    await page.keyboard.press('End');
    await expect(edit(9999)).toBeFocused();
    await expect(edit(9999)).toBeInViewport();
    expect(await drawn()).toBeLessThan(60);
    await expect(saidRow(page, 'Made up 9999')).toHaveAttribute('aria-rowindex', '10001');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await expect(edit(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(edit(1)).toBeFocused();
  });

  await test.step('what is scrolled away keeps the focus', async () => {
    await page.evaluate(() => scrollTo(0, 200_000));
    await expect(page.getByRole('button', { name: 'Edit: Made up 1', exact: true })).toBeFocused();
    await expect.poll(() => saidRows(page).last().getAttribute('aria-rowindex')).not.toBe('4');
  });

  await test.step('what is below is not a mile away', async () => {
    await page.getByRole('button', { name: 'Skip the table' }).click();
    const back = page.getByRole('button', { name: 'Back to its top' });
    await expect(back).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(back).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '10,000 ratings' })).toBeInViewport();
    await page.evaluate(() => scrollTo(0, 200_000));
  });

  await test.step('sorting stays where the page is', async () => {
    const before = await page.evaluate(() => scrollY);
    const sorted = many(10_000)
      .map(({ title }) => title)
      .sort();
    await page.goto('#/you?sort=title');
    await expect
      .poll(async () => {
        const row = saidRows(page).nth(12);
        const place = Number(await row.getAttribute('aria-rowindex')) - 2;
        return (await row.locator('.name').innerText()) === sorted[place];
      })
      .toBe(true);
    await expect(saidRows(page).nth(12)).toBeInViewport();
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});

test('everything is done by keys', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no keys');
  await open(page, EIGHT);
  await page.getByRole('checkbox', { name: 'Select The Beachling' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('checkbox', { name: 'Select Élanvor' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByRole('region', { name: 'Selected films' })).toContainText('3 selected');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Rate: Dune of Sandmoor' })).toBeFocused();
  await page.keyboard.press('Enter');
  const row = saidRow(page, 'Dune of Sandmoor');
  await expect(stars(row, 0.5)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectGiven(row, 1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Edit: Dune of Sandmoor' })).toBeFocused();
  await expect(row.getByRole('group')).toBeHidden();
});

test('axe finds nothing in it, and nothing sticks out of a narrow window', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(build === 'single', 'the single file shows the same');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, EIGHT);
  await saidRow(page, 'Fogwick').getByRole('checkbox').check();
  await openRow(saidRow(page, 'The Beachling'));
  await expectNoViolations(page, 'the table', 'section[aria-labelledby="ratings"]');
  for (const width of isMobile ? [390, 320] : [1280, 900, 700, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const isWide = () => page.evaluate((px) => matchMedia(`(width: ${px}px)`).matches, width);
    await expect.poll(isWide).toBe(true);
    const beside = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
    await expect.poll(beside, `pixels beside a window of ${width}`).toBe(0);
    // Rows learn their height in the first frame.
    const overlapping = async () => {
      const rows = await saidRows(page).evaluateAll((all) =>
        all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
      );
      return rows.slice(1).filter(([top], k) => top < rows[k][1] - 0.5);
    };
    await expect.poll(overlapping).toEqual([]);
  }
});

test('paper has the rows and not the buttons', async ({ page, isMobile, build }) => {
  test.skip(isMobile || build === 'single', 'phones print as computers do, and files as pages');
  await open(page, many(1200));
  await page.emulateMedia({ media: 'print' });
  await expect(saidRows(page)).toHaveCount(1000);
  await expect(page.getByText('The first 1,000 of 1,200 are printed.')).toBeVisible();
  await expect(ratingsTable(page).getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => saidRows(page).count()).toBeLessThan(60);
});
