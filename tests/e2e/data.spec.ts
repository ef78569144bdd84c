import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { goTo } from './support/journey';
import { button } from './support/lab';
import { downloadBy } from './support/map';
import { sampleRows } from './support/sample-rows';

const { ratings, genres, tags } = sampleRows();
const STARS = Array.from({ length: 10 }, (_, k) => (k + 1) / 2);
const DRAMA = ratings.filter(({ film }) => genres.get(film)?.includes('Drama'));
const liked = ({ stars }: { readonly stars: number }) => stars >= 4;

/** What nobody is to read in a table. */
const NO_NUMBER = /^(NaN|undefined|null|[-−]?Infinity)$/;
const written = (count: number) => count.toLocaleString('en-GB');
const line = (page: Page) => page.getByRole('main').locator('p[role=status]');
const brush = (page: Page) => page.getByRole('group', { name: 'Stars: pick a part' });
const drama = (page: Page) => page.getByRole('button', { name: /^Drama: / });

/** The figure with this in it. */
const figureOf = (page: Page, has: ReturnType<typeof brush>) =>
  page.getByRole('main').locator('section').filter({ has });

/** Opens Data and waits until everything is counted. */
async function openData(page: Page, address = '#/data'): Promise<void> {
  await page.goto(address);
  await expect(drama(page)).toBeVisible();
  await expect(page.getByRole('table', { name: 'The files' })).toBeVisible();
}

test.use({ trains: false });

test('it counts what the files have', async ({ page, build }) => {
  await page.goto('#/rate');
  await goTo(page, 'Data');
  const films = genres.size;
  const people = new Set(ratings.map(({ user }) => user)).size;
  const mean = ratings.reduce((sum, { stars }) => sum + stars, 0) / ratings.length;
  for (const [term, value] of [
    ['Ratings', written(ratings.length)],
    ['People', written(people)],
    ['Films', written(films)],
    ['Cells filled', `${((100 * ratings.length) / people / films).toFixed(1)} %`],
    ['Mean', mean.toFixed(2)],
  ]) {
    const row = page.getByRole('main').locator('dl > div').filter({ hasText: term });
    await expect(row.getByRole('definition')).toHaveText(value);
  }
  const files = page.getByRole('table', { name: 'The files' });
  await expect(files.getByRole('row', { name: /^movies\.csv/ })).toContainText(written(films));
  await expect(files.getByRole('row', { name: /^tags\.csv/ })).toContainText(written(tags));
  await expect(drama(page)).toHaveAccessibleName(`Drama: ${written(DRAMA.length)} ratings`);

  const counts = STARS.map((value) => ratings.filter(({ stars }) => stars === value).length);
  const figure = figureOf(page, brush(page));
  await figure.getByRole('button', { name: /^As a table/ }).click();
  const table = page.getByRole('table', { name: 'Ratings by stars' });
  await expect(table.getByRole('row')).toHaveCount(11);
  await expect(table.locator('tbody td:nth-child(2)')).toHaveText(counts.map(written));
  const csv = await downloadBy(page, () => figure.getByRole('button', { name: /^CSV/ }).click());
  expect(csv.name).toBe('ratings-by-stars.csv');
  const [head, ...rows] = csv.content.toString('utf8').trimEnd().split('\r\n');
  expect(head).toBe('Stars,Ratings,Share');
  expect(rows).toEqual(
    STARS.map((value, k) => [value, counts[k], counts[k] / ratings.length].join()),
  );
  test.skip(build === 'single', 'the single file draws the same');
  const svg = await downloadBy(page, () => figure.getByRole('button', { name: /^SVG/ }).click());
  expect(svg.content.toString('utf8')).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  const png = await downloadBy(page, () => figure.getByRole('button', { name: /^PNG/ }).click());
  expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG');
});

test('a brush moved by keys: the other charts follow, the address has it', async ({
  page,
  build,
  isMobile,
}) => {
  test.skip(isMobile || build === 'single', 'phones have no such keys, the file does the same');
  const few = written(ratings.filter(liked).length);
  const all = `of ${written(ratings.length)} ratings: `;
  await openData(page);
  const from = page.getByRole('slider', { name: 'Stars, from' });
  await from.focus();
  for (let k = 0; k < 7; k++) await page.keyboard.press('ArrowRight');
  await expect(from).toHaveAttribute('aria-valuetext', '4 stars');
  await expect(line(page)).toHaveText(`Showing ${few} ${all}4★ and more`);
  await expect(drama(page)).toHaveAccessibleName(
    `Drama: ${written(DRAMA.filter(liked).length)} ratings`,
  );
  await expect(page).toHaveURL(/[?&]stars=4\.\.5/);
  await page.reload();
  await expect(line(page)).toHaveText(`Showing ${few} ${all}4★ and more`);

  await page.getByRole('slider', { name: 'Stars, to' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/stars=4\.\.4\.5/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/stars/);
  await expect(line(page)).toHaveText(/^Drag across a chart/);
  await drama(page).focus();
  await page.keyboard.press('Space');
  await expect(drama(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(line(page)).toHaveText(`Showing ${written(DRAMA.length)} ${all}Drama`);
  await button(page, 'Clear').focus();
  await page.keyboard.press('Enter');
  await expect(drama(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/#\/data$/);
});

test('a brush drawn by a pointer, and a genre: both hold, and are cleared', async ({
  page,
  build,
}) => {
  test.skip(build === 'single', 'the single file does the same');
  await openData(page);
  const box = await brush(page).boundingBox();
  if (!box) throw new Error('There is no brush.');
  const { x, y, width, height } = box;
  const at = (share: number) => [x + share * width, y + height / 2] as const;
  await page.mouse.move(...at(0.75));
  await page.mouse.down();
  await page.mouse.move(...at(0.85), { steps: 3 });
  await page.mouse.move(...at(0.95), { steps: 3 });
  await page.mouse.up();
  await expect(page).toHaveURL(/[?&]stars=4\.\.5/);
  await expect(line(page)).toHaveText(/: 4★ and more$/);
  await drama(page).click();
  await expect(page).toHaveURL(/genre=Drama/);
  const both = DRAMA.filter(liked).length;
  await expect(line(page)).toHaveText(
    `Showing ${written(both)} of ${written(ratings.length)} ratings: 4★ and more, Drama`,
  );
  await button(page, 'Clear').click();
  await expect(page).toHaveURL(/#\/data$/);
  await expect(drama(page)).toHaveAccessibleName(`Drama: ${written(DRAMA.length)} ratings`);
});

test('what is picked is still picked after another screen was shown', async ({ page, build }) => {
  test.skip(build === 'single', 'the same everywhere');
  await openData(page);
  await drama(page).click();
  await expect(page).toHaveURL(/genre=Drama/);
  await goTo(page, 'Rate');
  await expect(page).not.toHaveURL(/genre/);
  await goTo(page, 'Data');
  await expect(page).toHaveURL(/genre=Drama/);
  await expect(drama(page)).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'Clear').click();
  await goTo(page, 'Rate');
  await goTo(page, 'Data');
  await expect(line(page)).toHaveText(/^Drag across a chart/);
});

test('an address that filters by nothing there is shows everything', async ({
  page,
  build,
  isMobile,
}) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await openData(page, '#/data?stars=9..1&genre=Cooking&released=abc&least=-4&damping=x');
  await expect(line(page)).toHaveText(/^Drag across a chart/);
  await expect(drama(page)).toHaveAccessibleName(`Drama: ${written(DRAMA.length)} ratings`);
  await page.goto('#/data?released=1000..1001'); // nothing was released then
  await expect(line(page)).toHaveText(
    `Showing 0 of ${written(ratings.length)} ratings: films of 1000 to 1001`,
  );
});

test('films lead to what is known of them', async ({ page, build, isMobile }) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  const counts = new Map<string, number>();
  for (const { film } of ratings) counts.set(film, (counts.get(film) ?? 0) + 1);
  const most = Math.max(...counts.values());
  await openData(page);
  const list = page.getByRole('table', { name: 'The most rated films' });
  await expect(list.getByRole('row').nth(1)).toContainText(written(most));
  const link = list.getByRole('link').first();
  const title = await link.innerText();
  await link.click();
  await expect(page.getByRole('dialog')).toContainText(title);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(link).toBeFocused();
});

test('a table and its file stand behind each chart', async ({ page, build, isMobile }) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await openData(page);
  const figures = figureOf(page, page.getByRole('button', { name: /^As a table/ }));
  const count = await figures.count();
  expect(count).toBeGreaterThanOrEqual(12);
  const names = new Set<string>();
  for (let k = 0; k < count; k++) {
    const figure = figures.nth(k);
    await figure.getByRole('button', { name: /^As a table/ }).click();
    const table = figure.getByRole('table').last();
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await expect(table.getByRole('cell', { name: NO_NUMBER })).toHaveCount(0);
    const heads = await table.getByRole('columnheader').allInnerTexts();
    const csv = await downloadBy(page, () => figure.getByRole('button', { name: /^CSV/ }).click());
    names.add(csv.name);
    const text = csv.content.toString('utf8');
    expect(text.split('\r\n')[0]).toBe(heads.join(','));
    expect(text.split(/[,\r\n]+/).filter((cell) => NO_NUMBER.test(cell))).toEqual([]);
  }
  expect(names.size).toBe(count);
});
