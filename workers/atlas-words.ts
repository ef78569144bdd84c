import { ratedFilms, type Dataset } from '../src/core/dataset';
import { clusterNames, filmClusters } from '../src/core/projection/clusters';
import {
  distinctiveTerms,
  namesFrom,
  type DistinctiveTerm,
} from '../src/core/projection/distinctive';
import { filmTerms } from '../src/core/projection/film-terms';
import type { Places, ProjectionSource, ProjectionStep } from '../src/core/projection/projection';
import { mapRegions, type RegionLevel } from '../src/core/projection/regions';
import type { ClustersMessage, RegionMessage } from './atlas-api';

/** As many groups as there are colours for. */
const CLUSTERS = 8;
/** Names are made of so many terms. */
const CONSIDERED = 6;

/** What makes sets of films different from all. */
export type Words = ReturnType<typeof wordsOf>;

/** Worked out once per data set. */
export function wordsOf(
  data: Dataset,
  counts: Uint32Array,
): (films: Uint32Array, options: { readonly most: number }) => DistinctiveTerm[] {
  return distinctiveTerms(filmTerms(data), { films: ratedFilms(data), counts });
}

const namesBy = (words: Words) => (films: Uint32Array) =>
  namesFrom(words(films, { most: CONSIDERED }));

/** Neighbourhoods of a map by what is different in each. */
export function* regionsOf(
  words: Words,
  { films, counts }: ProjectionSource,
  places: Places,
): Generator<ProjectionStep, RegionLevel<RegionMessage>[]> {
  const levels = yield* mapRegions(places, films, counts, namesBy(words));
  return levels.map(({ fromScale, regions }) => ({
    fromScale,
    regions: regions
      .filter(({ text }) => text !== '')
      .map(({ x, y, films: { length }, text }) => ({ x, y, films: length, text })),
  }));
}

/** Films in groups by the direction of their vectors. */
export function* clustersOf(
  words: Words,
  { vectors, films, counts }: ProjectionSource,
): Generator<ProjectionStep, ClustersMessage> {
  const clusters = yield* filmClusters(vectors, films, CLUSTERS, counts);
  return {
    names: clusterNames(clusters, namesBy(words)).map((name, k) => name || `Group ${k + 1}`),
    values: clusters.values,
  };
}
