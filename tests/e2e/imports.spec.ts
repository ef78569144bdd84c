import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tinyMovieLens, zipFile } from './support/archives';
import { expect, test } from './support/fixtures';
import {
  chooseFile,
  confirmImport,
  dropFile,
  goTo,
  importOf,
  rateCards,
  stored,
} from './support/journey';
import { expectGiven, giveInRow, saidRow, saidRows } from './support/ratings-table';

test.use({ trains: false });

const NAME = 'ratings.csv';

/** As Letterboxd writes them; two of them may be one of two films, one is in no data set of ours. */
const LETTERBOXD = `Date,Name,Year,Letterboxd URI,Rating
2023-01-02,Nosferatu,1922,https://boxd.it/0,4.5
2023-01-03,The Kid,1921,https://boxd.it/1,4
2023-01-04,King Kong,,https://boxd.it/2,3
2023-01-05,Scarface,,https://boxd.it/3,2.5
2023-01-06,Aftersun,2022,https://boxd.it/4,5
2023-01-07,Broken,2000,https://boxd.it/5,seven
`;
const csvFile = (text: string, name = NAME) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

/** A data set of 24 films, the first of which the sample does not have. */
const tinyZip = () => zipFile('tiny.zip', tinyMovieLens(['Aftersun (2022)']));

const importButton = (page: Page) => page.getByRole('button', { name: 'Import ratings' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const ratings = (page: Page) => stored(page, 'Your ratings');

test('a file is previewed, decided on, taken at once and undone', async ({ page }) => {
  await page.goto('#/you');
  await chooseFile(importButton(page), csvFile(LETTERBOXD));
  const region = importOf(page, NAME);
  await expect(region.getByRole('heading', { name: `Import ${NAME}` })).toBeFocused();
  const found = '5 films: 2 matched, 2 to choose, 1 not in this data set.';
  await expect(page.getByRole('status').getByText(found)).toBeAttached();
  await expect(region.getByRole('img', { name: found })).toBeVisible();
  await expect(region).toContainText('Letterboxd, 6 rows: 5 of films, 1 that could not be used.');

  await test.step('films that may be one of several are chosen', async () => {
    const kong = region.getByRole('group', { name: /^King Kong/ });
    await expect(kong).toContainText('ratings.csv, line 4');
    await kong.getByRole('radio', { name: /^King Kong 1933/ }).check();
    await expect(region).toContainText('1 film without a choice');
    await region
      .getByRole('group', { name: /^Scarface/ })
      .getByRole('radio', { name: 'None of these' })
      .check();
    await expect(region).toContainText('All are chosen.');
  });

  await test.step('what is not there can be downloaded', async () => {
    await tab(page, '1 not in this data set').click();
    await expect(region.getByRole('tabpanel')).toContainText('Aftersun');
    const download = page.waitForEvent('download');
    await region.getByRole('button', { name: 'Download a list of the film not found' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toMatch(
      /^Aftersun,2022,,,5,rating,2023-01-0[67]T[\d:.]+Z,"ratings\.csv, line 6"\r$/m,
    );
  });

  await expect(ratings(page), 'nothing is taken yet').toHaveText('0');
  await confirmImport(page, NAME, 'Add 3 ratings, keep 2 for later');
  await expect(region).toContainText('3 films taken from ratings.csv.');
  await expect(region).toContainText('1 row that could not be used');
  await expect(ratings(page), 'none of these is a film all the same').toHaveText('5');
  await region.getByRole('button', { name: 'Undo' }).click();
  await expect(region).toContainText('It was undone');
  await expect(ratings(page)).toHaveText('0');
});

test('what was said before stays, changes or gives way, as one chooses', async ({ page }) => {
  await page.goto('#/rate');
  const [title] = await rateCards(page, [4]);
  await goTo(page, 'You');
  const row = `2001-01-01,"${title}",,https://boxd.it/0,1`;
  await dropFile(page, csvFile(`Date,Name,Year,Letterboxd URI,Rating\n${row}\n`));
  const region = importOf(page, NAME);
  await expect(region).toContainText('1 film of which you said something else here');
  await expect(region.getByRole('listitem').first()).toContainText(/4 stars stays, not .*1 star$/);
  await expect(region).toContainText('Nothing to change.');
  await region.getByRole('radio', { name: 'The file’s' }).check();
  await expect(region.getByRole('listitem').first()).toContainText(/4 stars\s*→\s*becomes/);
  await confirmImport(page, NAME, 'Change 1 rating');
  await expectGiven(saidRow(page, title), 1);
});

test('undone in one tab, it leaves alone what was said since in another', async ({
  context,
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'tabs are alike on every screen');
  const letterboxd = (...rows: string[]) =>
    csvFile(['Date,Name,Year,Letterboxd URI,Rating', ...rows, ''].join('\n'));
  const region = importOf(page, NAME);
  await page.goto('#/you');
  await dropFile(page, letterboxd('2020-01-01,Fargo,1996,,2'));
  await confirmImport(page, NAME, 'Add 1 rating');
  await region.getByRole('button', { name: 'Close' }).click();
  await dropFile(
    page,
    letterboxd(
      '2024-01-01,The Matrix,1999,,4.5',
      '2024-01-01,Fargo,1996,,3',
      '2024-01-01,Heat,1995,,4',
    ),
  );
  await confirmImport(page, NAME, 'Add 2 ratings, change 1');
  await expect(saidRows(page)).toHaveCount(3);

  const other = await context.newPage();
  await other.goto('#/you');
  await expectGiven(saidRow(other, 'The Matrix'), 4.5);
  await giveInRow(saidRow(other, 'The Matrix'), 1.5);
  await expectGiven(saidRow(page, 'The Matrix'), 1.5);

  await region.getByRole('button', { name: 'Undo' }).click();
  await expect(region).toContainText('It was undone');
  await other.reload(); // what is kept, beside what this tab has seen
  for (const tab of [page, other]) {
    await expect(saidRows(tab)).toHaveCount(2);
    await expectGiven(saidRow(tab, 'The Matrix'), 1.5);
    await expectGiven(saidRow(tab, 'Fargo'), 2);
  }
});

test('several files are opened as what they are', async ({ page, isMobile }) => {
  test.skip(isMobile, 'files are read alike on every screen');
  await page.goto('#/rate');
  await expect(page.getByRole('contentinfo')).toContainText('sample: ');
  await page.goto('#/you');
  const chooser = page.waitForEvent('filechooser');
  await importButton(page).click();
  await (
    await chooser
  ).setFiles([csvFile(LETTERBOXD, 'a.csv'), tinyZip(), csvFile(LETTERBOXD, 'b.csv')]);
  await expect(page.getByRole('contentinfo')).toContainText('tiny: ');
  await expect(page.getByRole('heading', { name: 'Import 2 files' })).toBeFocused();
  await expect(tab(page, '1 matched')).toBeVisible();
});

test('a preview follows the data set that is open, and goes when it is cancelled', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'files are read alike on every screen');
  await page.goto('#/you');
  await dropFile(page, csvFile(LETTERBOXD));
  await expect(tab(page, '2 to choose')).toBeVisible();
  await dropFile(page, tinyZip());
  await expect(page.getByRole('contentinfo')).toContainText('tiny: ');
  await expect(tab(page, '4 not in this data set')).toBeVisible();
  await expect(importOf(page, NAME)).toContainText('Aftersun');
  await expect(importOf(page, NAME).getByRole('button', { name: 'Add 1 rating' })).toBeVisible();
  await importOf(page, NAME).getByRole('button', { name: 'Cancel' }).click();
  await expect(importOf(page, NAME)).toBeHidden();
  await expect(ratings(page)).toHaveText('0');
});
