import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import {
  chooseFile,
  confirmImport,
  dropFile,
  films,
  goTo,
  importOf,
  rateCards,
  stars,
  stored,
} from './support/journey';
import { allKept } from './support/kept-profile';
import {
  deleteRow,
  expectGiven,
  giveInRow,
  listed,
  ratingsTable,
  saidRow,
  saidRows,
} from './support/ratings-table';

test.use({ trains: false });

const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

const rows = saidRows;

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

  await giveInRow(row, 2);
  await expect(stars(row, 2)).toBeChecked();
  await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();

  await deleteRow(row);
  await expect(row).toBeHidden();
  await expect(page.getByRole('heading', { name: '2 ratings' })).toBeVisible();
  await expect(stored(page, 'Your ratings')).toHaveText('2');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expectGiven(row, 2);

  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expectGiven(row, 4.5); // the change before it is undone too

  // A page that is opened now has it from storage, or hears of it once it is stored.
  const fresh = await context.newPage();
  await fresh.goto('#/you');
  await expectGiven(saidRow(fresh, titles[0]), 4.5);
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
  expect(JSON.parse(text)).toMatchObject({ format: 'matinee-profile', version: 2 });

  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete 4 entries' }).click();
  await expect(rows(page)).toHaveCount(0);

  await test.step('a broken file changes nothing and says so', async () => {
    const notice = page.getByRole('alert');
    await dropFile(page, jsonFile('cut.json', text.slice(0, text.length / 2)));
    await expect(notice).toContainText(
      /cut\.json: got text that begins as JSON and is none .*; expected /,
    );
    await expect(notice).toContainText('Nothing was changed.');
    await chooseFile(
      page.getByRole('button', { name: 'Import ratings' }),
      jsonFile('stars.json', text.replace('"halfStars": 9', '"halfStars": 99')),
    );
    await expect(notice).toContainText(/stars\.json, entry 1: got the opinion .*99.*; expected /);
    await expect(rows(page)).toHaveCount(0);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
  });

  await test.step('the whole file brings back the same list', async () => {
    await chooseFile(
      page.getByRole('button', { name: 'Import ratings' }),
      jsonFile('matinee-ratings.json', text),
    );
    await expect(importOf(page, 'matinee-ratings.json')).toContainText('4 matched');
    await expect(stored(page, 'Your ratings'), 'nothing is taken before that').toHaveText('0');
    await confirmImport(page, 'matinee-ratings.json', 'Add 4 films');
    const sentence = '4 films taken from matinee-ratings.json.';
    await expect(page.getByRole('status').getByText(sentence)).toBeVisible();
    await expect(importOf(page, 'matinee-ratings.json')).toContainText(sentence);
    await expect(rows(page)).toHaveCount(4);
    expect(await listed(page)).toEqual(before);
    const fresh = await context.newPage();
    await fresh.goto('#/you');
    await expect.poll(() => listed(fresh)).toEqual(before);
  });

  await test.step('a second time it adds nothing', async () => {
    await dropFile(page, jsonFile('matinee-ratings.json', text));
    const preview = importOf(page, 'matinee-ratings.json');
    await expect(preview).toContainText('Nothing to change.');
    await expect(preview).toContainText(
      'No film was taken from matinee-ratings.json. Not taken: 4 here already.',
    );
    await preview.getByRole('button', { name: 'Close' }).click();
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
}, testInfo) => {
  test.skip(isMobile, 'files are read alike on every screen');
  await rateThreeAndMarkOne(page);
  const before = await listed(page);
  const entry = (film: string, opinion: string) =>
    `{"format":"matinee-profile","version":1,"entries":[{"film":${film},"opinion":${opinion}}]}`;
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);

  const hostile: [string, string, RegExp][] = [
    ['huge.json', 'x'.repeat(32_000_001), /got a file of 32,000,001 bytes; expected at most/],
    ['blank.json', ' '.repeat(2000), /got an empty file; expected an export of/],
    ['many.json', many(60_001), /got 60001 entries; expected at most 60000\./],
    ['deep.json', deep, /got JSON with a list, .*; expected an export of/],
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
    const path = testInfo.outputPath(name); // the browser reads it itself: tens of megabytes are slow to send
    writeFileSync(path, text);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import ratings' }).click();
    await (await chooser).setFiles(path);
    await expect(notice).toContainText(name);
    await expect(notice).toContainText(message);
    await expect(notice).toContainText('Nothing was changed.');
  }
  expect(await listed(page)).toEqual(before);
});

test('as many entries as a file may hold are taken at once and kept; what is in sight is drawn', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'files are read alike on every screen');
  await page.goto('#/you');
  const choose = page.getByRole('button', { name: 'Import ratings' });
  await chooseFile(choose, jsonFile('many.json', many(20_000)));
  await confirmImport(page, 'many.json', 'Keep 20,000 films');
  await expect(importOf(page, 'many.json')).toContainText('20,000 are not in this data set');
  await expect(ratingsTable(page)).toHaveAttribute('aria-rowcount', '20001');
  expect(await rows(page).count()).toBeLessThan(60);
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
  await page.getByRole('button', { name: 'Import ratings' }).click();
  const dialog = await chooser;
  fetched();
  await expect(page.getByRole('contentinfo')).toContainText('sample: ');
  await dialog.setFiles(jsonFile('three.json', many(3)));
  await confirmImport(page, 'three.json', 'Keep 3 films');
  await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();
});
