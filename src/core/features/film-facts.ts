import type { Dataset } from '../dataset';
import { ln } from '../exact-math';
import { countOf, type Ratings } from '../ratings';

/** What the ratings of a data set say of each film, as plain data. 0 where it has no ratings. */
export type FilmFacts = {
  /** log(1 + n). */
  readonly fame: Float64Array;
  /** Mean and population standard deviation of its ratings, in stars. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** Mean of the means of those who rated it, in stars. */
  readonly raterMeans: Float64Array;
  /** Per genre of the vocabulary 1 / log(2 + films of it): how much it counts that two films share it. */
  readonly genreWorth: Float64Array;
  /** Σ of that over the film's genres. */
  readonly genreSums: Float64Array;
};

export function filmFacts({ films, ratings, byFilm }: Dataset): FilmFacts {
  const users = momentsOfRows(ratings).means;
  const { means, deviations } = momentsOfRows(byFilm);
  const raterMeans = new Float64Array(byFilm.rows);
  const fame = new Float64Array(byFilm.rows);
  for (let film = 0; film < byFilm.rows; film++) {
    const count = countOf(byFilm, film);
    let sum = 0;
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      sum += users[byFilm.indices[k]];
    }
    raterMeans[film] = count > 0 ? sum / count : 0;
    fame[film] = ln(1 + count);
  }

  const filmsOf = new Float64Array(films.genreNames.length);
  for (const genres of films.genres) {
    for (let genre = 0; genre < filmsOf.length; genre++) filmsOf[genre] += (genres >>> genre) & 1;
  }
  const genreWorth = filmsOf.map((count) => 1 / ln(2 + count));
  const worthOf = worthTable(genreWorth);
  const genreSums = Float64Array.from(films.genres, worthOf);
  return { fame, means, deviations, raterMeans, genreWorth, genreSums };
}

/** A function from a set of genres, as bits, to what they are worth together; it adds four numbers out of a table. */
export function worthTable(worth: Float64Array): (genres: number) => number {
  const table = new Float64Array(4 * 256);
  for (let k = 0; k < table.length; k++) {
    for (let bit = 0; bit < 8; bit++) {
      if ((k >>> bit) & 1) table[k] += worth[8 * (k >>> 8) + bit] ?? 0;
    }
  }
  return (genres) =>
    table[genres & 255] +
    table[256 | ((genres >>> 8) & 255)] +
    table[512 | ((genres >>> 16) & 255)] +
    table[768 | (genres >>> 24)];
}

/** Mean and population standard deviation of each row, in stars; 0 for rows without ratings. */
function momentsOfRows({ rows, starts, halfStars }: Ratings) {
  const means = new Float64Array(rows);
  const deviations = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let [sum, squares] = [0, 0];
    for (let k = starts[row]; k < starts[row + 1]; k++) {
      sum += halfStars[k];
      squares += halfStars[k] * halfStars[k];
    }
    const n = starts[row + 1] - starts[row];
    if (n === 0) continue;
    means[row] = sum / n / 2;
    deviations[row] = Math.sqrt(n * squares - sum * sum) / n / 2;
  }
  return { means, deviations };
}
