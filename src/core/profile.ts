import { titleKey, type Films } from './films';

/** A film as a profile knows it: enough to find it again in another data set. */
export interface FilmRef {
  readonly title: string;
  /** 0 unknown. */
  readonly year: number;
  /** IMDb id without its `tt`; 0 unknown. */
  readonly imdb: number;
  /** TMDB id of a film that was found in no data set so far; missing where unknown. */
  readonly tmdb?: number;
}

/**
 * What a visitor said of a film. A low rating, "haven't seen" and "not interested" are three different things; a saved film
 * is one to see, a seen one is known to have been seen and no more.
 */
export type Opinion =
  | { readonly kind: 'rating'; /** 1 … 10. */ readonly halfStars: number }
  | { readonly kind: 'seen' }
  | { readonly kind: 'not-seen' }
  | { readonly kind: 'not-interested' }
  | {
      readonly kind: 'saved';
      /** The visitor's own words; empty for none. */ readonly note: string;
    };

export interface Entry {
  readonly film: FilmRef;
  readonly opinion: Opinion;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** 2 knows films that were seen, and TMDB ids; 1 is read as it is. */
export const PROFILE_VERSION = 2;

/** All a visitor has said; kept by the page, never sent anywhere. */
export interface Profile {
  readonly version: typeof PROFILE_VERSION;
  /** In the order of the times at which they were said. */
  readonly entries: readonly Entry[];
  /** Films whose last change was later than their entry says, or took it away; remembered for a day. */
  readonly touched: readonly Touch[];
  /** All that was said before was forgotten; milliseconds since 1970, 0 never. */
  readonly forgottenAt: number;
  /** Records that could not be read in full, as they were found. */
  readonly damaged: readonly unknown[];
}

/** When a film was last changed: milliseconds since 1970. */
export interface Touch {
  readonly film: FilmRef;
  readonly at: number;
}

/** Sets a film's entry, or takes it back where there is none. */
export interface Change {
  readonly film: FilmRef;
  readonly entry: Entry | undefined;
}

/** What a visitor did at one moment: the only way in which a profile changes. */
export interface Act {
  /**
   * Milliseconds since 1970, and later than all that the tab knew of, so that a clock that is set back changes nothing. Of
   * two acts on a film the later one counts, in whichever order they are applied.
   */
  readonly at: number;
  readonly changes: readonly Change[] | 'forget';
}

export const EMPTY_PROFILE: Profile = {
  version: PROFILE_VERSION,
  entries: [],
  touched: [],
  forgottenAt: 0,
  damaged: [],
};

/** Whether two references mean one film: by IMDb id where both have it, else by normalised title and year. */
export function sameFilm(a: FilmRef, b: FilmRef): boolean {
  if (a.imdb > 0 && b.imdb > 0) return a.imdb === b.imdb;
  return a.year === b.year && titleKey(a.title) === titleKey(b.title);
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
 * Indexes a data set's films by IMDb id, TMDB id and year; of several that match the first counts. Titles are normalised when
 * they are first compared: doing it for all of ten thousand at once would hold up the page.
 */
export function filmMatcher(films: Films): FilmMatcher {
  const [byImdb, byTmdb] = [new Map<number, number>(), new Map<number, number>()];
  const byYear = new Map<number, number[]>();
  for (let film = 0; film < films.count; film++) {
    const [imdb, tmdb, year] = [films.imdbIds[film], films.tmdbIds[film], films.years[film]];
    if (imdb > 0 && !byImdb.has(imdb)) byImdb.set(imdb, film);
    if (tmdb > 0 && !byTmdb.has(tmdb)) byTmdb.set(tmdb, film);
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
    find({ title, year, imdb, tmdb = 0 }) {
      const known = byImdb.get(imdb) ?? byTmdb.get(tmdb);
      if (known !== undefined) return known;
      const key = titleKey(title);
      return byYear
        .get(year)
        ?.find((film) => keyOf(film) === key && (imdb === 0 || films.imdbIds[film] === 0));
    },
  };
}
