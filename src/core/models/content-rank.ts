import type { Dataset } from '../dataset';
import { ln } from '../exact-math';
import { ERAS, writeEra, writeGenres } from '../features/content';
import { countOf } from '../ratings';
import { recencyWeights } from '../recency';
import type { History } from '../history';
import { copyFit, defineModel, explained, type Step } from './model';

/** Average films that are added to every profile. */
const DAMPING = 20;
/** How much an era counts beside the genres, whose vector has length 1. */
const ERA_WEIGHT = 0.7;
/** Ratings after which one counts 1/e of the latest. */
const PACE = 4;

type ContentRankFit = {
  /** log(I / (1 + df)) of each genre: rare ones say more. */
  readonly genreWeights: Float64Array;
  /** m: the mean of F over all ratings. */
  readonly centre: Float64Array;
  /** 1 where the latest ratings count most. */
  readonly latest: number;
};

/**
 * F_i = [g_i ∘ log(I / (1 + df)) at length 1; 0.7 · eras]. With m the mean of F over all ratings, n films in the history
 * and π = (Σ F + 20 m) / (n + 20) − m its profile: score_i = log(1 + n_i) + √(n + 1) π · F_i. For the latest ratings first:
 * score_i = Σ_j e^−ρ/4 F_j · F_i, ρ = 0 for the last one rated, whatever the fame.
 */
export const contentRank = defineModel({
  id: 'content-rank',
  label: 'Genres and eras',
  summary: 'Well-known films of the genres and eras that you watch more than others do.',
  paper:
    'Lops, de Gemmis, Semeraro. Content-based recommender systems. Recommender Systems Handbook, 2011; Salton, Buckley. Term-weighting approaches. IPM 24(5), 1988.',
  version: 2,
  params: {
    recency: {
      type: 'choice',
      label: 'Recency',
      help: 'Let all films of a history count and add fame, or the latest ones most and leave fame out: for what to watch next.',
      default: 'any',
      options: ['any', 'latest'],
    },
  },

  *fit(data, { recency }): Generator<Step<ContentRankFit>, ContentRankFit> {
    const { byFilm } = data;
    const genreWeights = weightsOfGenres(data);
    const width = genreWeights.length + ERAS;
    const centre = new Float64Array(width);
    const features = new Float64Array(width);
    for (let film = 0; film < byFilm.rows; film++) {
      const share = countOf(byFilm, film) / byFilm.indices.length;
      if (share === 0) continue;
      writeFeatures(data, genreWeights, film, features);
      for (let f = 0; f < width; f++) centre[f] += share * features[f];
    }
    const fitted = { genreWeights, centre, latest: recency === 'latest' ? 1 : 0 };
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  rank(fitted, data, history, films, out) {
    const profile = profileOf(fitted, data, history);
    const features = new Float64Array(profile.length);
    for (let n = 0; n < films.length; n++) {
      writeFeatures(data, fitted.genreWeights, films[n], features);
      out[n] = startOf(fitted, data, films[n]) + dot(profile, features);
    }
  },

  // Rating j adds w_j (F_j − m) · F_i; for the latest first m is left out.
  explain(fitted, data, history, film) {
    const { genreWeights, centre, latest } = fitted;
    const features = new Float64Array(centre.length);
    writeFeatures(data, genreWeights, film, features);
    const own = new Float64Array(centre.length);
    const usual = latest ? 0 : dot(centre, features);
    const weights = weightsIn(fitted, history);
    const fromRatings = Float64Array.from(history.films, (rated, k) => {
      writeFeatures(data, genreWeights, rated, own);
      return weights[k] * (dot(own, features) - usual);
    });
    return explained(latest ? {} : { popularity: startOf(fitted, data, film) }, fromRatings);
  },
});

/** log(I / (1 + df)), df the number of films of a genre. */
function weightsOfGenres({ films }: Dataset): Float64Array {
  const counts = new Float64Array(films.genreNames.length);
  const row = new Float64Array(counts.length);
  for (let film = 0; film < films.count; film++) {
    writeGenres(films, film, row, 0);
    for (let genre = 0; genre < counts.length; genre++) counts[genre] += row[genre];
  }
  return counts.map((count) => ln(films.count / (1 + count)));
}

/** Writes F. */
function writeFeatures(
  { films }: Dataset,
  genreWeights: Float64Array,
  film: number,
  out: Float64Array,
): void {
  const genres = genreWeights.length;
  writeGenres(films, film, out, 0);
  let squares = 0;
  for (let genre = 0; genre < genres; genre++) {
    out[genre] *= genreWeights[genre];
    squares += out[genre] * out[genre];
  }
  const length = Math.sqrt(squares) || 1;
  for (let genre = 0; genre < genres; genre++) out[genre] /= length;
  writeEra(films, film, out, genres);
  for (let era = genres; era < out.length; era++) out[era] *= ERA_WEIGHT;
}

/** √(n + 1) π, or Σ e^−ρ/4 F. */
function profileOf(fitted: ContentRankFit, data: Dataset, history: History): Float64Array {
  const { genreWeights, centre, latest } = fitted;
  const profile = new Float64Array(centre.length);
  const features = new Float64Array(centre.length);
  const weights = weightsIn(fitted, history);
  history.films.forEach((film, k) => {
    writeFeatures(data, genreWeights, film, features);
    for (let f = 0; f < profile.length; f++) {
      profile[f] += weights[k] * (features[f] - (latest ? 0 : centre[f]));
    }
  });
  return profile;
}

/** What each film of the history counts: √(n + 1) / (n + 20), or e^−ρ/4. */
function weightsIn({ latest }: ContentRankFit, history: History): Float64Array {
  if (latest) return recencyWeights(history, PACE);
  const { length: n } = history.films;
  return new Float64Array(n).fill(Math.sqrt(n + 1) / (n + DAMPING));
}

/** What a film has whoever asks: log(1 + n_i), or nothing. */
const startOf = ({ latest }: ContentRankFit, { byFilm }: Dataset, film: number) =>
  latest ? 0 : ln(1 + countOf(byFilm, film));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
