import type { Ratings } from './ratings';

/** What somebody rated: all a model needs to know of a person, whether they were in the data or not. */
export interface History {
  /** Films, ascending, each once. */
  readonly films: Uint32Array;
  /** Whole half stars, 1 … 10, one per film. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, where known. */
  readonly times?: Uint32Array;
}

/** A known user's history: views on the ratings, not copies. */
export function historyOf({ starts, indices, halfStars, times }: Ratings, user: number): History {
  const [from, to] = [starts[user], starts[user + 1]];
  return {
    films: indices.subarray(from, to),
    halfStars: halfStars.subarray(from, to),
    ...(times && { times: times.subarray(from, to) }),
  };
}

/** A history from pairs in any order; the last rating of a film wins. */
export function historyFrom(
  pairs: readonly { readonly film: number; readonly halfStars: number }[],
): History {
  const byFilm = new Map(pairs.map(({ film, halfStars }) => [film, halfStars]));
  const films = [...byFilm.keys()].sort((a, b) => a - b);
  return {
    films: Uint32Array.from(films),
    halfStars: Uint8Array.from(films, (film) => byFilm.get(film) ?? 0),
  };
}

/** A film of a history. */
export interface RatedFilm {
  readonly film: number;
  readonly halfStars: number;
}

/** A history's films by their stars, of equal ones the better known first. @param known How many people have rated a film. */
export function bestFirst(
  { films, halfStars }: History,
  known: (film: number) => number,
): RatedFilm[] {
  return Array.from(films, (film, k) => ({ film, halfStars: halfStars[k] })).sort(
    (a, b) => b.halfStars - a.halfStars || known(b.film) - known(a.film),
  );
}

/** Whether two histories hold the same ratings; times do not count. */
export function sameHistory(a: History, b: History): boolean {
  return (
    a.films.length === b.films.length &&
    a.films.every((film, k) => film === b.films[k] && a.halfStars[k] === b.halfStars[k])
  );
}

/** The first user whose ratings these are; nobody for a history without any. */
export function userWith(ratings: Ratings, history: History): number | undefined {
  if (history.films.length === 0) return undefined;
  for (let user = 0; user < ratings.rows; user++) {
    if (sameHistory(historyOf(ratings, user), history)) return user;
  }
  return undefined;
}

/** The history as if some films had not been rated. */
export function historyWithout(history: History, films: ReadonlySet<number>): History {
  const stays = (k: number) => !films.has(history.films[k]);
  const { times } = history;
  return {
    films: history.films.filter((_, k) => stays(k)),
    halfStars: history.halfStars.filter((_, k) => stays(k)),
    ...(times && { times: times.filter((_, k) => stays(k)) }),
  };
}
