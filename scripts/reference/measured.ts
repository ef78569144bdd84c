import type { Dataset } from '../../src/core/dataset';
import { measureFolds, wantedFor } from '../../src/core/evaluation/evaluate';
import type { Outcome } from '../../src/core/evaluation/outcome';
import { askedMetrics, type AskedMetric } from '../../src/core/metrics/asked';
import { benchFor, modelTask, protocolTask } from '../evaluate/inputs';
import { evaluate } from '../evaluate/measure';
import { SEED, type Context } from './system';

/** Figures of some models by metric, under a protocol as `--protocol` takes it; in the order of the models. */
export async function measure(
  { data, progress }: Pick<Context, 'progress'> & { readonly data: Dataset },
  protocol: string,
  specs: readonly string[],
  metrics: readonly string[],
): Promise<readonly Readonly<Record<string, number>>[]> {
  const asked = askedMetrics(metrics);
  const drawn = await benchFor(data, protocolTask(protocol), { seed: SEED });
  const bench = { ...drawn, wanted: wantedFor(asked) };
  const evaluated = await evaluate(bench, specs.map(modelTask), asked, progress);
  return evaluated.map(({ result: { trials } }) =>
    Object.fromEntries(Object.entries(trials[0].metrics).map(([id, { mean }]) => [id, mean])),
  );
}

/** The figures of one outcome. */
export function meansOf(
  data: Dataset,
  outcome: Outcome,
  asked: readonly AskedMetric[],
): Record<string, number> {
  const [{ scores }] = measureFolds(data, [[outcome]], [''], 'averaged', asked);
  return Object.fromEntries(Object.entries(scores).map(([id, { mean }]) => [id, mean]));
}
