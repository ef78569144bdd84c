// Ratings of other services, from their files to the table on You: what is shown first, what is taken, and what is not.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { sampleZip, tinyMovieLens, zipFile } from './support/archives';
import { expectNoViolations, pixelsBeside } from './support/axe';
import { expect, test } from './support/fixtures';
import { csvFile, fileAt, IMPORTS } from './support/imported';
import {
  chooseFile,
  confirmImport,
  dropFile,
  goTo,
  importOf,
  pickTitles,
  ready,
  stored,
  type TestFile,
} from './support/journey';
import { allKept, readRecord } from './support/kept-profile';
import { expectGiven, saidRow, saidRows } from './support/ratings-table';

test.use({ trains: false });

const importButton = (page: Page) => page.getByRole('button', { name: 'Import ratings' });
const ratings = (page: Page) => stored(page, 'Your ratings');

/** Chooses files together, as one does with the shift key. */
async function chooseFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await importButton(page).click();
  await (await chooser).setFiles([...files]);
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(wanted: Locator): Promise<void> {
  for (let k = 0; k < 60; k++) {
    await wanted.page().keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never led to ${String(wanted)}.`);
}

for (const [service, imports] of Object.entries(IMPORTS)) {
  test(`files of ${service} are shown, taken and taken back`, async ({ page, build }) => {
    test.skip(build === 'single' && service !== 'Letterboxd', 'files are read alike in the file');
    await page.goto('#/you');
    for (const [k, [path, found, button, end]] of imports.entries()) {
      const file = fileAt(path);
      const part = importOf(page, file.name);
      await test.step(path, async () => {
        if (k % 2 === 0) await dropFile(page, file);
        else await chooseFile(importButton(page), file);
        await expect(page.getByRole('status').getByText(found, { exact: true })).toBeAttached();
        await expect(saidRows(page), 'nothing is taken before that').toHaveCount(0);
        await confirmImport(page, file.name, button);
        await expect(part.locator('p').first()).toHaveText(end);
        await expect(saidRows(page)).not.toHaveCount(0);
        await part.getByRole('button', { name: 'Undo' }).click();
        await expect(part.locator('p').first()).toHaveText(/^It was undone: /);
        await expect(saidRows(page)).toHaveCount(0);
        await part.getByRole('button', { name: 'Close' }).click();
        await expect(part).toBeHidden();
      });
    }
  });
}

test.describe('an import', () => {
  test.skip(({ build }) => build === 'single', 'files are read alike in the file');

  const letterboxd = (...rows: string[]) =>
    csvFile('ratings.csv', 'Date,Name,Year,Letterboxd URI,Rating', ...rows);
  const imdb = (...rows: string[]) =>
    csvFile('imdb.csv', 'Const,Your Rating,Date Rated,Title,Title Type,Year', ...rows);

  test('asks which film is meant where several could be', async ({ page }) => {
    await page.goto('#/you');
    const history = ['King Kong', 'True Grit', 'Fargo'].map((title) => `"${title}","3/14/21"`);
    await dropFile(page, csvFile('history.csv', 'Title,Date', ...history));
    const part = importOf(page, 'history.csv');
    await expect(part).toContainText('2 films without a choice');
    const kong = part.getByRole('group', { name: /^King Kong/ });
    await expect(kong.getByRole('radio')).toHaveCount(3);
    await kong.getByRole('radio', { name: /^King Kong 2005/ }).check();
    await expect(part).toContainText('1 film without a choice');
    await confirmImport(page, 'history.csv', 'Add 2 films');
    await expect(part).toContainText('2 films taken from history.csv. Not taken: 1 not chosen.');
    await expect(saidRow(page, 'King Kong')).toContainText('2005');
    await expect(saidRow(page, 'King Kong')).toContainText('Seen');
    await expect(saidRows(page)).toHaveCount(2);
    await expect(ratings(page), 'what was watched is no rating').toHaveText('0');
  });

  test('of several files takes the newer rating, and leaves series out', async ({ page }) => {
    await page.goto('#/you');
    await chooseFiles(page, [
      letterboxd('2024-05-03,The Matrix,1999,https://boxd.it/a,2', '2021-01-02,Fargo,1996,,3'),
      imdb(
        'tt0133093,9,2023-01-15,The Matrix,Movie,1999',
        'tt0116282,10,2022-06-01,Fargo,Movie,1996',
        'tt0903747,10,2022-06-01,Breaking Bad,TV Series,2008',
      ),
    ]);
    const part = importOf(page, '2 files');
    await expect(part).toContainText('IMDb, 3 rows: 2 of films, 1 of series left out.');
    await confirmImport(page, '2 files', 'Add 2 ratings');
    await expect(part).toContainText(
      '2 films taken from 2 files. Not taken: 2 further rows of the same films, 1 row of series.',
    );
    await expectGiven(saidRow(page, 'The Matrix'), 2);
    await expectGiven(saidRow(page, 'Fargo'), 5);

    await test.step('what was said here is newer, unless the file is preferred', async () => {
      await part.getByRole('button', { name: 'Close' }).click();
      await dropFile(page, letterboxd('2020-01-02,The Matrix,1999,,4.5'));
      const again = importOf(page, 'ratings.csv');
      await expect(again).toContainText('Nothing to change.');
      await expect(again).toContainText('Not taken: 1 where what was here stays.');
      await again.getByRole('radio', { name: 'The file’s' }).check();
      await confirmImport(page, 'ratings.csv', 'Change 1 rating');
      await expect(again).toContainText('1 film changed from ratings.csv.');
      await expectGiven(saidRow(page, 'The Matrix'), 4.5);
    });
  });

  test('keeps what this data set lacks for one that has it', async ({ page }) => {
    await page.goto('#/you');
    await dropFile(page, zipFile('tiny.zip', tinyMovieLens(['Matrix, The (1999)'])));
    await expect(page.getByRole('contentinfo')).toContainText('tiny: 384 ratings of 24 films');
    await goTo(page, 'You');
    await dropFile(
      page,
      letterboxd(
        '2024-05-03,The Matrix,1999,https://boxd.it/a,4.5',
        '2024-05-04,Fargo,1996,https://boxd.it/b,3',
        '2024-05-05,Se7en,1995,https://boxd.it/c,4',
        '2024-05-06,"=A Film, of Nobody",2031,https://boxd.it/d,1',
      ),
    );
    const part = importOf(page, 'ratings.csv');
    await expect(part).toContainText('1 matched');
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: /^Download a list of the 3 films not found/ }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(
      [
        'title,year,imdb_id,tmdb_id,stars,said,date,where',
        'Fargo,1996,,,3,rating,2024-05-04T00:00:00.001Z,"ratings.csv, line 3"',
        'Se7en,1995,,,4,rating,2024-05-05T00:00:00.001Z,"ratings.csv, line 4"',
        '"\'=A Film, of Nobody",2031,,,1,rating,2024-05-06T00:00:00.001Z,"ratings.csv, line 5"',
        '',
      ].join('\r\n'),
    );
    await confirmImport(page, 'ratings.csv', 'Add 1 rating, keep 3 for later');
    await expect(part).toContainText(
      '1 film taken from ratings.csv. 3 are not in this data set; they are kept for one that has them.',
    );
    await part.getByRole('button', { name: 'Close' }).click();
    await expect(ratings(page)).toHaveText('4');

    await test.step('one by its name, the other when it is looked for again', async () => {
      await dropFile(page, sampleZip('sample.zip'));
      await goTo(page, 'You');
      await expect(saidRow(page, 'Se7en')).toContainText('not in this data set');
      await expect(saidRow(page, 'Fargo')).not.toContainText('not in this data set');
      await page.getByRole('button', { name: 'Look for them again' }).click();
      const again = page.getByRole('region', { name: 'Look again for 2 films' });
      await again.getByRole('button', { name: /^(Add|Change) 1 rating$/ }).click();
      await expect(again).toContainText(
        '1 kept film found in this data set. 1 is still not in it, and stays kept.',
      );
      await expectGiven(saidRow(page, 'Seven (a.k.a. Se7en)'), 4);
      await expect(ratings(page)).toHaveText('4');
    });
  });

  test('that is cancelled changes nothing', async ({ page }) => {
    await page.goto('#/you');
    await dropFile(page, letterboxd('2024-05-03,The Matrix,1999,,4.5'));
    await confirmImport(page, 'ratings.csv', 'Add 1 rating');
    await allKept(page);
    const before = await readRecord(page);
    await dropFile(page, letterboxd('2030-01-01,The Matrix,1999,,1', '2024-05-04,Fargo,1996,,3'));
    const part = importOf(page, 'ratings.csv');
    await expect(part.getByRole('button', { name: 'Add 1 rating, change 1' })).toBeVisible();
    await part.getByRole('button', { name: 'Cancel' }).click();
    await expect(part).toBeHidden();
    await allKept(page);
    expect(await readRecord(page)).toEqual(before);
    await expect(saidRows(page)).toHaveCount(1);
    await expectGiven(saidRow(page, 'The Matrix'), 4.5);
  });

  test('can be done by keys alone', async ({ page, isMobile }) => {
    test.skip(isMobile, 'a phone has no keys');
    await page.goto('#/you');
    await expect(ratings(page)).toHaveText('0'); // all of it is there
    const chooser = page.waitForEvent('filechooser');
    await importButton(page).press('Enter');
    await (await chooser).setFiles(csvFile('h.csv', 'Title,Date', '"King Kong","3/14/21"'));
    const heading = page.getByRole('heading', { name: 'Import h.csv' });
    await expect(heading).toBeFocused();
    const radio = importOf(page, 'h.csv').getByRole('radio', { name: /^King Kong 1933/ });
    await tabTo(importOf(page, 'h.csv').getByRole('radio').first());
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(radio).toBeChecked();
    const add = importOf(page, 'h.csv').getByRole('button', { name: 'Add 1 film' });
    await tabTo(add);
    await page.keyboard.press('Enter');
    await expect(heading).toBeFocused();
    await expect(saidRows(page)).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(importOf(page, 'h.csv').getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(saidRows(page)).toHaveCount(0);
  });

  test('is accessible at every step, and fits the narrowest phone', async ({ page, isMobile }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' }); // so that nothing is looked at half faded
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    const look = async (step: string) => {
      await expectNoViolations(page, step);
      expect(await pixelsBeside(page), `${step}: pixels beside the screen`).toBe(0);
    };
    await page.goto('#/you');
    await page.getByText('Where to find your file').click();
    await look('where to find a file');
    await dropFile(page, letterboxd('2020-05-03,The Matrix,1999,,4.5'));
    await confirmImport(page, 'ratings.csv', 'Add 1 rating');
    await look('the end');
    await dropFile(
      page,
      letterboxd(
        '2024-05-03,The Matrix,1999,,2',
        '2024-05-03,Fargo,1996,,2',
        '2024-05-03,King Kong,,,2',
        `2024-05-03,${'A long title of nothing that is here '.repeat(3)},2020,,2`,
        '2024-05-03,Heat,1995,,9',
      ),
    );
    for (const name of ['1 to choose', '2 matched', '1 not in this data set']) {
      await page.getByRole('tab', { name }).click();
      await look(name);
    }
  });

  for (const layout of ['MovieLens', 'Letterboxd']) {
    test(`of what was exported for ${layout} brings the same back`, async ({ page }) => {
      const exported = async () => {
        const choice = page.getByRole('button', { name: 'Export CSV' });
        await choice.click();
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: `For ${layout}` }).click();
        const text = readFileSync(await (await download).path(), 'utf8');
        await choice.click(); // it closes
        return text.trimEnd().split(/\r?\n/);
      };
      await page.goto('#/you');
      await dropFile(page, fileAt('letterboxd/ratings.csv'));
      await confirmImport(page, 'ratings.csv', 'Add 9 ratings, keep 1 for later');
      await expect(ratings(page)).toHaveText('10');
      const before = await exported();
      expect(before).toHaveLength(11);

      await page.getByRole('button', { name: 'Forget everything' }).click();
      await page.getByRole('button', { name: /^Yes, delete/ }).click();
      await expect(saidRows(page)).toHaveCount(0);
      await dropFile(page, csvFile('mine.csv', ...before));
      await confirmImport(page, 'mine.csv', 'Add 9 ratings, keep 1 for later');
      await expect(ratings(page)).toHaveText('10');
      expect((await exported()).toSorted()).toEqual(before.toSorted());
    });
  }
});

test.describe('what was imported', () => {
  test.use({ trains: true });
  test.skip(({ build, isMobile }) => build === 'single' || isMobile, 'models are alike everywhere');

  test('is rated on every screen, and not picked again', async ({ page }) => {
    await page.goto('#/you');
    await dropFile(page, fileAt('letterboxd/'));
    await confirmImport(page, 'letterboxd.zip', 'Add 36 films, keep 2 for later');
    await goTo(page, 'For you');
    await ready(page);
    const picks = await pickTitles(page);
    await allKept(page);
    const record = JSON.stringify(await readRecord(page));
    const said = (title: string) => record.includes(`"title":${JSON.stringify(title)}`);
    expect(said('Inception')).toBe(true);
    expect(picks.filter(said)).toEqual([]);
    await goTo(page, 'You');
    await page.getByLabel('Only films with these words').fill('inception');
    await expectGiven(saidRow(page, 'Inception'), 3.5);
  });
});
