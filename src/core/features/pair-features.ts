import type { Dataset } from '../dataset';
import { ln } from '../exact-math';
import type { History } from '../history';
import { userBias, type FilmBiases } from '../models/biases';
import type { FeatureShare } from '../models/model';
import { countOf } from '../ratings';
import { AFFINITIES, affinityWriter } from './affinity';
import type { FilmFacts } from './film-facts';

type Kind = FeatureShare['id'];

const OF_HISTORY: readonly Kind[] = ['user', 'user', 'user', 'user', 'user', 'user', 'user'];
const OF_FILM: readonly Kind[] = ['popularity', 'film', 'film', 'film', 'film', 'era', 'genres'];
const OF_PAIR: readonly Kind[] = ['genres', 'era', 'popularity', 'genres', 'genres'];

/** What each feature of a pair tells of, in their order: seven of the history, twelve of the film with it, the genres. */
export const pairKinds = ({ films }: Pick<Dataset, 'films'>): readonly Kind[] => [
  ...OF_HISTORY,
  ...OF_FILM,
  ...OF_PAIR,
  ...films.genreNames.map(() => 'genres' as const),
];

/**
 * A function that writes what is known of a film to the owner of a history, none of it with the time at which they would
 * rate it:
 *
 * - of the history: log(1 + n), mean and deviation of its stars; shares of five stars, of two or less and of halves; mean
 *   of log(1 + n_i) over its films;
 * - of the film: log(1 + n_i), mean and deviation of its stars, b_i, mean of its raters' means, year, number of genres;
 * - of both: see `affinityWriter`;
 * - a 1 for each genre that the film has, 0 for the others.
 *
 * Undefined is NaN.
 * @param facts Of the data that the biases were fitted on; neither may have seen the rating that is asked for.
 */
export function pairWriter(
  data: Pick<Dataset, 'films' | 'byFilm'>,
  facts: FilmFacts,
  biases: FilmBiases,
  history: History,
): (film: number, out: Float32Array, at: number) => void {
  const { films, byFilm } = data;
  const { mean, filmBiases } = biases;
  const base = mean + userBias(biases, history);
  const residuals = Float64Array.from(
    history.films,
    (film, k) => history.halfStars[k] / 2 - base - filmBiases[film],
  );
  const own = ofHistory(history, facts);
  const writeAffinities = affinityWriter(data, facts, history, residuals);
  const afterHistory = own.length;
  const afterFilm = afterHistory + OF_FILM.length;
  const genreCount = films.genreNames.length;

  return (film, out, at) => {
    const known = countOf(byFilm, film) > 0;
    out.set(own, at);
    let next = at + afterHistory;
    out[next++] = facts.fame[film];
    out[next++] = known ? facts.means[film] : NaN;
    out[next++] = known ? facts.deviations[film] : NaN;
    out[next++] = known ? filmBiases[film] : NaN;
    out[next++] = known ? facts.raterMeans[film] : NaN;
    out[next++] = films.years[film] || NaN;
    const genresAt = at + afterFilm + AFFINITIES;
    let genres = 0;
    for (let genre = 0; genre < genreCount; genre++) {
      const has = (films.genres[film] >>> genre) & 1;
      out[genresAt + genre] = has;
      genres += has;
    }
    out[next] = genres;
    writeAffinities(film, out, at + afterFilm);
  };
}

/** The seven numbers of a history. */
function ofHistory({ films, halfStars }: History, { fame }: FilmFacts): Float32Array {
  const n = films.length;
  if (n === 0) return Float32Array.of(0, NaN, NaN, NaN, NaN, NaN, NaN);
  let [sum, squares, best, poor, halves, known] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    const h = halfStars[k];
    sum += h;
    squares += h * h;
    if (h >= 10) best += 1;
    if (h <= 4) poor += 1;
    halves += h & 1;
    known += fame[films[k]];
  }
  const deviation = Math.sqrt(n * squares - sum * sum) / n / 2;
  return Float32Array.of(
    ln(1 + n),
    sum / n / 2,
    deviation,
    best / n,
    poor / n,
    halves / n,
    known / n,
  );
}
