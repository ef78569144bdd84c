// The sample data set: real films, simulated ratings, in the layout of ml-latest-small.
//
// Everything random comes from one seeded stream and only + − × ÷ and square roots are used, so that
// every engine writes the same bytes. v is a uniform and z a normal draw, fresh wherever it appears;
// the numbers are in settings.ts.
//
// 1. People (people.ts). Tastes t, one z per axis. Appetite = least + size · (1 − v) / (v + tail) films.
//    Generosity = .38 z stars. Sessions: about one per 25 films, the pauses between them long-tailed.
// 2. Films (tastes.ts). Traits f on ten axes: six the mean over the film's genres of a typed table, one
//    its age, each with individuality · z added; three pure z that no column reveals. Standardised.
//    Affinity a = f · t / √10.
// 3. Fame (ratings.ts). Films ranked by fame + 1.3 v; popularity = 1 / (rank + head).
//    Quality = .4 z + .15 · fame stars.
// 4. Choice (ratings.ts). One film after the other, without replacement, with weights
//    popularity · (x + √(1 + x²))³, x = selectivity · a; only films out by the person's last session.
// 5. Stars (ratings.ts). 2.95 + generosity + quality + .66 a + whim, to the nearest half star.
// 6. Tags (tags.ts). Every tenth person tags some of the films they liked, with words from the genres.
import { strToU8, zipSync, type ZipOptions, type Zippable } from 'fflate';
import { toCsv } from './csv';
import { readFilms, titleWithYear } from './films';
import { makePeople } from './people';
import { diceFrom } from './random';
import { makeRatings, type SampleRating } from './ratings';
import { readme, type SampleCounts } from './readme';
import { SETTINGS } from './settings';
import { makeTags } from './tags';

/** The sample as a zip file and what is in it. */
export interface Sample {
  readonly zip: Uint8Array;
  readonly counts: SampleCounts;
}

/**
 * A zip stores local time, and the local fields of this date are the same in every time zone. `mem` is
 * given because fflate would otherwise take a logarithm to choose it.
 */
const zipOptions = (): ZipOptions => ({ level: 9, mem: 12, mtime: new Date(2020, 0, 1) });

/** As MovieLens writes it: always one decimal. */
const ratingRow = ({ person, film, stars, time }: SampleRating) => [
  person,
  film.id,
  stars.toFixed(1),
  time,
];

/** Makes the sample, the same bytes on every run and in every engine. */
export function makeSample(): Sample {
  const dice = diceFrom(SETTINGS.seed);
  const films = readFilms();
  const ratings = makeRatings(films, makePeople(dice), dice);
  const tags = makeTags(ratings, dice);

  const counts = { films: films.length, ratings: ratings.length, tags: tags.length };
  const files = {
    'README.txt': readme(counts),
    'links.csv': toCsv(
      'movieId,imdbId,tmdbId',
      films.map(({ id }) => [id, '', '']),
    ),
    'tags.csv': toCsv(
      'userId,movieId,tag,timestamp',
      tags.map(({ person, film, tag, time }) => [person, film.id, tag, time]),
    ),
    'ratings.csv': toCsv('userId,movieId,rating,timestamp', ratings.map(ratingRow)),
    'movies.csv': toCsv(
      'movieId,title,genres',
      films.map((film) => [film.id, titleWithYear(film), film.genres.join('|')]),
    ),
  };
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(files)) entries[`sample/${name}`] = strToU8(text);
  return { zip: zipSync(entries, zipOptions()), counts };
}
