import { log2 } from '../exact-math';
import { ratioOver } from '../evaluation/measurement';
import type { Case } from '../evaluation/outcome';
import type { Metric } from './metric';
import { overUsers } from './over-users';

export const ndcg: Metric = {
  id: 'ndcg',
  label: 'NDCG',
  summary: 'Whether the films that were liked are on the list, and near its top.',
  better: 'higher',
  of: 'places',
  at: [10],
  paper:
    'Järvelin, Kekäläinen. Cumulated gain-based evaluation of IR techniques. TOIS 20(4), 2002.',
  measure: (outcomes, { data, at }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) => discountedGain(one, at)),
    ),
};

/**
 * Σ 1/log₂(ρ + 2) over the relevant test films with place ρ < N, over the same sum for a list that starts with all of
 * them; NaN where there are none.
 */
export function discountedGain(
  { relevant, places }: Pick<Case, 'relevant' | 'places'>,
  at: number,
): number {
  let [gain, ideal, count] = [0, 0, 0];
  relevant.forEach((isRelevant, k) => {
    if (!isRelevant) return;
    if (places[k] < at) gain += 1 / log2(places[k] + 2);
    if (count < at) ideal += 1 / log2(count + 2);
    count += 1;
  });
  return gain / ideal;
}

/** The discounted gain of a list, best first, that should hold the relevant films. */
export function listGain(list: Uint32Array, relevant: ReadonlySet<number>, at: number): number {
  const places = Float64Array.from(relevant, (film) => {
    const place = list.indexOf(film);
    return place < 0 ? Infinity : place;
  });
  return discountedGain({ relevant: new Uint8Array(places.length).fill(1), places }, at);
}
