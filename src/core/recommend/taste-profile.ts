import type { History } from '../history';
import { studentQuantile } from './check';
import { decadeOf, genresOf, tasteTotals, type RatedFilms, type TasteTotals } from './taste-totals';

/** Of fewer films no difference is claimed. */
export const ENOUGH_TO_SAY = 5;
/** A group's difference is drawn towards that of all films as by so many further ratings, for its order only. */
const DAMPING = 5;
/** Differences whose mean is known better than this, in stars, are alike but for rounding: chance shows in none of them. */
const ALIKE = 1e-6;

/** A mean of differences between one's own stars and the films' means, in stars. */
export interface Difference {
  /** Films that others have rated too. */
  readonly count: number;
  /** Above 0 where one gives more than others; NaN for none. */
  readonly mean: number;
  /** Standard error; NaN for fewer than two. */
  readonly se: number;
  /** Half the length of Student's 95 % interval; NaN where there is too little to say: few films, or no two that differ. */
  readonly reach: number;
}

/** Films of a kind. */
export interface TasteRow extends Difference {
  readonly name: string;
  /** Ratings of one's own, those of films that nobody else rated too. */
  readonly rated: number;
  /** Share of one's ratings, and of all ratings of the data set. */
  readonly share: number;
  readonly usualShare: number;
  /** Mean stars of one's own, and mean of the means of the films that others have rated; NaN for none. */
  readonly own: number;
  readonly others: number;
}

/** What somebody's ratings say of their taste. */
export interface TasteProfile {
  /** Ratings in all. */
  readonly rated: number;
  /** All films that others have rated. */
  readonly generosity: Difference;
  /** Mean distance from the films' means in stars; NaN for none. */
  readonly distance: number;
  /** Of one's ratings, counts of ½ … 5 stars. */
  readonly stars: readonly number[];
  /** Those one likes more than usual first; those with too little to say last, by number. */
  readonly genres: readonly TasteRow[];
  /** Those with ratings, anybody's, from one's earliest to one's latest; none for films without a year. */
  readonly decades: readonly TasteRow[];
  /** Median number of ratings of the films; NaN for none. */
  readonly fame: number;
  /** How many are among the best known films, and how many these are. */
  readonly known: number;
  readonly best: number;
}

/** Mean, standard error and interval of some differences. */
export function differenceOf(differences: readonly number[]): Difference {
  const count = differences.length;
  const mean = meanOf(differences);
  const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0);
  const se = count > 1 ? Math.sqrt(squares / (count - 1) / count) : NaN;
  const enough = count >= ENOUGH_TO_SAY && se > ALIKE;
  const reach = enough ? studentQuantile(count - 1) * se : NaN;
  return { count, mean, se, reach };
}

/** Whether a difference is more than chance between films makes: its interval lies on one side of the value. */
export function sideOf({ mean, reach }: Difference, of = 0): 'above' | 'below' | 'open' | 'few' {
  if (Number.isNaN(reach)) return 'few';
  if (mean - reach > of) return 'above';
  return mean + reach < of ? 'below' : 'open';
}

/**
 * A mean drawn towards another one where it comes from few: as if there were five more ratings that differ as all do
 * (Funk, Netflix Update: Try This at Home. 2006, "better mean").
 */
export const dampedMean = ({ count, mean }: Difference, towards: number): number =>
  count === 0 ? towards : (count * mean + DAMPING * towards) / (count + DAMPING);

/**
 * A taste profile of somebody who is no user of the data set: the means are others' alone.
 * @param totals Of the same data, where they are known already.
 */
export function tasteProfile(
  data: RatedFilms,
  history: History,
  totals: TasteTotals = tasteTotals(data),
): TasteProfile {
  const all = Array.from(history.films, (_, k) => k);
  const compared = all.filter((k) => data.counts[history.films[k]] > 0);
  const differences = compared.map((k) => gapOf(data, history, k));
  const generosity = differenceOf(differences);
  const counts = Array.from(history.films, (film) => data.counts[film]);
  const { best, least } = totals;
  return {
    rated: all.length,
    generosity,
    distance: meanOf(differences.map(Math.abs)),
    stars: starCounts(history.halfStars),
    genres: byGenre(data, history, totals, generosity.mean),
    decades: byDecade(data, history, totals),
    fame: median(counts),
    known: counts.filter((count) => count >= least).length,
    best,
  };
}

/** Counts of ½ … 5 stars. */
export function starCounts(halfStars: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const h of halfStars) counts[h - 1] += 1;
  return counts;
}

/** The middle one; the mean of the two in the middle. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const gapOf = ({ means }: RatedFilms, { films, halfStars }: History, k: number): number =>
  halfStars[k] / 2 - means[films[k]];

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

/** @param usual Mean difference of all films. */
function byGenre(
  data: RatedFilms,
  history: History,
  totals: TasteTotals,
  usual: number,
): TasteRow[] {
  const { genres, genreNames } = data.films;
  const groups = grouped(history.films, (film) => genresOf(genres[film]));
  const rows = [...groups].map(([bit, ratings]) =>
    rowOf(data, history, genreNames[bit], ratings, totals.genres[bit] / totals.ratings),
  );
  const [said, few] = [true, false].map((enough) =>
    rows.filter((row) => (sideOf(row) !== 'few') === enough),
  );
  said.sort((a, b) => dampedMean(b, usual) - dampedMean(a, usual));
  few.sort((a, b) => b.rated - a.rated);
  return [...said, ...few];
}

function byDecade(data: RatedFilms, history: History, totals: TasteTotals): TasteRow[] {
  const { years } = data.films;
  const groups = grouped(history.films, (film) => [decadeOf(years[film])]);
  groups.delete(0);
  const own = [...groups.keys()];
  const [first, last] = [Math.min(...own), Math.max(...own)];
  const others = [...totals.decades.keys()].filter((decade) => decade > first && decade < last);
  return [...new Set([...own, ...others])]
    .sort((a, b) => a - b)
    .map((decade) => {
      const usual = (totals.decades.get(decade) ?? 0) / totals.ratings;
      return rowOf(data, history, `${decade}s`, groups.get(decade) ?? [], usual);
    });
}

/** Places in a list of films, by each kind that the film there is of; the first kind by number comes first. */
function grouped(
  films: Uint32Array,
  kindsOf: (film: number) => readonly number[],
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  films.forEach((film, k) => {
    for (const kind of kindsOf(film)) {
      const group = groups.get(kind);
      if (group) group.push(k);
      else groups.set(kind, [k]);
    }
  });
  return new Map([...groups].sort(([a], [b]) => a - b));
}

/** @param ratings Places in the history, of films of one kind. */
function rowOf(
  data: RatedFilms,
  history: History,
  name: string,
  ratings: readonly number[],
  usualShare: number,
): TasteRow {
  const compared = ratings.filter((k) => data.counts[history.films[k]] > 0);
  return {
    name,
    rated: ratings.length,
    share: ratings.length / history.films.length,
    usualShare,
    own: meanOf(ratings.map((k) => history.halfStars[k] / 2)),
    others: meanOf(compared.map((k) => data.means[history.films[k]])),
    ...differenceOf(compared.map((k) => gapOf(data, history, k))),
  };
}
