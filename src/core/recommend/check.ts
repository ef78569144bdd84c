import type { Dataset } from '../dataset';
import { historyWithout, type History } from '../history';
import { countOf, meanStars } from '../ratings';
import { clipStars } from '../stars';
import type { FittedModel } from './picks';

/** With fewer ratings there is nothing worth saying. */
export const CHECK_FROM = 8;
/** At most so many are held back, the latest ones. */
export const CHECK_AT_MOST = 200;
/** With fewer the figures are called rough. */
const ROUGH_BELOW = 30;

/** A rating that was held back, and what would have been said of it. In hundredths of a star, as it is shown. */
export interface HeldBack {
  readonly film: number;
  readonly given: number;
  /** From all the other ratings. */
  readonly predicted: number;
  /** What everybody gave the film, or all films where nobody has rated this one. */
  readonly average: number;
}

/** How far off predictions were, beside the film's average. In hundredths of a star. */
export interface Check {
  readonly count: number;
  /** Mean absolute error of the predictions, and of the averages. */
  readonly miss: number;
  readonly averageMiss: number;
  /** averageMiss − miss: above 0 where predictions are closer. */
  readonly gain: number;
  /** Likely range of the gain, rounded outwards: see {@link checkOf}. */
  readonly low: number;
  readonly high: number;
  /** Which of the two is closer, as far as the interval can tell. */
  readonly closer: 'predicted' | 'average' | 'open';
  readonly rough: boolean;
}

/** Predicts each of these ratings of a history from all the others: leave-one-out. */
export function holdBack(
  { model, fitted, data }: FittedModel,
  all: Pick<Dataset, 'byFilm' | 'ratings'>,
  history: History,
  films: Uint32Array,
): HeldBack[] {
  const stars = new Float32Array(1);
  return Array.from(films, (film) => {
    const others = historyWithout(history, new Set([film]));
    model.predict?.(fitted, data, others, Uint32Array.of(film), stars);
    return {
      film,
      given: 50 * history.halfStars[history.films.indexOf(film)],
      predicted: Math.round(100 * clipStars(stars[0])),
      average: Math.round(100 * averageOf(all, film)),
    };
  });
}

/** A film's mean in stars, be it of a single rating; that of all ratings where it has none. */
export function averageOf(
  { byFilm, ratings }: Pick<Dataset, 'byFilm' | 'ratings'>,
  film: number,
): number {
  if (countOf(byFilm, film) === 0) return meanStars(ratings);
  let sum = 0;
  for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) sum += byFilm.halfStars[k];
  return sum / 2 / countOf(byFilm, film);
}

/** How far a prediction, or the average, is off. */
export const missOf = ({ given }: HeldBack, said: number): number => Math.abs(given - said);

/**
 * Mean misses, and the likely range of their difference: Student's 95 % interval for the mean of the ratings' own
 * differences, as both miss the same ratings. For people whom a model has not seen it holds the mean of their other ratings
 * in nine of ten checks (npm run checks), as predictions from nearly the same ratings are not independent.
 * @param rows Two at least.
 */
export function checkOf(rows: readonly HeldBack[]): Check {
  const count = rows.length;
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / count;
  const misses = rows.map((row) => missOf(row, row.predicted));
  const averageMisses = rows.map((row) => missOf(row, row.average));
  const gains = misses.map((miss, k) => averageMisses[k] - miss);

  const middle = mean(gains);
  const variance = (mean(gains.map((gain) => (gain - middle) ** 2)) * count) / (count - 1);
  const reach = studentQuantile(count - 1) * Math.sqrt(variance / count);
  const [low, high] = [Math.floor(middle - reach), Math.ceil(middle + reach)];
  const [miss, averageMiss] = [Math.round(mean(misses)), Math.round(mean(averageMisses))];
  return {
    count,
    miss,
    averageMiss,
    gain: averageMiss - miss,
    low,
    high,
    closer: low > 0 ? 'predicted' : high < 0 ? 'average' : 'open',
    rough: count < ROUGH_BELOW,
  };
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * That of Student's t, to 1e-4 from seven degrees of freedom on: four terms in 1/ν (Abramowitz, Stegun. Handbook of
 * Mathematical Functions. 1964, 26.7.5).
 */
export function studentQuantile(freedom: number): number {
  const z = Z * Z;
  const terms = [
    (z + 1) / 4,
    ((5 * z + 16) * z + 3) / 96,
    (((3 * z + 19) * z + 17) * z - 15) / 384,
    ((((79 * z + 776) * z + 1482) * z - 1920) * z - 945) / 92160,
  ];
  return Z * terms.reduceRight((sum, term) => (sum + term) / freedom, 0) + Z;
}
