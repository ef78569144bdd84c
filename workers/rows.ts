import { nearestFilms } from '../src/core/recommend/nearest';
import { filmRows } from '../src/core/recommend/rows';
import { admitted, type Steering } from '../src/core/recommend/steering';
import type { HistoryMessage, RowMessage } from './api';
import { predicted, remembered, starsOf, type Open } from './opened';

const FILMS_IN_ROW = 7;
/** Of them some are rated, shown or left out. */
const NEAREST = 60;

/**
 * Rows of films beside the picks.
 * @param elsewhere Films that are not to be shown: dismissed, or shown already.
 * @param because Rated films that rows come from.
 */
export function rowsOf(
  open: Open,
  asked: HistoryMessage,
  elsewhere: Uint32Array,
  because: Uint32Array,
  steering: Steering,
): RowMessage[] {
  const { data, likes, fits } = open;
  const history = remembered(open, asked);
  const out = new Set([...history.films, ...elsewhere]);
  const free = open.candidates.filter((film) => !out.has(film));
  const rows = filmRows(data, history, {
    ranking: fits.get('ranking') ?? likes,
    starsOf: (films) => predicted(fits.get('stars'), history, films),
    nearest: (film) => nearestTo(open, film),
    candidates: admitted(free, data, steering),
    because: [...because],
    count: FILMS_IN_ROW,
  });
  return rows.map(({ films, ...row }) => {
    const stars = starsOf(open, history, Uint32Array.from(films));
    return { ...row, films: films.map((film, k) => ({ film, stars: stars[k].stars })) };
  });
}

/** Worked out once per film: rows are asked for whenever a slider moves. */
function nearestTo({ data, norms, nearest }: Open, film: number): readonly number[] {
  let known = nearest.get(film);
  if (!known) {
    known = nearestFilms(data, norms, film, NEAREST).map((near) => near.film);
    nearest.set(film, known);
  }
  return known;
}
