import { grouped, plain, shown } from '../formats/text';
import type { Opinion } from '../profile';
import type { RowResult, Unusable } from './layout';
import { IMPORT_LIMITS } from './limits';
import type { NamedFilm } from './said';

export const unusable = (reason: string): Unusable => ({ unusable: reason });

/** What a row says, or the first reason why it cannot be used. */
export function says(
  film: NamedFilm | Unusable,
  opinion: Opinion | Unusable,
  at: number | undefined,
): RowResult {
  if ('unusable' in film) return film;
  return 'unusable' in opinion ? opinion : { film, opinion, at };
}

/** A film by its title as the file has it, but for spaces around it. What is not given is unknown. */
export function named(title: string, known: Partial<NamedFilm> = {}): NamedFilm | Unusable {
  return namedExactly(title.trim(), known);
}

/** A film whose title keeps its spaces, as the profile has it. */
export function namedExactly(title: string, known: Partial<NamedFilm>): NamedFilm | Unusable {
  const { titleCharacters: most } = IMPORT_LIMITS;
  if (title.length > most) {
    return unusable(`got a title of ${grouped(title.length)} characters, expected at most ${most}`);
  }
  const text = plain(title);
  if (text === '') return unusable('the title is blank');
  return { year: 0, imdb: 0, tmdb: 0, ...known, title: text };
}

/** A year as text, also one that a spreadsheet has made "1999.0"; 0 where it is none. */
export function yearIn(text: string): number {
  return Number(/^(\d{1,4})(\.0+)?$/.exec(text)?.[1] ?? 0);
}

/** The year of a date that begins with it; 0 where it does not. */
export function yearOfDate(text: string): number {
  return Number(/^(\d{4})(-|$)/.exec(text)?.[1] ?? 0);
}

/** The number of "tt0108052", also without its "tt"; 0 where it is none. */
export function imdbIn(text: string): number {
  return idIn(text.replace(/^tt/i, ''));
}

/** A whole number from 1 that is exact; 0 where it is none. */
export function idIn(text: string): number {
  const id = /^\d{1,16}(\.0+)?$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(id) ? id : 0;
}

/** A rating of 0.5 to 5 stars. */
export function ofFive(text: string): Opinion | Unusable {
  const halfStars = /^\d(\.\d+)?$/.test(text) ? 2 * Number(text) : NaN;
  return ratingOf(halfStars) ?? offScale(text, '0.5 to 5 in half stars');
}

/** A rating of 1 to 10 points, each half a star. */
export function ofTen(text: string): Opinion | Unusable {
  const points = /^\d{1,2}(\.0+)?$/.test(text) ? Number(text) : NaN;
  return ratingOf(points) ?? offScale(text, 'a whole number from 1 to 10');
}

function ratingOf(halfStars: number): Opinion | undefined {
  const fits = Number.isInteger(halfStars) && halfStars >= 1 && halfStars <= 10;
  return fits ? { kind: 'rating', halfStars } : undefined;
}

export function offScale(text: string, expected: string): Unusable {
  return unusable(
    text === '' ? 'the rating is blank' : `got the rating "${shown(text)}", expected ${expected}`,
  );
}
