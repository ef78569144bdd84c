import { oneIdEach, type LookedUp } from './claims';
import type { Match } from './match';
import type { FoundFilm } from './preview';
import { countsBefore, nameKey, type NamedFilm, type Said } from './said';

type Find = (film: NamedFilm) => Match;

/**
 * Puts together what rows of any files say of one film: of the one that is found in the data set, else of one that is named
 * alike. Of each film that row counts which `countsBefore` says, with the ids that any of its rows has. The order of rows
 * decides nothing but the order of films. What the profile keeps stays apart, so that all references to one film can go.
 * Yields after each row that was looked for, as some titles take milliseconds.
 */
export function* findingFilms(
  rows: readonly Said[],
  find: Find,
): Generator<number, readonly FoundFilm[]> {
  const looked: LookedUp[] = [];
  for (const said of rows) {
    looked.push({ said, match: find(said.film) });
    yield looked.length;
  }

  const apart = oneIdEach(looked);
  const keyOf = keysOf(apart);
  const films = new Map<string, Group>();
  for (const row of apart) {
    const key = keyOf(row);
    const before = films.get(key);
    const { said, match } = before && !precedes(row.said, before.said) ? before : row;
    const ids = lowestIds(before?.ids ?? row.said.film, row.said.film);
    films.set(key, { said, match, ids, others: before ? before.others + 1 : 0 });
  }
  return Array.from(films.values(), withIds);
}

/** Rows of one film: the one that counts, and what ids any of them has. */
interface Group extends FoundFilm {
  readonly ids: Ids;
}

type Ids = Pick<NamedFilm, 'imdb' | 'tmdb'>;

const lowest = (a: number, b: number) => (a > 0 && b > 0 ? Math.min(a, b) : a || b);

const lowestIds = (a: Ids, b: Ids): Ids => ({
  imdb: lowest(a.imdb, b.imdb),
  tmdb: lowest(a.tmdb, b.tmdb),
});

/** The row that counts may have no ids, although another row of its film has. */
function withIds({ said, match, others, ids }: Group): FoundFilm {
  const { film } = said;
  const [imdb, tmdb] = [film.imdb || ids.imdb, film.tmdb || ids.tmdb];
  const known = imdb === film.imdb && tmdb === film.tmdb;
  return { said: known ? said : { ...said, film: { ...film, imdb, tmdb } }, match, others };
}

/** Whether a row counts before another of the same film. Total, so that the order of rows does not matter. */
function precedes(a: Said, b: Said): boolean {
  if (countsBefore(a, b)) return true;
  return !countsBefore(b, a) && lastResort(a) > lastResort(b);
}

const lastResort = ({ film: { imdb, tmdb, year, title }, where, keptAs }: Said) =>
  JSON.stringify([imdb > 0, tmdb > 0, year > 0, imdb, tmdb, year, title, where, keptAs?.title]);

const imdbKey = ({ imdb }: NamedFilm) => `imdb ${imdb}`;
const tmdbKey = ({ tmdb }: NamedFilm) => `tmdb ${tmdb}`;

/**
 * By what each row's film is told apart: its place in the data set, its IMDb id, its TMDB id, its name. One that is known by
 * less is taken for another with the same TMDB id or name where there is just one.
 */
function keysOf(rows: readonly LookedUp[]): (row: LookedUp) => string {
  const unmatched = rows.flatMap(({ said: { film }, match }) =>
    match.kind === 'matched' ? [] : film,
  );
  const aliases = new Aliases();
  for (const film of unmatched) {
    if (film.imdb > 0 && film.tmdb > 0) aliases.add(tmdbKey(film), imdbKey(film));
  }
  const byId = (film: NamedFilm) =>
    film.imdb > 0 ? imdbKey(film) : aliases.resolve(tmdbKey(film));
  for (const film of unmatched) {
    if (film.imdb > 0 || film.tmdb > 0) aliases.add(nameKey(film), byId(film));
  }
  return ({ said: { film, keptAs }, match }) => {
    if (keptAs) return `kept ${keptAs.imdb} ${keptAs.year} ${keptAs.title}`;
    if (match.kind === 'matched') return `film ${match.film}`;
    return film.imdb > 0 || film.tmdb > 0 ? byId(film) : aliases.resolve(nameKey(film));
  };
}

/** Other keys of the same films. */
class Aliases {
  readonly #keys = new Map<string, Set<string>>();

  add(alias: string, key: string): void {
    const keys = this.#keys.get(alias);
    if (keys) keys.add(key);
    else this.#keys.set(alias, new Set([key]));
  }

  /** The only key that an alias stands for, else the alias itself. */
  resolve(alias: string): string {
    const [key = alias, another] = this.#keys.get(alias) ?? [];
    return another === undefined ? key : alias;
  }
}
