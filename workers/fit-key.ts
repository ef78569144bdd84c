import { without, type Dataset } from '../src/core/dataset';
import { versionOf, type Model } from '../src/core/models/model';
import { resolveParams } from '../src/core/params';
import { holdOutMask } from '../src/core/recommend/hold-out';
import type { FitRequest } from './api';

/** Everything that decides the bits of a fit. */
export function fitKey(
  model: Model,
  { sha256 }: Pick<Dataset, 'sha256'>,
  { params, seed, holdOut }: Pick<FitRequest, 'params' | 'seed' | 'holdOut'>,
): string {
  const values = Object.entries(resolveParams(model.params, params)).map(
    ([name, value]) => `${name}=${value}`,
  );
  return [
    sha256,
    model.id,
    `v${versionOf(model)}`,
    values.join(','),
    `seed=${seed}`,
    `holdOut=${holdOut}`,
  ].join(':');
}

/** The data a request's fit is fitted on: all of it, or all but what is held out. */
export function trainingData(
  data: Dataset,
  { holdOut, seed }: Pick<FitRequest, 'holdOut' | 'seed'>,
): Dataset {
  return holdOut === 0 ? data : without(data, holdOutMask(data, holdOut, seed));
}
