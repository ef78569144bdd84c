import type { SharedFilm } from '../core/recommend/people';
import type { AccountRow } from '../core/recommend/account';
import { rowText } from './account';
import { counted } from './text';

/** What is said where no user has an id; ids without gaps are simply named. */
export function noUserText(
  id: number,
  { users, least, most }: { users: number; least: number; most: number },
): string {
  const whom =
    most - least + 1 === users
      ? `users ${least} to ${most}`
      : `${counted(users, 'user')} with ids from ${least} to ${most}, and gaps between them`;
  return `There is no user ${id}: this data set has ${whom}.`;
}

/** The same of films, whose ids have gaps almost everywhere. */
export function noFilmText(id: number, ids: Uint32Array): string {
  const [least, most] = ids.reduce(
    ([low, high], other) => [Math.min(low, other), Math.max(high, other)],
    [Infinity, 0],
  );
  return `No film has the id ${id} in this data set. Its ${counted(ids.length, 'film')} have ids from ${least} to ${most}${most - least + 1 === ids.length ? '' : ', with gaps'}.`;
}

/** What a part of somebody else's predicted stars is; a rating names its film beside. */
export function theirPartText(row: AccountRow): string {
  const { kind, hundredths, count = 0 } = row;
  if (kind === 'you') return `they rate ${hundredths >= 0 ? 'higher' : 'lower'} than most`;
  if (kind === 'others') return count === 1 ? 'their other rating' : `their ${count} other ratings`;
  const text = rowText(row);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The correlation of the distances of shared films, and what it is made of. */
export function correlationOf(films: readonly SharedFilm[]) {
  const sum = (of: (film: SharedFilm) => number) =>
    films.reduce((total, film) => total + of(film), 0);
  const products = sum(({ yoursAbove, theirsAbove }) => yoursAbove * theirsAbove);
  const yours = sum(({ yoursAbove }) => yoursAbove * yoursAbove);
  const theirs = sum(({ theirsAbove }) => theirsAbove * theirsAbove);
  return { products, yours, theirs, correlation: products / Math.sqrt(yours * theirs) };
}

/** A number of stars with its sign: “+0.34”, “−0.08”. */
export function signedStars(stars: number): string {
  const written = Math.abs(stars).toFixed(2);
  return `${stars < 0 && written !== '0.00' ? '−' : '+'}${written}`;
}
