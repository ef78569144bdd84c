import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { protocolNamed } from '../src/core/evaluation/protocols/registry';
import { EVALUATION_VERSION } from '../src/core/evaluation/version';
import { versionOf } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams } from '../src/core/params';
import { seeded } from '../src/core/random';
import { searchMetric } from '../src/core/search/metric';
import { drawInner, keyOf, planFor, type Fit } from '../src/core/search/plan';
import { fitsIn, type PreparedFit } from '../src/core/search/run-fit';
import type { FitScore } from '../src/core/search/scores';
import type { BenchSearch, OnBenchProgress } from './bench-api';
import { drive, inSlices } from './driver';

/** What share of the work a fit is taken for. */
const FITTING = 0.7;

/** A search whose folds are drawn. */
export interface OpenSearch {
  readonly data: Dataset;
  readonly folds: number;
  /** By outer fold; empty without a nested estimate. */
  readonly innerFolds: readonly number[];
  readonly prepare: (fit: Fit) => PreparedFit;
}

/** Draws the folds. Throws ParamError and DataError where the protocol, or the metric, is none to choose by. */
export function openSearch(data: Dataset, search: BenchSearch): OpenSearch {
  const { seed } = search.protocol;
  const model = modelNamed(search.model);
  const metric = searchMetric(search.metric, model);
  const protocol = protocolNamed(search.protocol.id);
  const protocolParams = resolveParams(protocol.params, search.protocol.params);
  const draw = protocol.draw(data, protocolParams, seeded(seed));
  const outer = { data, protocol, protocolParams, draw };
  const inner = search.inner === undefined ? undefined : drawInner(outer, search.inner, seed);
  const drawn = inner ? { ...outer, inner } : outer;
  const { folds, innerFolds } = planFor(drawn, []);
  return { data, folds, innerFolds, prepare: fitsIn({ ...drawn, model, metric, seed }) };
}

/** Everything that decides the bits of what comes of a fit. Draws are the seed's. */
export function scoreKey(
  { sha256 }: Pick<Dataset, 'sha256'>,
  { model, protocol, metric, inner }: BenchSearch,
  fit: Fit,
): string {
  const { params: schema } = protocolNamed(protocol.id);
  const own = resolveParams(schema, protocol.params);
  const within = inner !== undefined && 'k' in own ? { ...own, k: inner } : own;
  const identity = {
    data: sha256,
    model,
    version: `${EVALUATION_VERSION}:${versionOf(modelNamed(model))}`,
    protocol: protocol.id,
    protocolParams: own,
    draw: '',
    inner: { params: within, draws: [] },
    metric: searchMetric(metric, modelNamed(model)).id,
    seed: protocol.seed,
  };
  const params = resolveParams(modelNamed(model).params, fit.params);
  return `${sha256}:search:${keyOf(identity, { ...fit, params })}`;
}

/** Runs a fit. One that fails is a result too, without a score for any of the users: the other settings go on. */
export async function scoreFit(
  { data, folds, innerFolds, prepare }: OpenSearch,
  fit: Fit,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: OnBenchProgress },
): Promise<FitScore> {
  const count = fit.outer === undefined ? folds : (innerFolds.at(fit.outer) ?? 0);
  if (!(fit.fold >= 0 && fit.fold < count)) {
    fail('ParamError', `Got fold ${fit.fold}; expected one that the protocol has.`);
  }
  const prepared = prepare(fit);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const onSlice = ({ done, total }: { done: number; total: number }) =>
      onProgress((FITTING * done) / total);
    const fitted = await drive(prepared.fit(), { signal, onSlice });
    const fitSeconds = seconds();
    const { mean, byUser, weight } = await inSlices(prepared.measure(fitted), {
      signal,
      onSlice: (done) => onProgress(FITTING + (1 - FITTING) * done),
    });
    return { mean, byUser, fitSeconds, ...(weight !== undefined && { weight }) };
  } catch (error) {
    if (!(error instanceof Error && error.name === 'FitError')) throw error;
    const byUser = new Float64Array(data.ratings.rows).fill(NaN);
    return { mean: NaN, byUser, fitSeconds: seconds(), failed: error.message };
  }
}
