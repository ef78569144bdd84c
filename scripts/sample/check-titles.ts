// node scripts/run.mjs scripts/sample/check-titles.ts [ZIP]
//
// Looks up the sample's titles in the real movies.csv and fails below 97 %. Where the zip is not
// there, it says so and passes. Reads the CSV by itself: nothing of the app is used.
import { existsSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { readFilms, titleWithYear } from './films';

const SHARE_NEEDED = 0.97;

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

function check(path: string) {
  const titles = titlesIn(path);
  const films = readFilms();
  const missing = films.map(titleWithYear).filter((title) => !titles.has(title));
  const share = 1 - missing.length / films.length;
  for (const title of missing) console.log(`not there: ${title}`);
  console.log(
    `${films.length - missing.length} of ${films.length} titles are in ${path}: ${(100 * share).toFixed(1)} %`,
  );
  if (share < SHARE_NEEDED) process.exitCode = 1;
}

const path = process.argv[2] ?? 'public/data/ml-latest-small.zip';
if (existsSync(path)) check(path);
else console.log(`Skipped: ${path} is not there. "npm run data" fetches it.`);
