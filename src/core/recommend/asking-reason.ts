import type { Dataset } from '../dataset';
import type { History } from '../history';
import { countOf } from '../ratings';

/** Why a film is asked about. */
export type AskingReason = {
  /** They probably know it. */
  readonly likely: boolean;
} & (
  | {
      /** Its ratings lie further apart than those of nine in ten well-known films. */ readonly kind: 'splits';
    }
  | {
      /** Who likes one genre more than the other rates it higher than who likes the other more. */
      readonly kind: 'separates';
      /** Bits of genres; the film has one of the two. */
      readonly liked: number;
      readonly other: number;
    }
  | {
      /** A film of the history, whose raters have rated it more often than others. */ readonly kind: 'near';
      readonly film: number;
    }
  | { /** A quarter of all people have rated it. */ readonly kind: 'known' }
  | { /** Nothing of this: an answer moves the picks. */ readonly kind: 'moves' }
);

/** What reasons are told by; once per data set. */
export interface AskingFacts {
  /** Variance of ratings, in half stars², from which on a film splits opinion. */
  readonly splitsFrom: number;
  readonly tastes: Tastes;
}

/** How much some users like each of the genres that somebody's taste can be told by. */
interface Tastes {
  /** Their bits. */
  readonly genres: readonly number[];
  /** Row r is user `apart` × r: every one where there are few users. */
  readonly apart: number;
  /** rows × genres: how far the ratings of each genre lie above the user's mean, summed; in half stars. */
  readonly sums: Float32Array;
  /** rows × genres: how many they are. */
  readonly counts: Float32Array;
  /** Mean rating of each, in half stars. */
  readonly means: Float32Array;
}

/** So many users are enough to tell who likes what, and few enough to look at between two questions. */
const MOST_TASTES = 20_000;
/** Share of all ratings that a genre has at least: few people's taste can be told by a rare one. */
const COMMON = 0.07;
/** It says how a film was shown. */
const NO_TASTE: ReadonlySet<string> = new Set(['IMAX']);
/** The well-known films: those that one in fifty people has rated. */
const KNOWN_TO = 0.02;
const SPLITTING = 0.9;
/** Added to the number of somebody's ratings of a genre: a taste from few ratings counts little. */
const TASTE_DAMPING = 3;
/** How many standard errors a correlation is from nothing: one in 16,000 is by chance, and a film is tried with some thirty. */
const TELLING = 4;
/** How much more often than by chance who rated the one film has rated the other. */
const NEAR = 1.6;
/** Added to the raters of a film: what few people do tells little. */
const DAMPED_RATERS = 10;
const MANY = 0.25;
/** Of films of such a chance nearly half have been rated, and more are known than rated (`docs/asking.md`). */
const LIKELY = 0.65;

/** What the reasons of a data set are told by. */
export function askingFacts(data: Dataset): AskingFacts {
  const { ratings, byFilm } = data;
  const least = KNOWN_TO * ratings.rows;
  const spreads = Array.from({ length: byFilm.rows }, (_, film) => film)
    .filter((film) => countOf(byFilm, film) > least)
    .map((film) => varianceOf(byFilm.halfStars.subarray(...rowOf(byFilm, film))))
    .sort((a, b) => a - b);
  return {
    splitsFrom: spreads[Math.floor(SPLITTING * spreads.length)] ?? Infinity,
    tastes: tastesOf(data, Math.ceil(ratings.rows / MOST_TASTES)),
  };
}

/** The tastes of every so-many-th user. O(number of their ratings). */
function tastesOf(data: Dataset, apart: number): Tastes {
  const { ratings } = data;
  const genres = tellingGenres(data);
  const places = Uint32Array.from(data.films.genres, (bits) =>
    genres.reduce((set, bit, g) => set | (((bits >>> bit) & 1) << g), 0),
  );
  const rows = Math.ceil(ratings.rows / apart);
  const sums = new Float32Array(rows * genres.length);
  const counts = new Float32Array(rows * genres.length);
  const means = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [from, to] = rowOf(ratings, row * apart);
    means[row] = meanOf(ratings.halfStars.subarray(from, to));
    for (let k = from; k < to; k++) {
      for (let left = places[ratings.indices[k]]; left !== 0; left &= left - 1) {
        const at = row * genres.length + 31 - Math.clz32(left & -left); // its lowest bit
        sums[at] += ratings.halfStars[k] - means[row];
        counts[at] += 1;
      }
    }
  }
  return { genres, apart, sums, counts, means };
}

/** Bits of the common genres. */
function tellingGenres({ ratings, byFilm, films }: Dataset): number[] {
  const common = COMMON * ratings.indices.length;
  const ratingsOf = (bit: number) =>
    films.genres.reduce((n, bits, film) => n + ((bits >>> bit) & 1) * countOf(byFilm, film), 0);
  return films.genreNames.flatMap((name, bit) =>
    NO_TASTE.has(name) || ratingsOf(bit) < common ? [] : bit,
  );
}

/** The most telling reason to ask about a film; `chance`: that it is known. */
export function askingReason(
  data: Dataset,
  facts: AskingFacts,
  { history, film, chance }: { history: History; film: number; chance: number },
): AskingReason {
  const { byFilm } = data;
  const likely = chance >= LIKELY;
  const spread = varianceOf(byFilm.halfStars.subarray(...rowOf(byFilm, film)));
  if (spread >= facts.splitsFrom) return { kind: 'splits', likely };
  const pair = separatedBy(data, facts.tastes, film);
  if (pair) return { kind: 'separates', likely, ...pair };
  const near = nearestRated(data, history, film);
  if (near !== undefined) return { kind: 'near', likely, film: near };
  return { kind: countOf(byFilm, film) >= MANY * data.ratings.rows ? 'known' : 'moves', likely };
}

/**
 * The two genres whose lovers a film tells apart the most: of its raters, the correlation of how far they rate it above
 * their mean with how much more they like the one than the other, all but this film counted. Undefined where it is within
 * four standard errors of 0.
 */
function separatedBy(
  { byFilm, films }: Dataset,
  tastes: Tastes,
  film: number,
): { liked: number; other: number } | undefined {
  const { genres } = tastes;
  const own = films.genres[film];
  const { above, likings } = ratersOf(byFilm, tastes, { film, genres: own });
  let best: { liked: number; other: number } | undefined;
  let most = TELLING / Math.sqrt(above.length);
  for (const [a, liked] of genres.entries()) {
    for (let b = 0; b < a; b++) {
      const other = genres[b];
      if (((own >>> liked) & 1) === ((own >>> other) & 1)) continue;
      const r = correlation(above, likings[a], likings[b]);
      if (Math.abs(r) <= most) continue;
      most = Math.abs(r);
      best = r > 0 ? { liked, other } : { liked: other, other: liked };
    }
  }
  return best;
}

/** Of the raters of a film whose taste is known, about the mean of each: how far they rate it above theirs, and what they like. */
function ratersOf(
  { starts, indices, halfStars }: Dataset['byFilm'],
  { genres, apart, sums, counts, means }: Tastes,
  { film, genres: own }: { film: number; genres: number },
): { above: Float64Array; likings: Float64Array[] } {
  const places = Uint32Array.from(
    { length: starts[film + 1] - starts[film] },
    (_, k) => starts[film] + k,
  ).filter((k) => indices[k] % apart === 0);
  const rows = places.map((k) => indices[k] / apart);
  const above = new Float64Array(rows.length);
  for (let n = 0; n < rows.length; n++) above[n] = halfStars[places[n]] - means[rows[n]];
  const likings = genres.map((bit, g) => {
    const has = (own >>> bit) & 1;
    return above.map((value, n) => {
      const at = rows[n] * genres.length + g;
      return (sums[at] - has * value) / (counts[at] - has + TASTE_DAMPING);
    });
  });
  return { above: centred(above), likings: likings.map(centred) };
}

/** The film of a history whose raters have rated another the most often, against all people; undefined where none stands out. */
function nearestRated(
  { ratings, byFilm }: Dataset,
  { films }: History,
  film: number,
): number | undefined {
  const has = new Uint8Array(ratings.rows);
  for (const user of byFilm.indices.subarray(...rowOf(byFilm, film))) has[user] = 1;
  const share = countOf(byFilm, film) / ratings.rows;
  let nearest: number | undefined;
  let most = NEAR * share;
  for (const rated of films) {
    const raters = byFilm.indices.subarray(...rowOf(byFilm, rated));
    const both = raters.reduce((sum, user) => sum + has[user], 0);
    const among = both / (raters.length + DAMPED_RATERS);
    if (among > most) [most, nearest] = [among, rated];
  }
  return nearest;
}

const rowOf = ({ starts }: Dataset['ratings'], row: number) =>
  [starts[row], starts[row + 1]] as const;

const meanOf = (values: Uint8Array | Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};

function varianceOf(values: Uint8Array): number {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares / values.length;
}

function centred(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

/** Pearson's of x with a − b, all of mean 0; 0 where one does not vary. */
function correlation(x: Float64Array, a: Float64Array, b: Float64Array): number {
  let [xx, yy, xy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    const y = a[k] - b[k];
    xx += x[k] * x[k];
    yy += y * y;
    xy += x[k] * y;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
