import type { Dataset } from '../../src/core/dataset';
import { fitFor } from '../../src/core/evaluation/evaluate';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { modelTask } from '../evaluate/inputs';
import type { Ready } from './lists';
import { SEED } from './system';

/** A model as `--model` takes it, fitted on all of the data. */
export function fitted(data: Dataset, spec: string): Ready {
  const { id, params } = modelTask(spec);
  const model = modelNamed(id);
  return { model, fitted: fitToEnd(fitFor(model, params, data, SEED)), data };
}
