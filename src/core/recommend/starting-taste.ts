import { fail } from '../errors';
import { historyFrom, type History } from '../history';
import type { FilmRef } from '../profile';
import { filmFrom, isRecord } from '../profile-file';

/** Ratings to begin with that nobody has given film by film. They are never part of a profile, nor exported. */
export interface StartingTaste {
  /** Made of points for groups of films, or somebody else's, to try the page with. */
  readonly kind: 'groups' | 'sample';
  /** The most telling first. */
  readonly films: readonly StartingFilm[];
}

export interface StartingFilm {
  readonly film: FilmRef;
  /** 1 … 10. */
  readonly halfStars: number;
}

/** Films that a point given to a group stands for, and the stars that it gives them. */
export const FILMS_PER_POINT = 3;
const POINT_HALF_STARS = 9;

/**
 * The films that points for groups begin with: three of the best known of a group for each point, with four and a half
 * stars; group by group in turn.
 * @param groups Films of each group, the best known first.
 */
export function filmsForPoints(
  groups: readonly (readonly FilmRef[])[],
  points: readonly number[],
): StartingFilm[] {
  const films = groups.map((group, g) => group.slice(0, FILMS_PER_POINT * points[g]));
  const longest = Math.max(0, ...films.map(({ length }) => length));
  return Array.from({ length: longest }, (_, k) =>
    films.flatMap((group) => group[k] ?? []),
  ).flatMap((turn) => turn.map((film) => ({ film, halfStars: POINT_HALF_STARS })));
}

/**
 * A history with what is left of the ratings to begin with: each rating of one's own takes the place of one of them, the
 * least telling first.
 * @param starting By film of the data set, the most telling first.
 * @param known Films that something has been said of.
 * @param rated Ratings of one's own, those that do not count now too.
 */
export function withStarting(
  history: History,
  starting: readonly { readonly film: number; readonly halfStars: number }[],
  known: { has(film: number): boolean },
  rated = history.films.length,
): History {
  const left = Math.max(0, starting.length - rated);
  const begun = starting.slice(0, left).filter(({ film }) => !known.has(film));
  if (begun.length === 0) return history;
  const own = Array.from(history.films, (film, k) => ({ film, halfStars: history.halfStars[k] }));
  return historyFrom([...begun, ...own]);
}

/** Reads what was kept as JSON. Throws DataError where it is something else. */
export function startingTasteFrom(value: unknown): StartingTaste {
  const { kind, films } = isRecord(value) ? value : {};
  if ((kind !== 'groups' && kind !== 'sample') || !Array.isArray(films)) {
    return fail('DataError', 'Got something else than a taste to begin with.');
  }
  return {
    kind,
    films: films.map((entry: unknown) => {
      const { film, halfStars } = isRecord(entry) ? entry : {};
      const known = typeof halfStars === 'number' && Number.isInteger(halfStars);
      if (!known || halfStars < 1 || halfStars > 10)
        return fail('DataError', 'Got a rating that is none of 1 to 10 half stars.');
      return { film: filmFrom(film, 'taste to begin with'), halfStars };
    }),
  };
}

const sampled = (title: string, year: number, stars: number): StartingFilm => ({
  film: { title, year, imdb: 0 },
  halfStars: 2 * stars,
});

/** Somebody who likes thrillers with a twist and dark comedy, and no musicals; to try the page with. */
export const SAMPLE_TASTE: StartingTaste = {
  kind: 'sample',
  films: [
    sampled('Fargo', 1996, 5),
    sampled('The Usual Suspects', 1995, 5),
    sampled('The Big Lebowski', 1998, 4.5),
    sampled('Reservoir Dogs', 1992, 4.5),
    sampled('Memento', 2000, 4.5),
    sampled('Grease', 1978, 1),
    sampled('Titanic', 1997, 2),
    sampled('Psycho', 1960, 4),
    sampled('The Sound of Music', 1965, 1.5),
    sampled('Independence Day', 1996, 2),
  ],
};
