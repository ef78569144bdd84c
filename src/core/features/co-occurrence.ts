import { leadingEigen } from '../linalg/lanczos';
import { countOf, type Ratings } from '../ratings';

/** Added to a film's number of ratings before it is divided by it: films with few ratings stay near 0. */
const DAMPING = 5;
/** Root mean square of each dimension over the ratings. */
const DEVIATION = 0.5;
/** Dimensions whose eigenvalue is less than this share of the first one's are rounding noise. */
const NOISE = 1e-10;

/**
 * Where films lie by who rates them together, whatever the stars. With A_ui = 1 / √(n_u (n_i + 5)) where u rated i,
 * V the leading eigenvectors of A Aᵀ: Q = Aᵀ V, each column scaled to a root mean square of ½ over the ratings.
 *
 * @yields After each product of the search for V, the products so far; there are at most as many as users.
 * @returns Q, films × factors, row-major; 0 for films without ratings and for dimensions that the data do not have.
 */
export function* coOccurrence(
  data: { readonly ratings: Ratings; readonly byFilm: Ratings },
  factors: number,
): Generator<number, Float32Array> {
  const { ratings, byFilm } = data;
  const [users, films] = [ratings.rows, byFilm.rows];
  const perUser = rootsOfCounts(ratings, 0);
  const perFilm = rootsOfCounts(byFilm, DAMPING);
  const shares = new Float64Array(films);

  // A Aᵀ x, by way of the films.
  const multiply = (x: Float64Array, out: Float64Array) => {
    spread(byFilm, x, perUser, perFilm, shares);
    spread(ratings, shares, perFilm, perUser, out);
  };
  const { values, vectors } = yield* leadingEigen(multiply, users, factors);

  const places = new Float32Array(films * factors);
  for (let f = 0; f < values.length && values[f] > NOISE * values[0]; f++) {
    // Aᵀ v, and its mean square over the ratings.
    spread(byFilm, vectors.subarray(f * users, (f + 1) * users), perUser, perFilm, shares);
    let squares = 0;
    for (let film = 0; film < films; film++) {
      squares += countOf(byFilm, film) * shares[film] * shares[film];
    }
    const scale = DEVIATION / Math.sqrt(squares / byFilm.indices.length);
    for (let film = 0; film < films; film++) places[film * factors + f] = scale * shares[film];
  }
  return places;
}

/** out_row = s_row Σ_col s_col x_col over the row's ratings. */
function spread(
  { rows, starts, indices }: Ratings,
  x: Float64Array,
  colScales: Float64Array,
  rowScales: Float64Array,
  out: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = starts[row]; k < starts[row + 1]; k++) {
      const col = indices[k];
      sum += colScales[col] * x[col];
    }
    out[row] = sum * rowScales[row];
  }
}

/** 1 / √(n + damping) per row; 0 for a row without ratings. */
function rootsOfCounts(ratings: Ratings, damping: number): Float64Array {
  return Float64Array.from({ length: ratings.rows }, (_, row) => {
    const count = countOf(ratings, row);
    return count > 0 ? 1 / Math.sqrt(count + damping) : 0;
  });
}
