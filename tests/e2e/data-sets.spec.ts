import type { Page } from '@playwright/test';
import { sampleZip, tinyMovieLens, zipFile, zipped } from './support/archives';
import { expect, test } from './support/fixtures';
import { holdTraining } from './support/hold-training';
import {
  chooseFile,
  dropFile,
  films,
  goTo,
  pickTitles,
  rateCards,
  ready,
  type TestFile,
} from './support/journey';
import { expectGiven, saidRow } from './support/ratings-table';

test.skip(({ isMobile }) => isMobile, 'files are read alike on every screen');

const openButton = (page: Page) => page.getByRole('button', { name: 'Open a MovieLens zip' });
const SAMPLE_OPEN = /sample: [\d,]+ ratings of 1,\d\d\d films/;

/** Archives that cannot be opened, and what the page must say: the file, what was found, what was expected. */
function brokenFiles(): readonly {
  readonly file: TestFile;
  readonly says: RegExp;
  /** What is said to be as it was; what is dropped and no data set may have been meant as ratings. */
  readonly rest?: string;
}[] {
  const whole = sampleZip('whole.zip').buffer;
  const flipped = Buffer.from(whole);
  flipped[Math.floor(whole.length / 2)] ^= 0xff;
  const { 'tiny/movies.csv': movies, 'tiny/ratings.csv': ratings } = tinyMovieLens([]);
  return [
    {
      file: zipped('cut.zip', whole.subarray(0, whole.length * 0.7)),
      says: /cut\.zip: got no list of files at its end; expected a complete zip archive/,
      rest: 'Nothing was changed.',
    },
    {
      file: zipped('flipped.zip', flipped),
      says: /ratings\.csv\b.*: got .*; expected /,
    },
    {
      file: zipped('page.zip', Buffer.from('<!doctype html><title>Not found</title>')),
      says: /page\.zip: got a web page \(HTML\); expected an export of MovieLens/,
      rest: 'Nothing was changed.',
    },
    {
      file: zipFile('no-films.zip', { 'tiny/ratings.csv': ratings }),
      says: /tiny\/ratings\.csv: got the columns userId, .*, or a MovieLens zip\. .*movies\.csv/,
      rest: 'Nothing was changed.',
    },
    {
      file: zipFile('no-ratings.zip', { 'tiny/movies.csv': movies }),
      says: /no-ratings\.zip: got an archive with tiny\/movies\.csv; expected .*ratings\.csv/,
      rest: 'Nothing was changed.',
    },
    {
      file: zipFile('column.zip', {
        'tiny/movies.csv': 'movieId,title\n1,Alien (1979)\n',
        'tiny/ratings.csv': ratings,
      }),
      says: /movies\.csv, line 1: got "movieId,title"; expected .*\(missing: genres\)/,
    },
  ];
}

test('a zip that cannot be opened is explained, and nothing is lost', async ({ page }) => {
  await page.goto('#/rate');
  const rated = await rateCards(page, [4]);
  await goTo(page, 'You');
  for (const [k, { file, says, rest = 'sample is still open.' }] of brokenFiles().entries()) {
    await test.step(file.name, async () => {
      if (k % 2 === 0) await dropFile(page, file);
      else await chooseFile(openButton(page), file);
      const notice = page.getByRole('alert');
      await expect(notice).toContainText(says);
      await expect(notice).toContainText(rest);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
      await expect(notice).toBeHidden();
      await expect(page.getByRole('contentinfo')).toContainText(SAMPLE_OPEN);
      await expectGiven(saidRow(page, rated[0]), 4);
    });
  }
  await ready(page);
  await goTo(page, 'For you');
  await pickTitles(page);
});

test('a broken zip does not disturb the training that is under way', async ({ page }) => {
  const release = await holdTraining(page);
  await page.goto('#/you');
  await expect(page.getByRole('contentinfo')).toContainText(SAMPLE_OPEN);
  await dropFile(page, zipped('page.zip', Buffer.from('<!doctype html>')));
  await expect(page.getByRole('alert')).toContainText('page.zip');
  await release();
  await ready(page);
});

test('ratings follow their films into another data set and back', async ({ page }) => {
  await page.goto('#/rate');
  const titles = await rateCards(page, [4.5, 3, 1]);
  const years = await films(page)
    .getByText(/^\d{4} · /)
    .allInnerTexts();
  const named = titles.map((title, k) => `${title} (${years[k].slice(0, 4)})`);

  // Has the first two; a rating of seven stars and one of a film that is not listed.
  const tiny = tinyMovieLens(named.slice(0, 2));
  const file = zipFile('tiny.zip', {
    ...tiny,
    'tiny/ratings.csv': `${tiny['tiny/ratings.csv']}1,1,7.0,1000000000\n1,999,4.0,1000000000\n`,
  });
  await goTo(page, 'You');
  const rowOf = (title: string) => saidRow(page, title);

  await test.step('open the other by the file chooser', async () => {
    await chooseFile(openButton(page), file);
    await expect(page.getByRole('contentinfo')).toContainText('tiny: 384 ratings of 24 films');
    await expectGiven(rowOf(titles[0]), 4.5);
    await expectGiven(rowOf(titles[1]), 3);
    await expect(rowOf(titles[2])).toContainText('not in this data set');
    await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();
    await expect(page.getByText(/^1 film not in this data set/)).toBeVisible();
  });

  await test.step('rows that were skipped are counted and explained', async () => {
    await page.getByText('2 rows of ratings.csv skipped').click();
    await expect(page.getByText(/^Line 386: got the rating "7\.0"/)).toBeVisible();
    await expect(page.getByText(/^Line 387: film "999" is not in movies\.csv/)).toBeVisible();
  });

  await test.step('it recommends from the ratings it knows', async () => {
    await ready(page);
    await goTo(page, 'For you');
    await expect(page.getByText('Warming up.')).toBeVisible();
    await expect(page.getByRole('note')).toBeHidden();
    const picks = await pickTitles(page);
    expect(picks.filter((title) => !title.startsWith('Made-up Film'))).toEqual([]);
  });

  await test.step('back in the first, by dropping its zip, all are there', async () => {
    await goTo(page, 'You');
    await dropFile(page, sampleZip('sample.zip'));
    await expect(page.getByRole('contentinfo')).toContainText(SAMPLE_OPEN);
    await expect(page.getByText('sample is open. It is kept on this device')).toBeVisible();
    await expectGiven(rowOf(titles[2]), 1);
    await expect(page.getByText('not in this data set')).toHaveCount(0);
    await ready(page);
  });

  await test.step('and after a reload', async () => {
    await page.reload();
    await expect(page.getByRole('contentinfo')).toContainText(SAMPLE_OPEN);
    await expectGiven(rowOf(titles[2]), 1);
    await expectGiven(rowOf(titles[0]), 4.5);
    await expect(page.getByText('not in this data set')).toHaveCount(0);
  });
});

test.describe('with ml-latest-small', () => {
  test.use({ data: 'real' });

  test('the page opens with it and recommends', async ({ page }) => {
    await page.goto('');
    await expect(page.getByRole('contentinfo')).toContainText('100,836 ratings of 9,742 films');
    await expect(page.getByRole('note')).toBeHidden();
    await rateCards(page, [5, 4, 2]);
    await ready(page);
    await goTo(page, 'For you');
    await expect(page.getByText('From your 3 ratings.')).toBeVisible();
    await pickTitles(page);
  });
});
