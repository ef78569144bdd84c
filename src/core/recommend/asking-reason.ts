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
  /** Bits of the genres that somebody's taste can be told by. */
  readonly genres: readonly number[];
  /** users × 32: how far the ratings of each genre lie above the user's mean, summed; in half stars. */
  readonly sums: Float64Array;
  /** users × 32: how many they are. */
  readonly counts: Float64Array;
  /** Mean rating of each user, in half stars. */
  readonly means: Float64Array;
}

const GENRES = 32;
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
export function askingFacts({ ratings, byFilm, films }: Dataset): AskingFacts {
  const least = KNOWN_TO * ratings.rows;
  const spreads = Array.from({ length: byFilm.rows }, (_, film) => film)
    .filter((film) => countOf(byFilm, film) > least)
    .map((film) => varianceOf(byFilm.halfStars.subarray(...rowOf(byFilm, film))))
    .sort((a, b) => a - b);
  const sums = new Float64Array(ratings.rows * GENRES);
  const counts = new Float64Array(ratings.rows * GENRES);
  const means = new Float64Array(ratings.rows);
  for (let user = 0; user < ratings.rows; user++) {
    const [from, to] = rowOf(ratings, user);
    means[user] = meanOf(ratings.halfStars.subarray(from, to));
    for (let k = from; k < to; k++) {
      for (const bit of bitsOf(films.genres[ratings.indices[k]])) {
        sums[user * GENRES + bit] += ratings.halfStars[k] - means[user];
        counts[user * GENRES + bit] += 1;
      }
    }
  }
  const splitsFrom = spreads[Math.floor(SPLITTING * spreads.length)] ?? Infinity;
  const common = COMMON * ratings.indices.length;
  const isCommon = (bit: number) => sumOf(counts, bit) >= common;
  const genres = films.genreNames.flatMap((name, bit) =>
    NO_TASTE.has(name) || !isCommon(bit) ? [] : bit,
  );
  return { splitsFrom, genres, sums, counts, means };
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
  const pair = separatedBy(data, facts, film);
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
  { genres, sums, counts, means }: AskingFacts,
  film: number,
): { liked: number; other: number } | undefined {
  const [from, to] = rowOf(byFilm, film);
  const users = byFilm.indices.subarray(from, to);
  const above = Float64Array.from(users, (user, k) => byFilm.halfStars[from + k] - means[user]);
  const own = films.genres[film];
  const tastes = genres.map((bit) =>
    Float64Array.from(users, (user, k) => {
      const has = (own >>> bit) & 1;
      const at = user * GENRES + bit;
      return (sums[at] - has * above[k]) / (counts[at] - has + TASTE_DAMPING);
    }),
  );
  let best: { liked: number; other: number } | undefined;
  let most = TELLING / Math.sqrt(users.length);
  for (const [a, liked] of genres.entries()) {
    for (let b = 0; b < a; b++) {
      const other = genres[b];
      if (((own >>> liked) & 1) === ((own >>> other) & 1)) continue;
      const r = correlation(above, difference(tastes[a], tastes[b]));
      if (Math.abs(r) <= most) continue;
      most = Math.abs(r);
      best = r > 0 ? { liked, other } : { liked: other, other: liked };
    }
  }
  return best;
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

function* bitsOf(bits: number): Generator<number> {
  for (let bit = 0; bit < GENRES; bit++) if ((bits >>> bit) & 1) yield bit;
}

/** One genre's column, added up. */
function sumOf(counts: Float64Array, bit: number): number {
  let sum = 0;
  for (let at = bit; at < counts.length; at += GENRES) sum += counts[at];
  return sum;
}

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

const difference = (a: Float64Array, b: Float64Array) => a.map((value, k) => value - b[k]);

/** Pearson's; 0 where one does not vary. */
function correlation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    const [dx, dy] = [x[k] - meanX, y[k] - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
