import type { Dataset } from '../dataset';
import { topK } from '../top-k';
import { ratingHistogram } from './film-facts';

/** Films few people have seen are no use to ask about; the choice is made among the most rated. */
const CANDIDATES = 400;

/**
 * Films to show to somebody who has rated nothing: well known (number of ratings), telling (their ratings disagree), and
 * spread over genres and decades. Greedy: each next film has the largest
 * count × variance / ((1 + genre overlap) (1 + films of its decade)) among those not chosen.
 *
 * @param exclude Films not to show: rated, not seen, not interested.
 */
export function chooseOnboarding(
  data: Dataset,
  count: number,
  exclude: ReadonlySet<number>,
): Uint32Array {
  const { byFilm, films } = data;
  const counts = Float64Array.from({ length: byFilm.rows }, (_, film) =>
    exclude.has(film) ? -Infinity : byFilm.starts[film + 1] - byFilm.starts[film],
  );
  const worth = new Map(
    Array.from(topK(counts, CANDIDATES), (film) => [
      film,
      counts[film] * variance(ratingHistogram(byFilm, film)),
    ]),
  );

  const chosen: number[] = [];
  const decades = new Map<number, number>();
  const genres = new Float64Array(32);
  const decadeOf = (film: number) => Math.floor(films.years[film] / 10);
  while (chosen.length < count && worth.size > 0) {
    let [best, most] = [-1, -1];
    for (const [film, value] of worth) {
      const overlap = meanOverBits(films.genres[film], genres);
      const score = value / ((1 + overlap) * (1 + (decades.get(decadeOf(film)) ?? 0)));
      if (score > most) [best, most] = [film, score];
    }
    worth.delete(best);
    chosen.push(best);
    decades.set(decadeOf(best), (decades.get(decadeOf(best)) ?? 0) + 1);
    for (let bit = 0; bit < 32; bit++) if ((films.genres[best] >>> bit) & 1) genres[bit] += 1;
  }
  return Uint32Array.from(chosen);
}

function variance(histogram: readonly number[]): number {
  const n = histogram.reduce((sum, k) => sum + k, 0);
  const mean = histogram.reduce((sum, k, h) => sum + k * h, 0) / n;
  return n > 0 ? histogram.reduce((sum, k, h) => sum + k * (h - mean) ** 2, 0) / n : 0;
}

function meanOverBits(bits: number, values: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let bit = 0; bit < 32; bit++) {
    if (((bits >>> bit) & 1) === 0) continue;
    sum += values[bit];
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}
