import { fail } from './errors';
import { titleKey, type Films } from './films';

/** A film as a profile knows it: enough to find it again in another data set. */
export interface FilmRef {
  readonly title: string;
  /** 0 unknown. */
  readonly year: number;
  /** IMDb id without its `tt`; 0 unknown. */
  readonly imdb: number;
}

/** What a visitor said of a film. A low rating, "haven't seen" and "not interested" are three different things. */
export type Opinion =
  | { readonly kind: 'rating'; /** 1 … 10. */ readonly halfStars: number }
  | { readonly kind: 'not-seen' }
  | { readonly kind: 'not-interested' };

export interface Entry {
  readonly film: FilmRef;
  readonly opinion: Opinion;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** All a visitor has said; kept by the page, never sent anywhere. */
export interface Profile {
  readonly version: 1;
  /** In the order of the times at which they were said. */
  readonly entries: readonly Entry[];
}

/** Sets a film's entry, or takes it back where there is none: the only way in which a profile changes. */
export interface Change {
  readonly film: FilmRef;
  readonly entry: Entry | undefined;
}

export const EMPTY_PROFILE: Profile = { version: 1, entries: [] };

/** Whether two references mean one film: by IMDb id where both have it, else by normalised title and year. */
export function sameFilm(a: FilmRef, b: FilmRef): boolean {
  if (a.imdb > 0 && b.imdb > 0) return a.imdb === b.imdb;
  return a.year === b.year && titleKey(a.title) === titleKey(b.title);
}

/** The profile after some changes, and the changes that undo them. */
export function applyChanges(
  profile: Profile,
  changes: readonly Change[],
): { profile: Profile; undo: readonly Change[] } {
  const entries = [...profile.entries];
  const undo: Change[] = [];
  for (const { film, entry } of changes) {
    const at = entries.findIndex((other) => sameFilm(other.film, film));
    undo.unshift({ film, entry: entries[at] });
    if (at >= 0) entries.splice(at, 1);
    if (!entry) continue;
    const later = entries.findIndex((other) => other.at > entry.at);
    entries.splice(later < 0 ? entries.length : later, 0, entry);
  }
  return { profile: { version: 1, entries }, undo };
}

/** A film of a data set, as a profile refers to it. */
export function refOf(films: Films, film: number): FilmRef {
  return { title: films.titles[film], year: films.years[film], imdb: films.imdbIds[film] };
}

/** Finds a profile's films in a data set. */
export interface FilmMatcher {
  /** Undefined where the data set does not have it. */
  find(ref: FilmRef): number | undefined;
}

/**
 * Indexes a data set's films by IMDb id and by year; of several that match the first counts. Titles are normalised when
 * they are first compared: doing it for all of ten thousand at once would hold up the page.
 */
export function filmMatcher(films: Films): FilmMatcher {
  const byImdb = new Map<number, number>();
  const byYear = new Map<number, number[]>();
  for (let film = 0; film < films.count; film++) {
    const [imdb, year] = [films.imdbIds[film], films.years[film]];
    if (imdb > 0 && !byImdb.has(imdb)) byImdb.set(imdb, film);
    const sameYear = byYear.get(year);
    if (sameYear) sameYear.push(film);
    else byYear.set(year, [film]);
  }

  const keys = new Map<number, string>();
  const keyOf = (film: number) => {
    const key = keys.get(film) ?? titleKey(films.titles[film]);
    keys.set(film, key);
    return key;
  };
  return {
    find({ title, year, imdb }) {
      const known = byImdb.get(imdb);
      if (known !== undefined) return known;
      const key = titleKey(title);
      return byYear
        .get(year)
        ?.find((film) => keyOf(film) === key && (imdb === 0 || films.imdbIds[film] === 0));
    },
  };
}

/** The profile as a file that a person can read. */
export function exportProfile(profile: Profile): string {
  return `${JSON.stringify({ format: 'matinee-profile', ...profile }, null, 2)}\n`;
}

/** Reads what exportProfile wrote. Throws DataError with what was found and expected; other fields are ignored. */
export function importProfile(text: string, file: string): Profile {
  const json = parsed(text, file);
  if (!isRecord(json) || json.format !== 'matinee-profile' || !Array.isArray(json.entries)) {
    fail(
      'DataError',
      `${file}: got JSON of another kind; expected a profile exported from Matinée.`,
    );
  }
  if (json.version !== 1) {
    fail(
      'DataError',
      `${file}: got version ${String(json.version)}; expected 1. Was it made by a newer Matinée?`,
    );
  }
  return {
    version: 1,
    entries: json.entries.map((entry, k) => entryFrom(entry, `${file}, entry ${k + 1}`)),
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(
      'DataError',
      `${file}: got text that is not JSON (${(error as Error).message}); expected a profile exported from Matinée.`,
    );
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function entryFrom(value: unknown, where: string): Entry {
  const film = isRecord(value) && isRecord(value.film) ? value.film : undefined;
  if (!isRecord(value) || !film || typeof film.title !== 'string' || film.title === '') {
    return fail('DataError', `${where}: got no film title; expected an entry with a film.`);
  }
  return {
    film: { title: film.title, year: wholeOr0(film.year), imdb: wholeOr0(film.imdb) },
    opinion: opinionFrom(value.opinion, where),
    at: wholeOr0(value.at),
  };
}

const wholeOr0 = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;

function opinionFrom(value: unknown, where: string): Opinion {
  const kind = isRecord(value) ? value.kind : undefined;
  if (kind === 'not-seen' || kind === 'not-interested') return { kind };
  const halfStars = isRecord(value) && kind === 'rating' ? value.halfStars : undefined;
  return typeof halfStars === 'number' &&
    Number.isInteger(halfStars) &&
    halfStars >= 1 &&
    halfStars <= 10
    ? { kind: 'rating', halfStars }
    : fail(
        'DataError',
        `${where}: got the opinion ${JSON.stringify(value)}; expected a rating of 1 to 10 half stars, not-seen or not-interested.`,
      );
}
