import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

/** A rating of the sample as its file has it. */
export interface RatingRow {
  readonly user: string;
  readonly film: string;
  readonly stars: number;
}

/** The sample, read in the simplest way there is: what the page counts is held against it. */
export function sampleRows() {
  const path = new URL('../../../public/data/sample.zip', import.meta.url);
  const files = unzipSync(readFileSync(path));
  const lines = (name: string) => {
    const [, ...rows] = strFromU8(files[`sample/${name}.csv`]).trimEnd().split(/\r?\n/);
    return rows;
  };
  const ratings = lines('ratings').map((line): RatingRow => {
    const [user, film, stars] = line.split(',');
    return { user, film, stars: Number(stars) };
  });
  // Genres have no commas in them.
  const genres = new Map(
    lines('movies').map((line) => [
      line.slice(0, line.indexOf(',')),
      line.slice(line.lastIndexOf(',') + 1).split('|'),
    ]),
  );
  return { ratings, genres, tags: lines('tags').length };
}
