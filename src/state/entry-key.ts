import type { Entry } from '../core/profile';

/** Tells entries of a profile apart: several films may share title and year. */
export const entryKey = ({ film }: Entry): string => `${film.imdb}|${film.title}|${film.year}`;
