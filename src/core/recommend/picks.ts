import type { Dataset } from '../dataset';
import type { History } from '../history';
import { rankFilms, type Explanation, type Fitted, type Model } from '../models/model';
import { pulled } from './pull';
import { admitted, AS_RANKED, steered, type Steering } from './steering';
import { arranged, type Likeness } from './variety';

/** A fitted model and the data it was fitted on. */
export interface FittedModel {
  readonly model: Model;
  readonly fitted: Fitted;
  readonly data: Dataset;
}

/** Picks are shown ten at a time, and of these so many may be of one series. */
const AT_A_TIME = 10;
const OF_ONE_SERIES = 2;

interface PickOptions {
  readonly count: number;
  /** A number per film, see {@link seriesOf}. */
  readonly series: Uint32Array;
  readonly steering?: Steering;
  /** Has a say where the steering asks for picks that are alike or that differ. */
  readonly likeness?: Likeness;
  /** See {@link pulled}. */
  readonly pull?: Float32Array | undefined;
}

/**
 * The best films for a history, best first. A third film of a series waits for the next ten; who asks for more gets the
 * same ones first.
 *
 * @param candidates Films to choose from: none of the history's.
 */
export function pickFilms(
  { model, fitted, data }: FittedModel,
  history: History,
  candidates: Uint32Array,
  { count, series, steering = AS_RANKED, likeness = () => 0, pull }: PickOptions,
): Uint32Array {
  const films = admitted(candidates, data, steering);
  const own = new Float32Array(films.length);
  rankFilms(model, fitted, data, history, films, own);
  const scores = pull ? pulled(films, own, pull) : own;
  // The best few are enough but where long series wait, and to order all is a hundred times the work.
  for (let pool = 2 * count + AT_A_TIME; ; pool *= 2) {
    const ranked = steered(films, scores, data, steering, pool);
    const picks = spread([...arranged(ranked, steering.variety, likeness)], count, series);
    if (!picks.ranOut || pool >= films.length) return picks.films;
  }
}

/** The first films of a ranking with at most two of a series in ten, and whether the ranking was too short to tell. */
function spread(
  ranked: readonly number[],
  count: number,
  series: Uint32Array,
): { films: Uint32Array; ranOut: boolean } {
  const picks: number[] = [];
  let waiting: number[] = [];
  let next = 0;
  let ranOut = false;
  while (picks.length < count && (next < ranked.length || waiting.length > 0)) {
    const taken = new Map<number, number>();
    const end = picks.length + AT_A_TIME;
    const take = (film: number) => {
      const before = taken.get(series[film]) ?? 0;
      if (before >= OF_ONE_SERIES || picks.length === end) return false;
      taken.set(series[film], before + 1);
      picks.push(film);
      return true;
    };
    waiting = waiting.filter((film) => !take(film));
    while (picks.length < end && next < ranked.length) {
      if (!take(ranked[next])) waiting.push(ranked[next]);
      next += 1;
    }
    if (picks.length < end) {
      // Nothing is left but the series themselves.
      ranOut = true;
      picks.push(...waiting.splice(0));
    }
  }
  return { films: Uint32Array.from(picks.slice(0, count)), ranOut };
}

/** Why a film is picked, in one line. */
export type Reason =
  | { readonly kind: 'popular' }
  /** The model does not say. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'rating';
      /** The rating of yours that adds the most. */
      readonly film: number;
      readonly halfStars: number;
      /** Whether it alone is more than half of all that speaks for the film. */
      readonly mostly: boolean;
    };

/** The largest part of the score that speaks for the film: popularity, or one rating of the history. */
export function reasonOf({ terms, fromRatings }: Explanation, history: History): Reason {
  const popularity = terms.find(({ id }) => id === 'popularity')?.value ?? 0;
  const best = fromRatings.reduce((top, share, k) => (share > fromRatings[top] ? k : top), 0);
  if (fromRatings.length === 0 || fromRatings[best] <= Math.max(0, popularity)) {
    return { kind: 'popular' };
  }
  const inFavour = fromRatings.reduce((sum, v) => sum + Math.max(0, v), Math.max(0, popularity));
  return {
    kind: 'rating',
    film: history.films[best],
    halfStars: history.halfStars[best],
    mostly: fromRatings[best] > inFavour / 2,
  };
}
