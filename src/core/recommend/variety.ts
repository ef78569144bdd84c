import { topK } from '../top-k';
import { scaled, type Scored } from './steering';

/** Films that are arranged among each other; what ranks below keeps its place. */
const POOL = 100;
/** What the end of the slider weighs against the whole range of the pool's scores. */
const WEIGHT = 2;

/** How alike two films are, 0 … 1. */
export type Likeness = (a: number, b: number) => number;

/**
 * Films by score and by how much they differ from those before them: maximal marginal relevance (Carbonell, Goldstein.
 * SIGIR 1998). Each next film has the largest r − v · (largest likeness to those chosen), r being its score scaled to
 * 0 … 1 over the best 100. Below 0, where alike is asked for, the mean likeness counts in place of the largest, so that
 * a chain of films does not wander off. O(100² likenesses).
 *
 * @param variety −1 … 1; 0 leaves the order as it is.
 */
export function arranged(
  { films, scores }: Scored,
  variety: number,
  likeness: Likeness,
): Uint32Array {
  if (variety === 0) return films;
  const relevance = scaled(scores.subarray(0, POOL));
  const waiting = Array.from(films.subarray(0, POOL), (film, k) => ({
    film,
    relevance: relevance[k],
    largest: 0,
    sum: 0,
  }));
  const chosen: number[] = [];
  while (waiting.length > 0) {
    const worth = Float64Array.from(waiting, ({ relevance: own, largest, sum }) => {
      const alike = variety > 0 ? largest : sum / Math.max(1, chosen.length);
      return own - WEIGHT * variety * alike;
    });
    const [{ film }] = waiting.splice(topK(worth, 1)[0], 1);
    chosen.push(film);
    for (const other of waiting) {
      const alike = likeness(other.film, film);
      other.largest = Math.max(other.largest, alike);
      other.sum += alike;
    }
  }
  return Uint32Array.of(...chosen, ...films.subarray(POOL));
}
