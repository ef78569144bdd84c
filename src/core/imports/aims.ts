import type { Films } from '../films';
import {
  filmMatcher,
  refOf,
  sameFilm,
  type Entry,
  type FilmMatcher,
  type FilmRef,
} from '../profile';
import type { Choice } from './plan';
import type { FoundFilm } from './preview';
import { opinionRank, type NamedFilm } from './said';

/** One film of a preview and what it is taken for. */
export interface Aim {
  readonly found: FoundFilm;
  readonly place: number;
  readonly film: number | undefined;
  readonly entry: Entry;
  /** Somebody would have to choose. */
  readonly open: boolean;
  /** It was kept when it was looked for, and has been taken back since. */
  readonly gone: boolean;
  readonly rank: string;
}

/** Where things stand when a plan is made. */
export interface Ground {
  readonly films: Films | undefined;
  /** What the profile says of a film. */
  readonly before: (film: FilmRef) => Entry | undefined;
  /** On which film of the data set the profile would place what it keeps. */
  readonly placed: (film: FilmRef) => number | undefined;
}

export function groundOf(films: Films | undefined, before: Ground['before']): Ground {
  let matcher: FilmMatcher | undefined; // made for the first that asks: most imports need none
  const placed = (film: FilmRef) => {
    matcher ??= films && filmMatcher(films);
    return matcher?.find(film);
  };
  return { films, before, placed };
}

/** @param choice Counts more than what was matched. */
export function aimOf(
  found: FoundFilm,
  place: number,
  choice: Choice | undefined,
  ground: Ground,
): Aim {
  const { match, said } = found;
  const { films, before } = ground;
  const matched = match.kind === 'matched' ? match.film : undefined;
  const film = films && (choice === 'none' ? undefined : (choice ?? matched));
  const ref = films && film !== undefined ? refFor(films, film, said.film) : refOfNamed(said.film);
  const kept = said.keptAs && keptUnder(said.keptAs, before);
  const { opinion, at } = kept ?? said;
  const unclear = choice === 'none' || (film === undefined && match.kind === 'ambiguous');
  return {
    found,
    place,
    film,
    entry: { film: ref, opinion, at },
    open: unclear && !(isOwn(ref, choice) && ground.placed(ref) === undefined),
    gone: said.keptAs !== undefined && kept === undefined,
    rank: opinionRank(opinion),
  };
}

/**
 * Whether a film that may be one of several can be kept as it is all the same: nobody takes it for one of them, or it has an
 * IMDb id, by which it is found again.
 */
const isOwn = ({ imdb }: FilmRef, choice: Choice | undefined) => choice === 'none' || imdb > 0;

/** What the profile still keeps under a reference; not what it says of that film under another. */
function keptUnder(keptAs: FilmRef, before: Ground['before']): Entry | undefined {
  const entry = before(keptAs);
  if (!entry || (keptAs.imdb > 0 && entry.film.imdb === keptAs.imdb)) return entry;
  return sameName(keptAs, entry.film) ? entry : undefined;
}

export const sameName = (a: Omit<FilmRef, 'tmdb'>, b: Omit<FilmRef, 'tmdb'>) =>
  a.title === b.title && a.year === b.year && a.imdb === b.imdb;

/** A film of the data set, with what the file knows of it beyond that. */
function refFor(films: Films, film: number, { title, year, imdb, tmdb }: NamedFilm): FilmRef {
  const ref = refOf(films, film);
  if (ref.imdb > 0) return ref;
  const known = tmdb > 0 && films.tmdbIds[film] === 0 ? { tmdb } : {};
  const named = { title, year, imdb, ...known };
  return imdb > 0 && sameFilm(named, ref) ? named : { ...ref, imdb, ...known };
}

/** A film as a profile refers to it where no data set has it. */
export const refOfNamed = ({ title, year, imdb, tmdb }: NamedFilm): FilmRef => ({
  title,
  year,
  imdb,
  ...(tmdb > 0 && { tmdb }),
});

/**
 * Of one film of a data set that has no ids a profile keeps one entry: what rows without an IMDb id, or with another one, say of
 * it goes under the id of the row that counts most.
 * @param aims Those that count most first.
 */
export function underOneId(aims: readonly Aim[]): Aim[] {
  const refs = new Map<number, FilmRef>();
  for (const { film, entry } of aims) {
    if (film !== undefined && entry.film.imdb > 0 && !refs.has(film)) refs.set(film, entry.film);
  }
  return aims.map((aim) => {
    const ref = aim.film === undefined ? undefined : refs.get(aim.film);
    return ref && ref.imdb !== aim.entry.film.imdb
      ? { ...aim, entry: { ...aim.entry, film: ref } }
      : aim;
  });
}

/** As `countsBefore` has them; what says the same at one moment in an order that does not depend on the file's. */
export function bestFirst(aims: readonly Aim[]): Aim[] {
  const rated = ({ entry }: Aim) => Number(entry.opinion.kind === 'rating');
  return aims.toSorted(
    (a, b) =>
      rated(b) - rated(a) ||
      b.entry.at - a.entry.at ||
      compare(b.rank, a.rank) ||
      b.entry.film.imdb - a.entry.film.imdb ||
      compare(a.entry.film.title, b.entry.film.title),
  );
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
