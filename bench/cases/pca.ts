import { ratedFilms, type Dataset } from '../../src/core/dataset';
import { principalAxes } from '../../src/core/projection/pca';
import { seeded } from '../../src/core/random';
import type { Comparison } from '../harness';
import { ownIteration } from './als';

/** The map's two axes from the factors of all rated films. */
export function pcaCase(data: Dataset): Comparison {
  const films = ratedFilms(data);
  const random = seeded(1);
  const width = 32;
  const values = Float32Array.from({ length: data.films.count * width }, () => random.normal());
  return {
    title: `Principal axes of ${films.length} × ${width}`,
    variants: [
      { name: 'one ALS iteration, K = 32', run: ownIteration(data, 32).run },
      { name: 'principal axes', run: () => principalAxes(values, width, films), budget: 0.5 },
    ],
  };
}
