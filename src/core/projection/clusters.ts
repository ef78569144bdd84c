import { directionOf, dot, farApart, nearestOf, unit } from '../directions';
import type { Vectors } from '../recommend/likeness';
import { topK } from '../top-k';
import type { ProjectionStep } from './projection';

/** What a film without a vector has for its cluster. */
export const NO_CLUSTER = 255;

/** Films in groups by the direction of their vectors. */
export type FilmClusters = {
  /** Cluster of each film of the data set, from 0, the one with the most films first; 255 for a film without a vector. */
  readonly values: Uint8Array;
  /** Unit vectors, clusters × width: the middle of each. */
  readonly centres: Float64Array;
};

/** Clusters begin at films that people know. */
const WELL_KNOWN = 300;
const MOST_ROUNDS = 30;
/** Films compared between two steps: about a millisecond. */
const FILMS_PER_STEP = 2500;

/**
 * Spherical k-means (Dhillon, Modha. Machine Learning 42, 2001) in factor space, begun at well-known films that are far apart.
 * A film counts as the square root of its ratings, so that the thousands of films with one rating do not decide. Ends when no
 * film moves, after 30 rounds at the latest. Nothing in it is random.
 *
 * @param films The films with a vector.
 * @param count How many clusters at most, 1 … 254. Fewer where there are fewer directions.
 * @param counts Ratings per film of the data set.
 */
export function* filmClusters(
  vectors: Vectors,
  films: Uint32Array,
  count: number,
  counts: Uint32Array,
): Generator<ProjectionStep, FilmClusters> {
  const total = MOST_ROUNDS * films.length;
  const rows: Float64Array[] = [];
  for (const film of films) {
    if (rows.push(directionOf(vectors, film)) % FILMS_PER_STEP === 0) yield { done: 0, total };
  }
  const weights = Float64Array.from(films, (film) => Math.sqrt(counts[film]));
  const known = topK(weights, WELL_KNOWN);
  let centres = farApart(
    Array.from(known, (k) => rows[k]),
    count,
  );
  const members = new Uint8Array(films.length).fill(NO_CLUSTER);

  for (let round = 0, moved = 1; round < MOST_ROUNDS && moved > 0; round++) {
    moved = 0;
    const sums = centres.map((centre) => new Float64Array(centre.length));
    for (let from = 0; from < rows.length; from += FILMS_PER_STEP) {
      const to = Math.min(rows.length, from + FILMS_PER_STEP);
      for (let k = from; k < to; k++) {
        const own = nearestOf(centres, rows[k]);
        moved += own === members[k] ? 0 : 1;
        members[k] = own;
        for (let f = 0; f < vectors.width; f++) sums[own][f] += weights[k] * rows[k][f];
      }
      yield { done: round * rows.length + to, total };
    }
    centres = centres.map((centre, c) => (dot(sums[c], sums[c]) > 0 ? unit(sums[c]) : centre));
  }
  return inOrderOfSize(films, members, centres, vectors);
}

function inOrderOfSize(
  films: Uint32Array,
  members: Uint8Array,
  centres: readonly Float64Array[],
  { values, width }: Vectors,
): FilmClusters {
  const sizes = new Float64Array(centres.length);
  for (const own of members) sizes[own] += 1;
  const order = [...topK(sizes, sizes.length)].filter((c) => sizes[c] > 0);
  const clusters = new Uint8Array(values.length / width).fill(NO_CLUSTER);
  films.forEach((film, k) => (clusters[film] = order.indexOf(members[k])));
  const middles = new Float64Array(order.length * width);
  order.forEach((c, place) => middles.set(centres[c], place * width));
  return { values: clusters, centres: middles };
}

/** The films of each cluster, ascending. */
export function filmsOfClusters({ values }: Pick<FilmClusters, 'values'>): Uint32Array[] {
  const count = values.reduce((n, own) => (own === NO_CLUSTER ? n : Math.max(n, own + 1)), 0);
  const lists = Array.from({ length: count }, (): number[] => []);
  values.forEach((own, film) => own !== NO_CLUSTER && lists[own].push(film));
  return lists.map((list) => Uint32Array.from(list));
}

/**
 * A name for each cluster, no two alike; empty where there is none left.
 * @param namesOf What a set of films can be called, the best first.
 */
export function clusterNames(
  clusters: Pick<FilmClusters, 'values'>,
  namesOf: (films: Uint32Array) => readonly string[],
): string[] {
  const taken = new Set<string>();
  return filmsOfClusters(clusters).map((films) => {
    const name = namesOf(films).find((text) => !taken.has(text)) ?? '';
    taken.add(name);
    return name;
  });
}
