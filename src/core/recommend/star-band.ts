import { BAND_TABLES } from './band-tables';

/** Where four in five ratings fall around the predicted stars, by how much is known. */
export interface BandTable {
  /** A film's number of ratings from which on each column counts; the first is 0. */
  readonly films: readonly number[];
  /** Your number of ratings from which on each row counts; the first is 0. */
  readonly histories: readonly number[];
  /** Per history and film, the tenth and the ninetieth percentile of rating − prediction, stars. */
  readonly low: readonly (readonly number[])[];
  readonly high: readonly (readonly number[])[];
}

/** Stars between which four in five ratings fall. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * The band around predicted stars, cut at the ends of the scale; undefined for a model whose misses are not measured.
 * @param filmRatings How many people rated the film.
 * @param ownRatings How many ratings the prediction is made from.
 */
export function bandAround(
  model: string,
  stars: number,
  { filmRatings, ownRatings }: { filmRatings: number; ownRatings: number },
): Band | undefined {
  const table = BAND_TABLES[model];
  if (!table) return undefined;
  const row = lastFrom(table.histories, ownRatings);
  const column = lastFrom(table.films, filmRatings);
  return {
    low: Math.max(0.5, stars + table.low[row][column]),
    high: Math.min(5, stars + table.high[row][column]),
  };
}

/** The last of ascending bounds that a count reaches. */
export function lastFrom(bounds: readonly number[], count: number): number {
  return bounds.findLastIndex((bound) => count >= bound);
}
