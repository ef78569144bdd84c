import { titleKey } from '../films';
import type { FilmRef, Opinion } from '../profile';

/** How a file names a film. */
export interface NamedFilm {
  /** As the file writes it, without what would disturb the text around it; never empty. */
  readonly title: string;
  /** 0 unknown. */
  readonly year: number;
  /** IMDb id without its `tt`; 0 unknown. */
  readonly imdb: number;
  /** TMDB id of a film, not of a series; 0 unknown. */
  readonly tmdb: number;
}

/** A film's name as `sameFilm` compares it. */
export const nameKey = ({ title, year }: Pick<NamedFilm, 'title' | 'year'>) =>
  `${year} ${titleKey(title)}`;

/** What one row of a personal file says of a film. */
export interface Said {
  readonly film: NamedFilm;
  readonly opinion: Opinion;
  /** Milliseconds since 1970: the row's own date, else the file's. */
  readonly at: number;
  /** Where it stands, for a person to look it up: "ratings.csv, line 88". */
  readonly where: string;
  /** Under which reference the profile has it already, where films that it keeps are looked for again. */
  readonly keptAs?: FilmRef;
}

/**
 * Whether `a` counts where two things are said of one film: a rating counts more than anything else, then what was said
 * later. Of what was said at one moment the same is chosen whatever comes first. A total order: it does not matter in which
 * order files and their rows are read.
 */
export function countsBefore(
  a: Pick<Said, 'opinion' | 'at'>,
  b: Pick<Said, 'opinion' | 'at'>,
): boolean {
  const [ratedA, ratedB] = [a.opinion.kind === 'rating', b.opinion.kind === 'rating'];
  if (ratedA !== ratedB) return ratedA;
  if (a.at !== b.at) return a.at > b.at;
  return opinionRank(a.opinion) > opinionRank(b.opinion);
}

const KINDS = ['not-seen', 'seen', 'saved', 'not-interested', 'rating'] as const;

/** Whether two opinions say the same. */
export const sameOpinion = (a: Opinion, b: Opinion) => opinionRank(a) === opinionRank(b);

/** Orders opinions given at one moment; equal only for equal ones. */
export function opinionRank(opinion: Opinion): string {
  const detail = opinion.kind === 'rating' ? opinion.halfStars.toString(16) : '';
  const note = opinion.kind === 'saved' ? opinion.note : '';
  return `${KINDS.indexOf(opinion.kind)}${detail}${note}`;
}
