import { without, type Dataset } from '../src/core/dataset';
import { checkFold, fitFor, runTrials } from '../src/core/evaluation/evaluate';
import { EVALUATION_VERSION } from '../src/core/evaluation/version';
import type { Fold } from '../src/core/evaluation/fold';
import { protocolNamed } from '../src/core/evaluation/protocols/registry';
import { versionOf } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams, type ParamSchema, type ParamValues } from '../src/core/params';
import { seeded } from '../src/core/random';
import type { BenchProtocol, BenchTask, FoldMessage, OnBenchProgress } from './bench-api';
import { drive, inSlices } from './driver';

/** What share of the work a fit is taken for. */
const FITTING = 0.5;

/** The folds that a protocol draws. */
export function foldsOf(data: Dataset, { id, params, seed }: BenchProtocol): readonly Fold[] {
  const protocol = protocolNamed(id);
  const values = resolveParams(protocol.params, params);
  return protocol.foldsOf(data, protocol.draw(data, values, seeded(seed)), values);
}

/** Everything that decides the bits of what comes of a task. */
export function taskKey(
  { sha256 }: Pick<Dataset, 'sha256'>,
  { model: { id, params }, protocol, fold, listLength }: BenchTask,
): string {
  const model = modelNamed(id);
  return [
    sha256,
    `bench${EVALUATION_VERSION}`,
    id,
    `v${versionOf(model)}`,
    textOf(model.params, params),
    protocol.id,
    textOf(protocolNamed(protocol.id).params, protocol.params),
    `seed=${protocol.seed}`,
    `fold=${fold}`,
    `list=${listLength}`,
  ].join(':');
}

const textOf = (schema: ParamSchema, params: ParamValues) =>
  Object.entries(resolveParams(schema, params))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** Fits a model on the training part of a fold and puts it to the fold's trials. */
export async function runFold(
  data: Dataset,
  fold: Fold,
  { model: { id, params }, protocol, listLength }: BenchTask,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: OnBenchProgress },
): Promise<FoldMessage> {
  const model = modelNamed(id);
  const values = resolveParams(model.params, params);
  checkFold(model, values, fold);
  const by = protocolNamed(protocol.id);
  const training = without(data, fold.heldOut);
  const started = performance.now();
  const fitted = await drive(fitFor(model, values, training, protocol.seed), {
    signal,
    onSlice: ({ done, total }) => onProgress((FITTING * done) / total),
  });
  const fittedAt = performance.now();
  const outcomes = await inSlices(
    runTrials(
      { model, fitted, training },
      data,
      fold,
      by.judging(resolveParams(by.params, protocol.params)),
      { ratings: true, listLength },
    ),
    { signal, onSlice: (done) => onProgress(FITTING + (1 - FITTING) * done) },
  );
  return {
    outcomes,
    fitSeconds: (fittedAt - started) / 1000,
    scoreSeconds: (performance.now() - fittedAt) / 1000,
  };
}
