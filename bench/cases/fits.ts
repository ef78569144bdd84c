import type { Dataset } from '../../src/core/dataset';
import { fitToEnd, type Model } from '../../src/core/models/model';
import { modelNamed, models } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import type { Comparison } from '../harness';

const YARDSTICK = 'als';
const ROUNDS = 3;

/** Most CPU time of a fit with default parameters, by that of the yardstick, for models that the page waits for. */
const BUDGETS: Readonly<Record<string, number>> = {
  popularity: 0.02,
  biases: 0.05,
  'user-knn': 0.05,
  ease: 0.3,
  'content-ridge': 0.3,
  'star-mix': 0.5,
  ials: 5,
  'rank-blend': 5.5,
  'cold-start': 5.5,
  'for-you': 5.5,
};

/** A whole fit of every model, against one of plain matrix factorisation. */
export function fitsCase(data: Dataset): Comparison {
  const variantOf = (model: Model) => {
    const params = resolveParams(model.params);
    return { name: model.id, run: () => void fitToEnd(model.fit(data, params, seeded(1))) };
  };
  const others = models.filter(({ id }) => id !== YARDSTICK);
  return {
    title: `Fits with default parameters, ${ROUNDS} rounds`,
    variants: [
      variantOf(modelNamed(YARDSTICK)),
      ...others.map((model) => ({ ...variantOf(model), budget: BUDGETS[model.id] })),
    ],
    rounds: ROUNDS,
  };
}
