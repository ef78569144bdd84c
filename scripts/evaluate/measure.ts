import { measureFolds, type TrialScores } from '../../src/core/evaluation/evaluate';
import { figuresOf, type ModelResult } from '../../src/core/evaluation/report';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import type { AskedMetric } from '../../src/core/metrics/asked';
import { foldsOf, runInThreads, type Bench, type ModelTask } from './threads';

/** A model's figures, and the scores that they come from: what paired differences need. */
export interface Evaluated {
  readonly task: ModelTask;
  readonly scores: TrialScores;
  readonly result: ModelResult;
}

/** Evaluates models in parallel threads. */
export async function evaluate(
  bench: Bench,
  models: readonly ModelTask[],
  asked: readonly AskedMetric[],
  onProgress: (text: string) => void,
): Promise<readonly Evaluated[]> {
  const { folds: averaging } = protocolNamed(bench.protocol);
  const trials = foldsOf(bench)[0].trials.map(({ name }) => name);
  const results = await runInThreads(bench, models, onProgress);
  return models.map((task, m) => {
    const folds = results[m];
    const outcomes = folds.map((fold) => fold.outcomes);
    const scores = measureFolds(bench.data, outcomes, trials, averaging, asked);
    const seconds = {
      fit: folds.reduce((sum, { fitSeconds }) => sum + fitSeconds, 0),
      score: folds.reduce((sum, { scoreSeconds }) => sum + scoreSeconds, 0),
    };
    return {
      task,
      scores,
      result: { model: task.id, params: task.params, trials: figuresOf(scores), seconds },
    };
  });
}
