import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { readFilms, titleWithYear } from './films';

/** Share of the sample's titles, with their years, that a real data set must have. */
export const SHARE_NEEDED = 0.97;

/** Looks up the sample's titles in the movies.csv of a MovieLens zip. Reads the CSV by itself: nothing of the app is used. */
export function compareTitles(path: string): { films: number; missing: string[]; share: number } {
  const known = titlesIn(path);
  const films = readFilms();
  const missing = films.map(titleWithYear).filter((title) => !known.has(title));
  return { films: films.length, missing, share: 1 - missing.length / films.length };
}

/** The titles of a MovieLens zip, with their years. */
function titlesIn(path: string): ReadonlySet<string> {
  const files = unzipSync(readFileSync(path), {
    filter: ({ name }) => name.endsWith('/movies.csv'),
  });
  const [bytes] = Object.values(files);
  if (!bytes) throw new Error(`${path} holds no movies.csv; expected ml-latest-small.zip.`);
  const lines = strFromU8(bytes).split(/\r?\n/).slice(1);
  // movieId,title,genres: the title is quoted or free of commas.
  const titles = lines.map((line) => /^\d+,(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(line));
  return new Set(
    titles.map((match) => (match?.[1]?.replaceAll('""', '"') ?? match?.[2] ?? '').trim()),
  );
}
