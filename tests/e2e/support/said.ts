import { expect, type Page } from '@playwright/test';
import { chooseFile, confirmImport, importOf } from './journey';
import { ratingsTable } from './ratings-table';

export interface Said {
  readonly title: string;
  readonly year?: number;
  readonly opinion?: object;
  readonly at?: number;
}

const given = (count: number) => ({ kind: 'rating', halfStars: 2 * count });

/** Opens You with what was said of films that no data set has. */
export async function open(page: Page, said: readonly Said[], address = '#/you'): Promise<void> {
  await page.goto(address);
  const entries = said.map(({ title, year = 2001, opinion = given(3), at = 0 }) => ({
    film: { title, year, imdb: 0 },
    opinion,
    at,
  }));
  await chooseFile(page.getByRole('button', { name: 'Import ratings' }), {
    name: 'said.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'matinee-profile', version: 2, entries })),
  });
  await confirmImport(page, 'said.json', `Keep ${said.length.toLocaleString('en-GB')} films`);
  await expect(ratingsTable(page)).toHaveAttribute('aria-rowcount', String(said.length + 1));
  await importOf(page, 'said.json').getByRole('button', { name: 'Close' }).click();
}

const day = (n: number) => Date.UTC(2020, 0, n, 12);

// Names that no film has: what a data set has would be matched.
export const EIGHT: readonly Said[] = [
  { title: 'The Beachling', year: 2000, opinion: given(4), at: day(8) },
  { title: 'Élanvor', year: 1990, opinion: given(2), at: day(7) },
  { title: 'A Castlemoor', year: 1980, opinion: given(5), at: day(6) },
  { title: 'Dune of Sandmoor', year: 1970, opinion: { kind: 'seen' }, at: day(5) },
  { title: 'Fogwick', year: 0, opinion: { kind: 'saved', note: 'With Ada' }, at: day(4) },
  { title: 'Gatewick', year: 1960, opinion: given(0.5), at: day(3) },
  { title: 'Housewick', year: 1950, opinion: { kind: 'not-seen' }, at: day(2) },
  { title: 'Inkwick', year: 1940, opinion: given(3), at: 0 },
];
export const many = (count: number): Said[] =>
  Array.from({ length: count }, (_, k) => ({
    title: `Made up ${k}`,
    year: 1950 + (k % 70),
    opinion: given(0.5 + (k % 10) / 2),
    at: 1_000_000_000_000 + 1000 * (count - k),
  }));
