import type { Match } from './match';
import type { Said } from './said';

/** A row, and which film of the data set it means. */
export interface LookedUp {
  readonly said: Said;
  readonly match: Match;
}

/**
 * Rows with two IMDb ids are of two films, even where a data set without ids has just one of such a name: that which agrees
 * with it best is it, and the other is missing.
 */
export function oneIdEach(rows: readonly LookedUp[]): readonly LookedUp[] {
  const owners = new Map<number, Claim>();
  for (const row of rows) {
    const claim = claimOf(row);
    const before = claim && owners.get(claim.film);
    if (claim && (!before || isBetter(claim, before))) owners.set(claim.film, claim);
  }
  return rows.map((row) => {
    const claim = claimOf(row);
    const displaced = claim?.byTitle && owners.get(claim.film)?.imdb !== claim.imdb;
    return displaced ? { said: row.said, match: { kind: 'missing' } } : row;
  });
}

/** That a film of the data set has the IMDb id of a row. */
interface Claim {
  readonly film: number;
  readonly imdb: number;
  readonly byTitle: boolean;
  readonly doubt: number;
}

function claimOf({ said, match }: LookedUp): Claim | undefined {
  const { imdb } = said.film;
  if (match.kind !== 'matched' || imdb === 0) return undefined;
  const { film, by, doubt = 0 } = match;
  return { film, imdb, byTitle: by !== 'imdb' && by !== 'tmdb', doubt };
}

const isBetter = (a: Claim, b: Claim) =>
  (Number(a.byTitle) - Number(b.byTitle) || a.doubt - b.doubt || a.imdb - b.imdb) < 0;
