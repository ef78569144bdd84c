import { without } from '../src/core/dataset';
import { pageModelNamed } from '../src/core/models/page-models';
import type { Step } from '../src/core/models/model';
import { resolveParams } from '../src/core/params';
import { seeded } from '../src/core/random';
import { heldOutError, holdOutMask } from '../src/core/recommend/hold-out';
import type { FitJob, FitProgress, FitResult, JobApi } from './api';
import { breathe, drive } from './driver';

/** A job worker's service: an ordinary object, tested without a worker. */
export function createJob(): JobApi {
  let controller = new AbortController();
  return {
    async fit(job, onProgress) {
      controller = new AbortController();
      return run(job, onProgress, controller.signal);
    },
    cancel: () => controller.abort(),
  };
}

async function run(
  { data, model: id, params, seed, holdOut }: FitJob,
  onProgress: (progress: FitProgress) => void,
  signal: AbortSignal,
): Promise<FitResult> {
  const model = pageModelNamed(id);
  const values = resolveParams(model.params, params);
  const mask = holdOut > 0 ? holdOutMask(data, holdOut, seed) : undefined;
  const training = mask ? without(data, mask) : data;
  const trained = training.ratings.indices.length;

  let progress: FitProgress = {
    model: id,
    fraction: 0,
    iteration: 0,
    iterations: Number(values.iterations ?? 1),
    trainRmse: NaN,
    heldOutRmse: NaN,
  };
  const report = (change: Partial<FitProgress>) =>
    onProgress((progress = { ...progress, ...change }));
  report({});

  const measure = async (step: Step) => {
    const fraction = step.done / step.total;
    const trainRmse = step.loss ? Math.sqrt(step.loss.error / trained) : NaN;
    let heldOutRmse = NaN;
    if (mask && step.state && model.predict) {
      const scoring = heldOutError(model, step.state(), { data, training, mask });
      let next = scoring.next();
      for (let since = performance.now(); !next.done; next = scoring.next()) {
        if (performance.now() - since < 40) continue;
        await breathe();
        since = performance.now();
      }
      heldOutRmse = next.value;
    }
    report({ fraction, iteration: step.iteration ?? 0, trainRmse, heldOutRmse });
  };

  const fitted = await drive(model.fit(training, values, seeded(seed)), {
    signal,
    onSlice: ({ done, total }) => report({ fraction: done / total }),
    onIteration: measure,
  });
  return { fitted, progress };
}
