import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import {
  chooseFile,
  dropFile,
  films,
  give,
  goTo,
  rateCards,
  stars,
  stored,
} from './support/journey';
import { allKept } from './support/kept-profile';

test.use({ trains: false });

const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

/** The list as it is read: title, year and number of stars, or what else was said. */
const listed = (page: Page) => rows(page).allInnerTexts();

async function rateThreeAndMarkOne(page: Page): Promise<string[]> {
  await page.goto('#/rate');
  const titles = await rateCards(page, [4.5, 3, 1]);
  const fourth = films(page).nth(3);
  await fourth.getByRole('button', { name: /^Not interested/ }).click();
  await goTo(page, 'You');
  await expect(rows(page)).toHaveCount(4);
  return titles;
}

test('a rating can be changed, deleted and brought back', async ({ context, page }) => {
  const titles = await rateThreeAndMarkOne(page);
  const row = rows(page).filter({ hasText: titles[0] });

  await give(row, 2);
  await expect(stars(row, 2)).toBeChecked();
  await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();

  await row.getByRole('button', { name: `Delete: ${titles[0]}` }).click();
  await expect(row).toBeHidden();
  await expect(page.getByRole('heading', { name: '2 ratings' })).toBeVisible();
  await expect(stored(page, 'Your ratings')).toHaveText('2');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(stars(row, 2)).toBeChecked();

  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect(stars(row, 4.5), 'the change before it is undone too').toBeChecked();

  // A page that is opened now has it from storage, or hears of it once it is stored.
  const fresh = await context.newPage();
  await fresh.goto('#/you');
  await expect(stars(rows(fresh).filter({ hasText: titles[0] }), 4.5)).toBeChecked();
  await expect(rows(fresh)).toHaveCount(4);
});

test('an export brings everything back after it was forgotten', async ({ context, page }) => {
  await rateThreeAndMarkOne(page);
  const before = await listed(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('matinee-ratings.json');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'matinee-profile', version: 1 });

  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete 4 entries' }).click();
  await expect(rows(page)).toHaveCount(0);

  await test.step('a broken file changes nothing and says so', async () => {
    const notice = page.getByRole('alert');
    await dropFile(page, jsonFile('cut.json', text.slice(0, text.length / 2)));
    await expect(notice).toContainText(/cut\.json: got text that is not JSON .*; expected /);
    await expect(notice).toContainText('Nothing was changed.');
    await chooseFile(
      page.getByRole('button', { name: 'Import JSON' }),
      jsonFile('stars.json', text.replace('"halfStars": 9', '"halfStars": 99')),
    );
    await expect(notice).toContainText(/stars\.json, entry 1: got the opinion .*99.*; expected /);
    await expect(rows(page)).toHaveCount(0);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
  });

  await test.step('the whole file brings back the same list', async () => {
    await chooseFile(
      page.getByRole('button', { name: 'Import JSON' }),
      jsonFile('matinee-ratings.json', text),
    );
    await expect(page.getByRole('status').getByText('4 entries taken from')).toBeVisible();
    await expect(rows(page)).toHaveCount(4);
    expect(await listed(page)).toEqual(before);
    const fresh = await context.newPage();
    await fresh.goto('#/you');
    await expect.poll(() => listed(fresh)).toEqual(before);
  });

  await test.step('a second time it adds nothing', async () => {
    await dropFile(page, jsonFile('matinee-ratings.json', text));
    await expect(
      page.getByText(/0 entries taken from .* 4 entries were already here/),
    ).toBeVisible();
    expect(await listed(page)).toEqual(before);
  });
});

const many = (count: number) =>
  JSON.stringify({
    format: 'matinee-profile',
    version: 1,
    entries: Array.from({ length: count }, (_, k) => ({
      film: { title: `Made up ${k}`, year: 1950 + (k % 70), imdb: 10_000_000 + k },
      opinion: { kind: 'rating', halfStars: 1 + (k % 10) },
      at: 1_000_000_000_000 + k,
    })),
  });

test('a hostile file changes nothing, and the page says what it got', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'files are read alike on every screen');
  await rateThreeAndMarkOne(page);
  const before = await listed(page);
  const entry = (film: string, opinion: string) =>
    `{"format":"matinee-profile","version":1,"entries":[{"film":${film},"opinion":${opinion}}]}`;
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);

  const hostile: [string, string, RegExp][] = [
    ['huge.json', ' '.repeat(20_000_001), /got 21 MB; expected ratings .*, 20 MB at most\./],
    ['many.json', many(20_001), /got 20001 entries; expected at most 20000\./],
    ['deep.json', deep, /got JSON of another kind; expected a profile/],
    [
      'deeper.json',
      entry('{"title":"Up"}', deep),
      /entry 1: got the opinion .*; expected a rating/,
    ],
    ['proto.json', entry('{"__proto__":{"title":"Up"}}', '{}'), /entry 1: got no film title/],
    ['long.json', entry(`{"title":"${'x'.repeat(600)}"}`, '{}'), /got a title of 600 characters/],
  ];
  const notice = page.getByRole('alert');
  for (const [name, text, message] of hostile) {
    await chooseFile(page.getByRole('button', { name: 'Import JSON' }), jsonFile(name, text));
    await expect(notice).toContainText(name);
    await expect(notice).toContainText(message);
    await expect(notice).toContainText('Nothing was changed.');
  }
  expect(await listed(page)).toEqual(before);
});

test('as many entries as a file may hold are taken at once, kept, and shown in parts', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'files are read alike on every screen');
  await page.goto('#/you');
  const choose = page.getByRole('button', { name: 'Import JSON' });
  await chooseFile(choose, jsonFile('many.json', many(20_000)));
  await expect(page.getByText('20,000 entries taken from many.json.')).toBeVisible();
  await expect(rows(page)).toHaveCount(200);
  await page.getByRole('button', { name: 'Show 200 of 19,800 more entries' }).click();
  await expect(rows(page)).toHaveCount(400);
  await allKept(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: '20,000 ratings' })).toBeVisible();
});

test('a file that is chosen while the data set opens is not lost', async ({ page, build }) => {
  test.skip(build === 'single', 'only what is fetched can be held up');
  let fetched = () => {};
  const held = new Promise<void>((done) => (fetched = done));
  await page.route('**/sample.zip', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('#/you');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import JSON' }).click();
  const dialog = await chooser;
  fetched();
  await expect(page.getByRole('contentinfo')).toContainText('sample: '); // the screen has started anew
  await dialog.setFiles(jsonFile('three.json', many(3)));
  await expect(page.getByText('3 entries taken from three.json.')).toBeVisible();
});
