import type { Page } from '@playwright/test';
import type { Films } from '../../src/core/films';
import { seeded } from '../../src/core/random';
import { openMaterial } from '../data';
import type { Bench } from './browser';
import { moment } from './probe';
import { rateThree } from './visits';

/** How long a file of ratings takes to be previewed, and to count, in milliseconds. */
export interface ImportFigures {
  /** From choosing the file to the frame with the button that confirms. */
  readonly imported: number;
  /** From that button to the frame with picks from all of them, with predicted stars. */
  readonly importedPicks: number;
}

const RATINGS = 2000;
const SEED = 20180926;

/** A stranger with everything trained, who brings ratings of the data set's own films from Letterboxd. */
export async function importRatings(bench: Bench, url: string): Promise<ImportFigures> {
  const { data } = await openMaterial();
  const file = {
    name: 'ratings.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(letterboxdCsv(data.films)),
  };
  const context = await bench.stranger();
  try {
    const page = await bench.open(context);
    await page.goto(`${url}#/rate`);
    await moment(page, 'cards');
    await rateThree(page);
    await moment(page, 'ready');
    await page.evaluate(() => (location.hash = '#/you'));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import ratings' }).click();
    await bench.rest();
    const measured = previewed(page); // it listens before the file is there
    await (await chooser).setFiles(file);
    return { imported: await measured, importedPicks: await page.evaluate(confirm) };
  } finally {
    await context.close();
  }
}

/**
 * Films, drawn without repeating one, as Letterboxd exports ratings of them. Of ten rows six are plain; one has the title that
 * stands in parentheses, one the year after, one no year, which leaves namesakes to choose from, and one is of no film.
 */
function letterboxdCsv({ titles, years, count }: Films): string {
  const random = seeded(SEED);
  const films = Array.from({ length: count }, (_, film) => film);
  const rows = Array.from({ length: Math.min(RATINGS, count) }, (_, k) => {
    const drawn = k + random.below(count - k);
    [films[k], films[drawn]] = [films[drawn], films[k]];
    const day = 1 + random.below(28);
    const stars = (1 + random.below(10)) / 2;
    const { title, year } = asWritten(titles[films[k]], years[films[k]], k);
    return `2021-01-${String(day).padStart(2, '0')},"${title.replaceAll('"', '""')}",${year || ''},https://boxd.it/${k},${stars}`;
  });
  return `${['Date,Name,Year,Letterboxd URI,Rating', ...rows].join('\n')}\n`;
}

/** @param k Which of ten ways. */
function asWritten(full: string, year: number, k: number) {
  const title = full.replace(/ \(.*\)$/, '') || full;
  switch (k % 10) {
    case 6:
      return { title: / \((?:a\.k\.a\. )?([^()]+)\)$/.exec(full)?.[1] ?? title, year };
    case 7:
      return { title, year: year && year + 1 };
    case 8:
      return { title, year: 0 };
    case 9:
      return { title: `${title} of Nobody ${k}`, year };
    default:
      return { title, year };
  }
}

const previewed = (page: Page) => page.evaluate(timePreview);

/** Runs in the page: times from the choice of a file until the button that confirms is painted. */
function timePreview(): Promise<number> {
  return new Promise((resolve) => {
    let start = NaN;
    const chosen = () => (start = performance.now());
    document.addEventListener('change', chosen, { capture: true, once: true });
    const changed = new MutationObserver(() => {
      const buttons = Array.from(document.querySelectorAll('main button'));
      if (!buttons.some((button) => button.textContent.trim().startsWith('Add '))) return;
      changed.disconnect();
      globalThis.probe.afterPaint((now) => resolve(now - start));
    });
    changed.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Runs in the page: confirms, goes to the picks and times until they are of all ratings. */
function confirm(): Promise<number> {
  return new Promise((resolve, reject) => {
    const buttons = Array.from(document.querySelectorAll<HTMLButtonElement>('main button'));
    const add = buttons.find((button) => button.textContent.trim().startsWith('Add '));
    if (!add) return reject(new Error('There is nothing to confirm.'));
    const start = performance.now();
    const changed = new MutationObserver(() => {
      const lead = document.querySelector('main .lead')?.textContent ?? '';
      const ratings = Number(/From your ([\d,]+) ratings/.exec(lead)?.[1].replace(',', ''));
      const first = document.querySelector('main article')?.textContent ?? '';
      if (!(ratings > 100) || !first.includes('predicted')) return;
      changed.disconnect();
      globalThis.probe.afterPaint((now) => resolve(now - start));
    });
    changed.observe(document.body, { subtree: true, childList: true, characterData: true });
    add.click();
    location.hash = '#/for-you';
  });
}
