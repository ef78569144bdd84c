import type { Dataset } from '../dataset';
import type { History } from '../history';
import { rankFilms } from '../models/model';
import { countOf } from '../ratings';
import { topK } from '../top-k';
import { countBits } from './likeness';
import type { FittedModel } from './picks';

/** Films beside the picks, and what they have in common. */
export interface FilmRow {
  readonly kind: 'popular' | 'because' | 'explore';
  /** Of a row that comes from one rating: its film. */
  readonly because?: number;
  readonly films: readonly number[];
}

interface RowOptions {
  readonly ranking: FittedModel;
  /** Predicted stars of some films; undefined while unknown. */
  readonly starsOf: (films: Uint32Array) => ArrayLike<number> | undefined;
  /** Films nearest to one, nearest first. */
  readonly nearest: (film: number) => readonly number[];
  /** Films that may be shown: none of the history's, none that is shown elsewhere. */
  readonly candidates: Uint32Array;
  /** Rated films that rows come from, one each. */
  readonly because: readonly number[];
  readonly count: number;
}

/** Popular films are looked for among so many that rank best, others a little further down. */
const IN_YOUR_TASTE = 200;
const WITHIN_REACH = 600;
/** With fewer ratings a film is not known well enough to send somebody to unknown ground. */
const EXPLORE_RATINGS = 10;
/** Rows of fewer films are not worth their heading. */
const LEAST = 3;

/**
 * Rows of films, each film in one of them only.
 * - popular: of the 200 that rank best the half with the higher predictions, the most rated first.
 * - because: the nearest films of one that was rated.
 * - explore: of the 600 that rank best, again of the better half, those whose genres the history has little of: the share of
 *   its ratings that lie in them is below the median.
 */
export function filmRows(
  data: Dataset,
  history: History,
  { ranking, starsOf, nearest, candidates, because, count }: RowOptions,
): FilmRow[] {
  const scores = new Float32Array(candidates.length);
  rankFilms(ranking.model, ranking.fitted, ranking.data, history, candidates, scores);
  const ranked = topK(scores, WITHIN_REACH).map((at) => candidates[at]);
  const open = new Set(candidates);
  const take = (films: Iterable<number>) => {
    const taken = [...films].filter((film) => open.has(film)).slice(0, count);
    if (taken.length >= LEAST) taken.forEach((film) => open.delete(film));
    return taken;
  };
  const byFame = better(ranked.subarray(0, IN_YOUR_TASTE), starsOf).sort(
    (a, b) => countOf(data.byFilm, b) - countOf(data.byFilm, a),
  );
  const rows: FilmRow[] = [
    ...because.map((film) => ({
      kind: 'because' as const,
      because: film,
      films: take(nearest(film)),
    })),
    { kind: 'popular', films: take(byFame) },
    {
      kind: 'explore',
      films: take(unfamiliar(data, history, Uint32Array.from(better(ranked, starsOf)))),
    },
  ];
  return rows.filter(({ films }) => films.length >= LEAST);
}

/** The half of some films for which more stars are predicted, in their order; all, while nothing is predicted. */
function better(films: Uint32Array, starsOf: RowOptions['starsOf']): number[] {
  const stars = starsOf(films);
  if (!stars) return [...films];
  const middle = Array.from(stars).sort((a, b) => a - b)[Math.floor(films.length / 2)] ?? 0;
  return [...films].filter((_, k) => stars[k] >= middle);
}

/** Films of genres that the history has little of, in their order. */
function unfamiliar(
  { films: { genres }, byFilm }: Pick<Dataset, 'films' | 'byFilm'>,
  { films: rated }: History,
  ranked: Uint32Array,
): number[] {
  const seen = Float64Array.from({ length: 32 }, (_, bit) =>
    rated.reduce((sum, film) => sum + ((genres[film] >>> bit) & 1), 0),
  );
  const familiarity = (film: number) => {
    let sum = 0;
    for (let bit = 0; bit < 32; bit++) if ((genres[film] >>> bit) & 1) sum += seen[bit];
    return sum / Math.max(1, countBits(genres[film]));
  };
  const known = [...ranked].filter((film) => countOf(byFilm, film) >= EXPLORE_RATINGS);
  const each = known.map(familiarity);
  const median = [...each].sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0;
  return known.filter((_, k) => each[k] < median);
}
