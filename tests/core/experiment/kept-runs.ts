import { experimentOf } from '../../../src/core/experiment/experiment';
import type { Moment, RunSettings } from '../../../src/core/experiment/run';
import { keptRun, type KeptRun } from '../../../src/core/experiment/run-file';
import { run } from '../../../src/core/experiment/running';
import type { ParamValues } from '../../../src/core/params';
import { checkerboard } from '../../fixtures';

/** A real run on a small data set. @param asked What differs from ALS in three iterations. */
export function runOf(
  id = 'als',
  params: ParamValues = {},
  asked: Partial<RunSettings> = {},
): KeptRun {
  const data = checkerboard(20);
  const experiment = experimentOf(data, {
    model: { id, params },
    data: { share: 1, minRatings: 0 },
    split: { id: 'holdout', params: {} },
    seed: 3,
    ...asked,
  });
  const moments: Moment[] = [];
  for (const step of run(experiment)) {
    if (step.kind === 'moment') moments.push({ ...step.moment, seconds: 0.1 + moments.length / 3 });
  }
  const { settings, training, heldOut, iterations, steps } = experiment;
  return keptRun(
    {
      settings,
      sha256: data.sha256,
      dataset: data.name,
      start: {
        iterations,
        steps,
        training: training.ratings.indices.length,
        heldOut: heldOut.films.length,
        films: 20,
        users: 20,
        baselines: [
          { id: 'mean', label: 'Mean of all ratings', rmse: 1.25 },
          { id: 'biases', label: 'User and film biases', rmse: NaN },
        ],
      },
      moments,
      standing: { kind: 'done', iteration: iterations },
      code: '0AZ9TK',
    },
    '1.2.3',
  );
}
