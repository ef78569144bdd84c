import { without, type Dataset } from '../dataset';
import { fitFor, runTrials, wantedFor } from '../evaluation/evaluate';
import type { Fold } from '../evaluation/fold';
import type { Measurement } from '../evaluation/measurement';
import type { AskedMetric } from '../metrics/asked';
import { keptFinite } from '../models/finite';
import type { Fitted, Model, Step } from '../models/model';
import type { ParamValues } from '../params';
import type { Drawn, Fit } from './plan';

/** What all fits of a search share. */
export interface SearchBench extends Drawn {
  readonly model: Model;
  readonly metric: AskedMetric;
  readonly seed: number;
}

/** A fit, ready to be run: first fitted, then measured. */
export interface PreparedFit {
  /** Yields as the model does. Throws FitError where it diverges. */
  fit(): Generator<Step, Fitted>;
  /** Yields after each user how much of it is done, 0 … 1. */
  measure(fitted: Fitted): Generator<number, Measurement>;
}

/** Prepares fits of a search, one at a time; folds that several of them share are made once. */
export function fitsIn(bench: SearchBench): (fit: Fit) => PreparedFit {
  const { data, model, protocol, protocolParams, draw, inner, metric, seed } = bench;
  const outerFolds = protocol.foldsOf(data, draw, protocolParams);
  let within: { readonly outer: number; readonly part: Part } | undefined;

  const partOf = (outer: number | undefined): Part => {
    if (outer === undefined || !inner) return { data, folds: outerFolds, params: protocolParams };
    if (within?.outer !== outer) {
      const training = without(data, outerFolds[outer].heldOut);
      const folds = protocol.foldsOf(training, inner.draws[outer], inner.params);
      within = { outer, part: { data: training, folds, params: inner.params } };
    }
    return within.part;
  };

  return ({ params, fold, outer }) => {
    const part = partOf(outer);
    const training = without(part.data, part.folds[fold].heldOut);
    return {
      fit: () => keptFinite(fitFor(model, params, training, seed)),
      *measure(fitted) {
        const judging = protocol.judging(part.params);
        const wanted = wantedFor([metric]);
        const candidate = { model, fitted, training };
        const outcomes = yield* runTrials(candidate, part.data, part.folds[fold], judging, wanted);
        const { at, stars } = metric;
        return metric.metric.measure(outcomes, { data: part.data, at, stars });
      },
    };
  };
}

/** Data and the folds that they fall into. */
interface Part {
  readonly data: Dataset;
  readonly folds: readonly Fold[];
  readonly params: ParamValues;
}
