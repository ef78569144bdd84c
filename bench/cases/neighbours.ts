import type { Dataset } from '../../src/core/dataset';
import { exactNeighbours, nearestTo } from '../../src/core/projection/neighbours';
import { topK } from '../../src/core/top-k';
import { mapSource } from '../../scripts/map-quality/source';
import type { Comparison } from '../harness';

const K = 15;
const ROUNDS = 3;

/** The nearest films of every film, by tiles and one pair after another. */
export function neighboursCase(data: Dataset): Comparison {
  const { vectors, films } = mapSource(data);
  const { values, width } = vectors;
  const units = new Float64Array(films.length * width);
  films.forEach((film, row) => {
    const own = values.subarray(film * width, (film + 1) * width);
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    own.forEach((value, f) => (units[row * width + f] = value / length));
  });
  const plainly = () => {
    const nearness = new Float32Array(films.length);
    for (let row = 0; row < films.length; row++) {
      for (let other = 0; other < films.length; other++) {
        let sum = 0;
        for (let f = 0; f < width; f++) sum += units[row * width + f] * units[other * width + f];
        nearness[other] = sum;
      }
      nearness[row] = -Infinity;
      topK(nearness, K);
    }
  };
  const atOnce = () => {
    for (const step of exactNeighbours(vectors, films, K, 'cosine')) void step;
  };
  return {
    title: `The ${K} nearest of ${films.length} films, ${width} factors`,
    variants: [
      { name: 'one pair after another', run: plainly },
      { name: 'by tiles, each pair once', run: atOnce, budget: 0.6 },
      {
        name: 'of one film',
        run: () => void nearestTo(vectors, films, films[0], K, 'cosine'),
        budget: 0.002,
      },
    ],
    rounds: ROUNDS,
  };
}
