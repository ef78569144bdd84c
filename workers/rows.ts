import { filmRows } from '../src/core/recommend/rows';
import type { HistoryMessage, RowMessage } from './api';
import { remembered, starsOf, type Open } from './opened';

const FILMS_IN_ROW = 7;

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
): RowMessage[] {
  const { data, norms, likes, fits } = open;
  const history = remembered(open, asked);
  const out = new Set([...history.films, ...elsewhere]);
  const rows = filmRows(data, history, {
    ranking: fits.get('ranking') ?? likes,
    norms,
    candidates: open.candidates.filter((film) => !out.has(film)),
    because: [...because],
    count: FILMS_IN_ROW,
  });
  return rows.map(({ films, ...row }) => {
    const stars = starsOf(open, history, Uint32Array.from(films));
    return { ...row, films: films.map((film, k) => ({ film, stars: stars[k].stars })) };
  });
}
