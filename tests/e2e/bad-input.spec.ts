import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { deflatedRepeats } from '../raw-zip';
import { rawZipFile, tinyMovieLens, zipFile } from './support/archives';
import { pixelsBeside } from './support/axe';
import { expect, test } from './support/fixtures';
import { holdTrainingIn } from './support/hold-training';
import { dropFile, goTo, pickTitles, rateCards, ready, type TestFile } from './support/journey';
import { expectGiven, saidRow } from './support/ratings-table';

const { 'tiny/movies.csv': movies, 'tiny/ratings.csv': ratings } = tinyMovieLens([]);
const files = [
  { name: 'tiny/movies.csv', content: movies },
  { name: 'tiny/ratings.csv', content: ratings },
];
const header = ratings.slice(0, ratings.indexOf('\n') + 1);

/** Files that somebody may have meant well with, or not, and what the page must say. */
function badFiles(): readonly { readonly file: TestFile; readonly says: string }[] {
  const packed = deflatedRepeats('1,1,4.0,1\n', 2 ** 30, header);
  const semicolons = ratings.replaceAll(',', ';');
  const outOfTen = ratings.replace(/^(\d+,\d+),([\d.]+)/gm, (_, ids: string, value: string) =>
    [ids, Number(value) * 2 + 0.2].join(),
  );
  return [
    {
      file: rawZipFile('bomb.zip', [files[0], { ...files[1], packed, size: 2 ** 30 }]),
      says: 'tiny/ratings.csv: got 1,073,741,824 bytes packed into',
    },
    {
      file: rawZipFile('lying-bomb.zip', [files[0], { ...files[1], packed, size: 2 ** 23 }]),
      says: 'tiny/ratings.csv: got more than the 8,388,608 bytes that the archive states',
    },
    {
      file: rawZipFile('secret.zip', [files[0], { ...files[1], flags: 1 }]),
      says: 'tiny/ratings.csv: got an encrypted file; expected one without a password.',
    },
    {
      file: zipFile('excel.zip', { 'tiny/movies.csv': movies, 'tiny/ratings.csv': semicolons }),
      says: 'tiny/ratings.csv, line 1: got "userId;movieId;rating;timestamp", separated by semicolons; expected',
    },
    {
      file: zipFile('word.zip', {
        'tiny/movies.csv': 'W'.repeat(500),
        'tiny/ratings.csv': ratings,
      }),
      says: `tiny/movies.csv, line 1: got "${'W'.repeat(80)}…"; expected a header`,
    },
    {
      file: zipFile('ten-stars.zip', { 'tiny/movies.csv': movies, 'tiny/ratings.csv': outOfTen }),
      says: 'tiny/ratings.csv: got 384 of 384 rows that cannot be used, the first on line 2: got the rating "1.2", expected 0.5 to 5 in half stars',
    },
  ];
}

const notice = (page: Page) => page.getByRole('alert');

test('files that cannot be opened, or must not be, are explained, and nothing is lost', async ({
  page,
}) => {
  await page.goto('#/rate');
  const rated = await rateCards(page, [4, 2.5]);
  await goTo(page, 'You');
  for (const { file, says } of badFiles()) {
    await test.step(file.name, async () => {
      await dropFile(page, file);
      await expect(notice(page)).toContainText(says);
      await expect(notice(page)).toContainText('sample is still open.');

      expect(await pixelsBeside(page), 'pixels of the message beside the screen').toBe(0);
      await notice(page).getByRole('button', { name: 'Dismiss' }).click();
      for (const [k, count] of [4, 2.5].entries()) {
        await expectGiven(saidRow(page, rated[k]), count);
      }
    });
  }
  await ready(page);
  await goTo(page, 'For you');
  await pickTitles(page);
});

test('rows off the half-star grid are left out, counted and explained', async ({ page }) => {
  await holdTrainingIn(page);
  const long = '9'.repeat(500);
  const rows = `1,1,3.7,1000000000\n2,1,5.5,1000000000\n3,1,-1,1000000000\n4,${long},4,1000000000\n`;
  const texts = { 'tiny/movies.csv': movies, 'tiny/ratings.csv': ratings + rows };
  await page.goto('#/you');
  await dropFile(page, zipFile('x.zip', texts));
  await expect(page.getByRole('contentinfo')).toContainText('tiny: 384 ratings of 24 films');
  await page.getByText('4 rows of ratings.csv skipped').click();
  for (const [k, reason] of [
    'got the rating "3.7", expected 0.5 to 5 in half stars.',
    'got the rating "5.5", expected 0.5 to 5 in half stars.',
    'got the rating "-1", expected 0.5 to 5 in half stars.',
    `film "${'9'.repeat(60)}…" is not in movies.csv.`,
  ].entries()) {
    await expect(page.getByText(`Line ${386 + k}: ${reason}`)).toBeVisible();
  }
  expect(await pixelsBeside(page), 'pixels of a reason beside the screen').toBe(0);
});

test('a folder that is dropped is no data set', async ({ page, isMobile }) => {
  test.skip(isMobile, 'nobody drops folders on a phone');
  await holdTrainingIn(page);
  const folder = await mkdtemp(join(tmpdir(), 'ml-latest-small-'));
  await page.goto('#/you');
  await expect(page.getByRole('contentinfo')).toContainText('sample: ');
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 300,
      y: 300,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  }
  await expect(notice(page)).toContainText(/got a folder, or a file that was moved or changed/);
  await expect(notice(page)).toContainText('Nothing was changed.');
  await expect(page.getByRole('contentinfo')).toContainText('sample: ');
  await rm(folder, { recursive: true });
});
