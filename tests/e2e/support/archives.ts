import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { rawZip, type RawFile } from '../../raw-zip';
import type { TestFile } from './journey';
import { folderOf } from './served';

/** A film as MovieLens names it, such as "Matrix, The (1999)". */
type Title = string;

const USERS = 16;
const FILMS = 24;

/** A zip of these texts, by path within the archive. */
export function zipFile(name: string, texts: Readonly<Record<string, string>>): TestFile {
  const entries = Object.entries(texts).map(([path, text]) => [path, strToU8(text)] as const);
  return zipped(name, Buffer.from(zipSync(Object.fromEntries(entries))));
}

/** A zip of these files, whose headers may say anything. */
export const rawZipFile = (name: string, files: readonly RawFile[]): TestFile =>
  zipped(name, Buffer.from(rawZip(files)));

/** A file that claims to be a zip. */
export const zipped = (name: string, buffer: Buffer): TestFile => ({
  name,
  mimeType: 'application/zip',
  buffer,
});

/** The archive that the page opens with. */
export function sampleZip(name: string): TestFile {
  return zipped(name, readFileSync(join(folderOf('sample'), 'data/sample.zip')));
}

/**
 * The files of a small data set in the layout of MovieLens, in the folder `tiny`: the given films and made-up ones,
 * 24 in all, each rated by each of 16 people.
 */
export function tinyMovieLens(titles: readonly Title[]) {
  const made = Array.from({ length: FILMS - titles.length }, (_, k) => `Made-up Film ${k} (2001)`);
  const all = [...titles, ...made];
  const movies = all.map((title, film) => `${film + 1},"${title}",Drama`);
  const ratings = Array.from({ length: USERS * FILMS }, (_, k) => {
    const [user, film] = [Math.floor(k / FILMS), k % FILMS];
    return `${user + 1},${film + 1},${(1 + ((user * film + film) % 9)) / 2},${1_000_000_000 + k}`;
  });
  return {
    'tiny/movies.csv': lines('movieId,title,genres', movies),
    'tiny/ratings.csv': lines('userId,movieId,rating,timestamp', ratings),
  };
}

const lines = (...parts: readonly (string | readonly string[])[]) => `${parts.flat().join('\n')}\n`;
