import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipFile } from './archives';
import type { TestFile } from './journey';

const FOLDER = join(import.meta.dirname, '../../imports/files');

/** A file, what is found in it among the films of the sample, the button that takes that, and the sentence at the end. */
export type Import = readonly [file: string, found: string, button: string, end: string];

/** Files of tests/imports/files, made by hand in each service's layouts; of a folder, the zip that is handed out. */
export const IMPORTS: Readonly<Record<string, readonly Import[]>> = {
  'MovieLens.org': [
    [
      'movielens-org/movielens-ratings.csv',
      '9 films: 8 matched, 1 not in this data set.',
      'Add 8 ratings, keep 1 for later',
      '8 films taken from movielens-ratings.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 3 rows that could not be used.',
    ],
  ],
  Letterboxd: [
    [
      'letterboxd/',
      '38 films: 36 matched, 2 not in this data set.',
      'Add 36 films, keep 2 for later',
      '36 films taken from letterboxd.zip. 2 are not in this data set; they are kept for one that has them. Not taken: 10 further rows of the same films, 5 rows that could not be used.',
    ],
    [
      'letterboxd/ratings.csv',
      '10 films: 9 matched, 1 not in this data set.',
      'Add 9 ratings, keep 1 for later',
      '9 films taken from ratings.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 2 rows that could not be used.',
    ],
    [
      'letterboxd/watched.csv',
      '8 films: 8 matched.',
      'Add 8 films',
      '8 films taken from watched.csv. Not taken: 1 row that could not be used.',
    ],
    [
      'letterboxd/diary.csv',
      '7 films: 7 matched.',
      'Add 7 films',
      '7 films taken from diary.csv. Not taken: 1 row that could not be used.',
    ],
    [
      'letterboxd/reviews.csv',
      '7 films: 7 matched.',
      'Add 7 films',
      '7 films taken from reviews.csv. Not taken: 1 row that could not be used.',
    ],
    [
      'letterboxd/watchlist.csv',
      '8 films: 7 matched, 1 not in this data set.',
      'Add 7 films, keep 1 for later',
      '7 films taken from watchlist.csv. 1 is not in this data set; it is kept for one that has it.',
    ],
    [
      'letterboxd/likes/films.csv',
      '8 films: 8 matched.',
      'Add 8 films',
      '8 films taken from films.csv.',
    ],
  ],
  IMDb: [
    [
      'imdb/ratings.csv',
      '7 films: 5 matched, 2 not in this data set.',
      'Add 5 ratings, keep 2 for later',
      '5 films taken from ratings.csv. 2 are not in this data set; they are kept for one that has them. Not taken: 5 rows of series, 1 row that could not be used.',
    ],
    [
      'imdb/ratings-from-2017.csv',
      '6 films: 6 matched.',
      'Add 6 ratings',
      '6 films taken from ratings-from-2017.csv. Not taken: 4 rows of series, 2 rows that could not be used.',
    ],
    [
      'imdb/ratings-to-2017.csv',
      '6 films: 5 matched, 1 not in this data set.',
      'Add 5 ratings, keep 1 for later',
      '5 films taken from ratings-to-2017.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 4 rows of series, 1 row that could not be used.',
    ],
    [
      'imdb/watchlist.csv',
      '7 films: 6 matched, 1 not in this data set.',
      'Add 6 films, keep 1 for later',
      '6 films taken from watchlist.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 1 row of series.',
    ],
  ],
  Trakt: [
    [
      'trakt/',
      '26 films: 25 matched, 1 not in this data set.',
      'Add 25 films, keep 1 for later',
      '25 films taken from trakt.zip. 1 is not in this data set; it is kept for one that has it. Not taken: 6 further rows of the same films, 25 rows of series, 8 rows that could not be used.',
    ],
    [
      'trakt/ratings-movies.json',
      '7 films: 6 matched, 1 not in this data set.',
      'Add 6 ratings, keep 1 for later',
      '6 films taken from ratings-movies.json. 1 is not in this data set; it is kept for one that has it. Not taken: 1 row of series, 4 rows that could not be used.',
    ],
    [
      'trakt/watched-movies.json',
      '8 films: 8 matched.',
      'Add 8 films',
      '8 films taken from watched-movies.json.',
    ],
    [
      'trakt/lists-watchlist.json',
      '5 films: 5 matched.',
      'Add 5 films',
      '5 films taken from lists-watchlist.json. Not taken: 2 rows of series, 1 row that could not be used.',
    ],
    [
      'trakt/watched-history-1.json',
      '5 films: 5 matched.',
      'Add 5 films',
      '5 films taken from watched-history-1.json. Not taken: 1 further row of the same films, 2 rows of series, 1 row that could not be used.',
    ],
    [
      'trakt/trakt.csv',
      '6 films: 5 matched, 1 not in this data set.',
      'Add 5 ratings, keep 1 for later',
      '5 films taken from trakt.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 3 rows of series, 2 rows that could not be used.',
    ],
    [
      'trakt/history.csv',
      '5 films: 5 matched.',
      'Add 5 films',
      '5 films taken from history.csv. Not taken: 1 row of series, 2 rows that could not be used.',
    ],
  ],
  TMDB: [
    [
      'tmdb/ratings.csv',
      '7 films: 6 matched, 1 not in this data set.',
      'Add 6 ratings, keep 1 for later',
      '6 films taken from ratings.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 2 rows of series, 2 rows that could not be used.',
    ],
    [
      'tmdb/watchlist.csv',
      '6 films: 6 matched.',
      'Add 6 films',
      '6 films taken from watchlist.csv. Not taken: 1 row of series, 1 row that could not be used.',
    ],
    [
      'tmdb/favorites.csv',
      '6 films: 6 matched.',
      'Add 6 films',
      '6 films taken from favorites.csv. Not taken: 1 row of series, 1 row that could not be used.',
    ],
  ],
  Netflix: [
    [
      'netflix/NetflixViewingHistory.csv',
      '8 films: 5 matched, 1 to choose, 2 not in this data set.',
      'Add 5 films, keep 2 for later',
      '5 films taken from NetflixViewingHistory.csv. 2 are not in this data set; they are kept for one that has them. Not taken: 1 not chosen, 6 rows of series, 1 row that could not be used.',
    ],
    [
      'netflix/NetflixViewingHistory-de.csv',
      '5 films: 4 matched, 1 not in this data set.',
      'Add 4 films, keep 1 for later',
      '4 films taken from NetflixViewingHistory-de.csv. 1 is not in this data set; it is kept for one that has it. Not taken: 7 rows of series.',
    ],
  ],
  Matinée: [
    [
      'matinee/profile.json',
      '9 films: 7 matched, 2 not in this data set.',
      'Add 7 films, keep 2 for later',
      '7 films taken from profile.json. 2 are not in this data set; they are kept for one that has them.',
    ],
    [
      'matinee/profile-1.json',
      '7 films: 6 matched, 1 not in this data set.',
      'Add 6 films, keep 1 for later',
      '6 films taken from profile-1.json. 1 is not in this data set; it is kept for one that has it.',
    ],
    [
      'matinee/movielens.csv',
      '9 films: 3 matched, 6 not in this data set.',
      'Add 3 ratings, keep 6 for later',
      '3 films taken from movielens.csv. 6 are not in this data set; they are kept for one that has them. Not taken: 1 row that could not be used.',
    ],
    [
      'matinee/misses.csv',
      '6 films: 0 matched, 6 not in this data set.',
      'Keep 6 films',
      'No film of this data set was taken from misses.csv. 6 are not in this data set; they are kept for one that has them. Not taken: 2 rows that could not be used.',
    ],
    [
      'matinee/letterboxd.csv',
      '8 films: 2 matched, 6 not in this data set.',
      'Add 2 ratings, keep 6 for later',
      '2 films taken from letterboxd.csv. 6 are not in this data set; they are kept for one that has them. Not taken: 1 row that could not be used.',
    ],
  ],
};

/** A table that somebody has on a disk. */
export const csvFile = (name: string, ...lines: string[]): TestFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

/** One of the files made by hand; a folder becomes the zip of what is in it. */
export function fileAt(path: string): TestFile {
  if (!path.endsWith('/')) {
    const mimeType = path.endsWith('.json') ? 'application/json' : 'text/csv';
    return {
      name: path.slice(path.lastIndexOf('/') + 1),
      mimeType,
      buffer: readFileSync(join(FOLDER, path)),
    };
  }
  const names = readdirSync(join(FOLDER, path), { recursive: true, encoding: 'utf8' });
  const within = names.filter((name) => /\.(json|csv)$/.test(name));
  const texts = within.map((name) => [
    `${path}${name.replaceAll('\\', '/')}`,
    readFileSync(join(FOLDER, path, name), 'utf8'),
  ]);
  return zipFile(`${path.slice(0, -1)}.zip`, Object.fromEntries(texts) as Record<string, string>);
}
