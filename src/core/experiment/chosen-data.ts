import { restrict, type Dataset } from '../dataset';
import { fail } from '../errors';
import { bySourceRow } from '../evaluation/protocols/by-source-row';
import { permutation, type Random } from '../random';
import { countOf } from '../ratings';
import type { DataChoice } from './run';

/** With fewer there is next to nothing to hold out. */
const LEAST_RATINGS = 10;

/**
 * The ratings that are chosen of a data set: those of films with enough of them, and of these round(share N), drawn from
 * the rows of the source file. Films and users keep their positions, and the result the identity of its source: what is
 * kept of a fit must be kept by the choice too.
 * Throws ParamError for a share or a count out of range, and DataError where too little is left.
 */
export function chosenData(data: Dataset, choice: DataChoice, random: Random): Dataset {
  checkChoice(choice);
  const { ratings } = data;
  const keep = known(data, choice.minRatings);
  const enough = keep.reduce((sum, kept) => sum + kept, 0);
  const count = Math.round(choice.share * enough);
  if (count < LEAST_RATINGS) {
    fail(
      'DataError',
      `The choice leaves ${count} of ${ratings.indices.length} ratings; expected ${LEAST_RATINGS} or more. Take a larger share, or films with fewer ratings too.`,
    );
  }
  if (count === ratings.indices.length) return data;
  if (count < enough) {
    const rows = bySourceRow(ratings).filter((position) => keep[position]);
    for (const row of permutation(enough, random).subarray(count)) keep[rows[row]] = 0;
  }
  return restrict(data, keep);
}

function checkChoice({ share, minRatings }: DataChoice): void {
  if (!(share > 0 && share <= 1)) {
    fail('ParamError', `Got share=${share}; expected a number above 0 and up to 1.`);
  }
  if (!(Number.isInteger(minRatings) && minRatings >= 0)) {
    fail('ParamError', `Got minRatings=${minRatings}; expected a whole number from 0.`);
  }
}

/** 1 for each rating of a film that has so many. */
function known({ ratings: { indices }, byFilm }: Dataset, minRatings: number): Uint8Array {
  const keep = new Uint8Array(indices.length);
  for (let k = 0; k < keep.length; k++) keep[k] = countOf(byFilm, indices[k]) >= minRatings ? 1 : 0;
  return keep;
}
