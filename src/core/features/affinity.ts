import type { Dataset } from '../dataset';
import { exp, ln } from '../exact-math';
import type { History } from '../history';
import { countOf } from '../ratings';
import { yearOf } from './content';
import { worthTable, type FilmFacts } from './film-facts';

/** Numbers that `affinityWriter` writes for a film. */
export const AFFINITIES = 5;
/** As many residuals of 0 are added to each mean. */
const DAMPING = 2;
/** Years in which likeness falls to 1/e. */
const YEARS = 6;
/** From this square of a cosine on, two films are of the same genres. */
const SAME_GENRES = 0.8;

/** e^−Δ/6 for whole years Δ; 0 beyond. */
const ERA_LIKENESS = Float64Array.from({ length: 128 }, (_, years) => exp(-years / YEARS));

/**
 * A function that writes how far above or below expectation a history rated the films that are like a given one:
 * Σ k e / (Σ k + 2) over its ratings, with e = r − μ − b_u − b_i in stars and k the likeness of two films
 *
 * 1. in genres: the square of the cosine of their genres, each of length 1 / √log(2 + films of it);
 * 2. in age: e^−|Δyear| / 6;
 * 3. in fame: e^−2 |Δlog(1 + n)|, which is the square of the smaller 1 + n over the larger;
 * 4. in genres and age: the first times the second;
 *
 * and 5. log(1 + films of the history with the same genres).
 * @param facts Of the data that the residuals come from.
 * @param residuals e of each rating of the history.
 */
export function affinityWriter(
  { films, byFilm }: Pick<Dataset, 'films' | 'byFilm'>,
  { genreWorth, genreSums }: FilmFacts,
  history: History,
  residuals: Float64Array,
): (film: number, out: Float32Array, at: number) => void {
  const worthOf = worthTable(genreWorth);
  const rated = history.films;
  const genres = Uint32Array.from(rated, (film) => films.genres[film]);
  const years = Float64Array.from(rated, (film) => yearOf(films, film));
  const known = Float64Array.from(rated, (film) => 1 + countOf(byFilm, film));
  const lengths = Float64Array.from(rated, (film) => genreSums[film]);

  return (film, out, at) => {
    const [ownGenres, ownLength] = [films.genres[film], genreSums[film]];
    const [ownYear, ownCount] = [yearOf(films, film), 1 + countOf(byFilm, film)];
    let [genre, genreSum, era, eraSum, fame, fameSum, both, bothSum, same] = [
      0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    for (let k = 0; k < rated.length; k++) {
      const residual = residuals[k];
      const shared = worthOf(genres[k] & ownGenres);
      const inGenres = shared > 0 ? (shared * shared) / (lengths[k] * ownLength) : 0;
      genre += inGenres;
      genreSum += inGenres * residual;
      if (inGenres > SAME_GENRES) same += 1;

      const inEra = ERA_LIKENESS[Math.abs(years[k] - ownYear)] ?? 0;
      era += inEra;
      eraSum += inEra * residual;
      both += inEra * inGenres;
      bothSum += inEra * inGenres * residual;

      const ratio = known[k] < ownCount ? known[k] / ownCount : ownCount / known[k];
      fame += ratio * ratio;
      fameSum += ratio * ratio * residual;
    }
    out[at] = genreSum / (genre + DAMPING);
    out[at + 1] = eraSum / (era + DAMPING);
    out[at + 2] = fameSum / (fame + DAMPING);
    out[at + 3] = bothSum / (both + DAMPING);
    out[at + 4] = ln(1 + same);
  };
}
