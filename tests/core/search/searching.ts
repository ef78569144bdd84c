import { kfold } from '../../../src/core/evaluation/protocols/kfold';
import { askedMetrics } from '../../../src/core/metrics/asked';
import { fitToEnd, type Model } from '../../../src/core/models/model';
import type { ParamValues } from '../../../src/core/params';
import { seeded } from '../../../src/core/random';
import type { Dataset } from '../../../src/core/dataset';
import { drawInner, planFor, type Fit } from '../../../src/core/search/plan';
import { fitsIn } from '../../../src/core/search/run-fit';
import type { FitScore } from '../../../src/core/search/scores';
import { drained } from '../../scored';

/** A nested search by RMSE with some outer and two inner folds. */
export function searching(
  data: Dataset,
  model: Model,
  settings: readonly ParamValues[],
  seed: number,
  k = 3,
) {
  const protocolParams = { k };
  const draw = kfold.draw(data, protocolParams, seeded(seed));
  const drawn = { data, protocol: kfold, protocolParams, draw };
  const inner = drawInner(drawn, 2, seed);
  const [metric] = askedMetrics(['rmse']);
  const bench = { ...drawn, inner, model, metric, seed };
  const plan = planFor(bench, settings);
  const prepare = fitsIn(bench);
  const run = (fit: Fit): FitScore => {
    const prepared = prepare(fit);
    const { mean, byUser } = drained(prepared.measure(fitToEnd(prepared.fit() as never)));
    return { mean, byUser, fitSeconds: 1 };
  };
  return { bench, plan, inner, metric: metric.metric, run };
}
