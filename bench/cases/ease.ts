import type { Dataset } from '../../src/core/dataset';
import { ease } from '../../src/core/models/ease';
import { fitToEnd } from '../../src/core/models/model';
import { seeded } from '../../src/core/random';
import type { Comparison } from '../harness';
import { ownIteration } from './als';

/** A whole fit of EASE against one iteration of ALS. */
export function easeCase(data: Dataset): Comparison {
  const params = { l2: 100, weights: 'rating', recency: 'any' } as const;
  return {
    title: 'EASE fit, λ = 100',
    variants: [
      { name: 'one ALS iteration, K = 32', run: ownIteration(data, 32).run },
      {
        name: 'EASE fit',
        run: () => fitToEnd(ease.fit(data, params, seeded(1))),
        budget: 2.5,
      },
    ],
  };
}
