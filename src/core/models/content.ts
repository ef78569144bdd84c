import type { Dataset } from '../dataset';
import { exp } from '../exact-math';
import { yearOf } from '../features/content';
import { tagVectors, type TagVectors } from '../features/tag-vectors';
import type { Films } from '../films';
import type { History } from '../history';
import { meanStars } from '../ratings';
import { topK } from '../top-k';
import { copyFit, defineModel, type Step } from './model';

/** Years after which a similarity has fallen to 1 / e. */
const FADE_YEARS = 10;

const KINDS = ['genres-years', 'genres', 'years', 'tags'] as const;

/** Where tags are not what films are compared by. */
const noTags = (): TagVectors => ({
  starts: new Uint32Array(),
  tags: new Uint32Array(),
  weights: new Float64Array(),
});

/** What films are compared by. */
type ContentFit = {
  readonly mean: number;
  readonly neighbours: number;
  /** Place in KINDS. */
  readonly similarity: number;
  /** 1: films without ratings get the mean. */
  readonly classic: number;
  /** A bit set per film. */
  readonly genres: Uint32Array;
  readonly years: Uint32Array;
  /** e^−d/10 for each difference of years. */
  readonly decay: Float64Array;
  readonly tagVectors: TagVectors;
};

/**
 * r̂_ui = Σ_j s_ij r_uj / Σ_j s_ij over the K films j of the history that are most like film i, the mean where none is:
 * s_ij = cos(g_i, g_j) · e^−|year_i − year_j|/10 with g the genres, or either factor alone, or the cosine of tags.
 */
export const content = defineModel({
  id: 'content',
  label: 'Similar content',
  summary: 'Rates a film as you rated those of the same genres and years, or with the same tags.',
  paper:
    'Lops, de Gemmis, Semeraro. Content-based recommender systems. Recommender Systems Handbook, 2011.',
  version: 1,
  params: {
    similarity: {
      type: 'choice',
      label: 'Similarity',
      help: 'Genres and years, either alone, or tags weighed by how rare they are.',
      default: 'genres-years',
      options: KINDS,
    },
    neighbours: {
      type: 'number',
      label: 'Neighbours',
      help: 'K: how many of the most similar films of a history are asked.',
      default: 40,
      min: 1,
      max: 1000,
      step: 1,
    },
    variant: {
      type: 'choice',
      label: 'Variant',
      help: 'Make the best of what is known; or do as the classic course framework: unknown years are 0, no genres are a genre, and films without ratings get the mean.',
      default: 'full',
      options: ['full', 'classic'],
    },
  },

  *fit(data, { similarity, neighbours, variant }): Generator<Step<ContentFit>, ContentFit> {
    const classic = variant === 'classic';
    const years = yearsOf(data.films, classic);
    const fitted = {
      mean: meanStars(data.ratings),
      neighbours,
      similarity: KINDS.indexOf(similarity),
      genres: genresOf(data.films, classic),
      classic: classic ? 1 : 0,
      years,
      decay: decayUpTo(years),
      tagVectors: similarity === 'tags' ? tagVectors(data.tags, data.films.count) : noTags(),
    };
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  predict(fit, data, history, films, out) {
    const estimate = estimator(fit, data, history);
    const byLooks = new Map<number, number>();
    for (let k = 0; k < films.length; k++) {
      const looks = looksOf(fit, data, films[k]);
      const stars = byLooks.get(looks) ?? estimate(films[k]).stars;
      byLooks.set(looks, stars);
      out[k] = stars;
    }
  },

  explain(fit, data, history, film) {
    const { stars, neighbours, shares } = estimator(fit, data, history)(film);
    const fromRatings = new Float64Array(history.films.length);
    neighbours.forEach((position, k) => (fromRatings[position] = shares[k]));
    const terms = neighbours.length ? [] : [{ id: 'mean' as const, value: fit.mean }];
    return { total: stars, terms, fromRatings };
  },
});

/** A number that films share which get the same estimate: many are of the same genres and year. */
function looksOf(
  { similarity, classic, genres, years }: ContentFit,
  { byFilm: { starts } }: Dataset,
  film: number,
): number {
  const kind = KINDS[similarity];
  if (kind === 'tags' || (classic && starts[film + 1] === starts[film])) return -1 - film;
  return (kind === 'years' ? 0 : genres[film]) * 2 ** 16 + (kind === 'genres' ? 0 : years[film]);
}

interface Estimate {
  readonly stars: number;
  /** Positions in the history of the films that were asked, the most similar first. */
  readonly neighbours: Uint32Array;
  /** What each of them adds: s_ij r_uj / Σ s. */
  readonly shares: Float64Array;
}

function estimator(
  fit: ContentFit,
  { byFilm }: Dataset,
  { films, halfStars }: History,
): (film: number) => Estimate {
  const similarity = similarityTo(fit, films);
  const similarities = new Float64Array(films.length);
  return (film) => {
    if (fit.classic && byFilm.starts[film + 1] === byFilm.starts[film]) similarities.fill(0);
    else similarity(film, similarities);
    const neighbours = topK(similarities, fit.neighbours).filter((k) => similarities[k] > 0);
    let total = 0;
    for (const k of neighbours) total += similarities[k];
    const shares = Float64Array.from(
      neighbours,
      (k) => (similarities[k] * halfStars[k]) / 2 / total,
    );
    let stars = 0;
    for (const share of shares) stars += share;
    return { stars: neighbours.length ? stars : fit.mean, neighbours, shares };
  };
}

/** A function that writes a film's similarities to the films of a history. */
function similarityTo(
  fit: ContentFit,
  history: Uint32Array,
): (film: number, out: Float64Array) => void {
  const kind = KINDS[fit.similarity];
  if (kind === 'tags') return tagSimilarityTo(fit.tagVectors, history);
  const { genres, years, decay } = fit;
  const sizes = Float64Array.from(history, (other) => bitsIn(genres[other]));
  const ofGenres = (film: number, k: number) => {
    const shared = bitsIn(genres[film] & genres[history[k]]);
    return shared === 0 ? 0 : shared / Math.sqrt(bitsIn(genres[film]) * sizes[k]);
  };
  const ofYears = (film: number, k: number) => decay[Math.abs(years[film] - years[history[k]])];
  return (film, out) => {
    for (let k = 0; k < history.length; k++) {
      out[k] =
        (kind === 'years' ? 1 : ofGenres(film, k)) * (kind === 'genres' ? 1 : ofYears(film, k));
    }
  };
}

/** The same by the cosine of tags. */
function tagSimilarityTo(
  { starts, tags, weights }: TagVectors,
  history: Uint32Array,
): (film: number, out: Float64Array) => void {
  return (film, out) => {
    const own = new Map<number, number>();
    for (let t = starts[film]; t < starts[film + 1]; t++) own.set(tags[t], weights[t]);
    history.forEach((other, k) => {
      out[k] = 0;
      if (own.size === 0) return;
      for (let t = starts[other]; t < starts[other + 1]; t++) {
        out[k] += (own.get(tags[t]) ?? 0) * weights[t];
      }
    });
  };
}

/** How many bits of a set are 1 (Warren, Hacker's Delight, 5-1). */
function bitsIn(set: number): number {
  let x = set - ((set >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Years of the films; unknown ones are 0, or the median. */
function yearsOf(films: Films, classic: boolean): Uint32Array {
  return Uint32Array.from(films.years, (year, film) => (classic ? year : yearOf(films, film)));
}

/** Genres of the films; where having none is a genre, it takes the first free bit. */
function genresOf({ genres, genreNames }: Films, classic: boolean): Uint32Array {
  const bit = classic && genreNames.length < 32 ? 1 << genreNames.length : 0;
  return genres.map((set) => (set === 0 ? bit >>> 0 : set));
}

/** e^−d/10 for d = 0 … the largest difference there is. */
function decayUpTo(years: Uint32Array): Float64Array {
  let [first, last] = [Infinity, 0];
  for (const year of years) [first, last] = [Math.min(first, year), Math.max(last, year)];
  return Float64Array.from({ length: Math.max(1, last - first + 1) }, (_, d) =>
    exp(-d / FADE_YEARS),
  );
}
