import { parseTitle, type Films } from '../films';
import type { NamedFilm } from './said';
import { titleIndex } from './title-index';
import { LIKENESS, type Likeness } from './titles';

/** What is known of a data set's films when they are looked for. */
export type FilmNames = Pick<Films, 'count' | 'titles' | 'years' | 'imdbIds' | 'tmdbIds'>;

/** Which film of a data set is meant. */
export type Match =
  | {
      readonly kind: 'matched';
      readonly film: number;
      /** By what it was recognised: `title` is title and year, `bare title` a title of which no year is known. */
      readonly by: 'imdb' | 'tmdb' | 'title' | 'bare title';
      /** What is left of doubt: missing where id, or title and year, agree; the more the less alike they are. */
      readonly doubt?: number;
    }
  | {
      /** It may be one of these, the likeliest first, five at most: somebody has to choose. */
      readonly kind: 'ambiguous';
      readonly films: readonly number[];
    }
  | { readonly kind: 'missing' };

/** Finds films that files name. */
export interface TitleMatcher {
  find(film: NamedFilm): Match;
}

const MAX_CHOICES = 5;
const MISSING: Match = { kind: 'missing' };

/** A film that may be meant, and what speaks for it. */
interface Candidate {
  readonly film: number;
  readonly likeness: Likeness;
  /** Years between the two; undefined where either is unknown. */
  readonly apart: number | undefined;
  /** Both have an IMDb id, and not the same: they differ, or one of the sources errs. */
  readonly otherId: boolean;
  /** Enough to be taken where nothing else is. */
  readonly strong: boolean;
}

/**
 * Indexes a data set's films. An IMDb id decides, then a TMDB id, then title and year: what agrees best is taken where it is
 * enough and one film alone agrees so well. A film from two years earlier or later is another one.
 */
export function titleMatcher(films: FilmNames): TitleMatcher {
  const [byImdb, byTmdb] = [filmsBy(films.imdbIds), filmsBy(films.tmdbIds)];
  const index = titleIndex(films.titles);

  const candidatesFor = (wanted: NamedFilm): Candidate[] =>
    index
      .alike(wanted.title)
      .map(({ film, likeness }) => candidate(films, wanted, film, likeness))
      .filter((one) => isPossible(one, wanted.year > 0))
      .sort(byEvidence);

  return {
    find(film) {
      const wanted = withYear(film);
      const linked = byImdb.get(wanted.imdb) ?? byTmdb.get(wanted.tmdb);
      if (!linked) return decide(candidatesFor(wanted), wanted.year > 0);

      const [first] = linked;
      const by = films.imdbIds[first] === wanted.imdb ? 'imdb' : 'tmdb';
      const sure =
        linked.length === 1 && (by === 'imdb' || !idsDiffer(wanted.imdb, films.imdbIds[first]));
      if (sure) return { kind: 'matched', film: first, by };
      const alike = candidatesFor(wanted).map((one) => one.film);
      if (linked.length === 1 && alike.includes(first)) return { kind: 'matched', film: first, by };
      return ambiguous([...alike.filter((one) => linked.includes(one)), ...linked, ...alike]);
    },
  };
}

function filmsBy(ids: Uint32Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  ids.forEach((id, film) => {
    if (id === 0) return;
    const group = groups.get(id);
    if (group) group.push(film);
    else groups.set(id, [film]);
  });
  return groups;
}

/** A year that the title bears counts where the file has none. */
function withYear(film: NamedFilm): NamedFilm {
  if (film.year > 0) return film;
  const { title, year } = parseTitle(film.title);
  return year > 0 ? { ...film, title, year } : film;
}

const idsDiffer = (a: number, b: number) => a > 0 && b > 0 && a !== b;

function candidate(
  films: FilmNames,
  wanted: NamedFilm,
  film: number,
  likeness: Likeness,
): Candidate {
  const year = films.years[film];
  const apart = wanted.year > 0 && year > 0 ? Math.abs(wanted.year - year) : undefined;
  const otherId = idsDiffer(wanted.imdb, films.imdbIds[film]);
  const sameYear = apart === 0 || (wanted.year === 0 && likeness <= LIKENESS.name);
  const enough =
    likeness <= LIKENESS.name ? sameYear || apart === 1 : sameYear && likeness <= LIKENESS.part;
  return { film, likeness, apart, otherId, strong: enough && !otherId };
}

/** With another IMDb id, only the same title in the same year leaves a doubt. */
function isPossible({ likeness, apart, otherId }: Candidate, dated: boolean): boolean {
  if (apart === undefined && dated && likeness >= LIKENESS.part) return false;
  if (apart !== undefined && apart > 1) return false;
  return !otherId || (likeness <= LIKENESS.name && apart !== 1);
}

function byEvidence(a: Candidate, b: Candidate): number {
  return Number(b.strong) - Number(a.strong) || doubtOf(a) - doubtOf(b) || a.film - b.film;
}

const doubtOf = ({ likeness, apart = 0 }: Candidate) => likeness + 2 * apart;

/** @param candidates The likeliest first. */
function decide(candidates: readonly Candidate[], dated: boolean): Match {
  const strong = candidates.filter((one) => one.strong);
  const best = [LIKENESS.same, LIKENESS.name]
    .map((likeness) =>
      strong.filter((one) => dated && one.apart === 0 && one.likeness === likeness),
    )
    .find((group) => group.length > 0);
  const chosen = best ?? (strong.length > 0 ? strong : candidates);
  if (chosen.length === 0) return MISSING;
  if (chosen.length === 1 && chosen[0].strong) return matched(chosen[0]);
  return ambiguous(chosen.map(({ film }) => film));
}

function matched(candidate: Candidate): Match {
  const { film, apart } = candidate;
  const bare = apart === undefined;
  const doubt = doubtOf(candidate) + Number(bare);
  const by = bare ? 'bare title' : 'title';
  return { kind: 'matched', film, by, ...(doubt > 0 && { doubt }) };
}

function ambiguous(films: readonly number[]): Match {
  return { kind: 'ambiguous', films: [...new Set(films)].slice(0, MAX_CHOICES) };
}
