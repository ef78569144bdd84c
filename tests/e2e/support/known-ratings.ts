import type { Page } from '@playwright/test';
import { loadPublic } from '../../fixtures';
import { expect } from './fixtures';
import { films } from './journey';
import { writeRecord } from './kept-profile';

/** The data set that the page opens with. */
export const sample = async () => (await loadPublic('sample.zip')).data;

/** A visit of somebody who has given these ratings to films of the data set that is opened first, one a second. */
export async function visitWith(
  page: Page,
  given: readonly { readonly film: number; readonly halfStars: number }[],
): Promise<void> {
  const {
    films: { titles, years, imdbIds },
  } = await sample();
  await page.goto('#/rate');
  await expect(films(page).first()).toBeVisible();
  await writeRecord(page, {
    version: 1,
    entries: given.map(({ film, halfStars }, k) => ({
      film: { title: titles[film], year: years[film], imdb: imdbIds[film] },
      opinion: { kind: 'rating', halfStars },
      at: 1_600_000_000_000 + 1000 * k,
    })),
  });
  await page.reload();
}
