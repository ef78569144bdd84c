import {
  differencesOf,
  figuresOf,
  nameOf,
  type ModelResult,
  type Report,
} from '../../../core/evaluation/report';
import type { Library } from '../../../../workers/api';
import type { BenchProtocol, FoldResult } from '../../../../workers/bench-api';
import type { Contestant } from '../choices';
import type { Measured } from './scores.svelte';

/** A model whose folds are all done. */
export interface Finished {
  readonly contestant: Contestant;
  readonly measured: Measured;
  readonly folds: readonly FoldResult[];
}

/** A comparison as the command line reports it, with the differences of all models from one of them. */
export function reportOf(
  { name, sha256, ratings, users, films }: Library,
  { id, params, seed }: BenchProtocol,
  finished: readonly Finished[],
  against: Finished | undefined,
): Report {
  const results = finished.map(resultOf);
  const others = against ? finished.filter((one) => one !== against) : [];
  return {
    data: { name, sha256, ratings, users, films: films.count },
    protocol: { id, params, seed },
    results,
    differences: others.map((one) => ({
      model: nameOf(resultOf(one)),
      minus: against ? nameOf(resultOf(against)) : '',
      trials: against ? differencesOf(one.measured.scores, against.measured.scores) : [],
    })),
  };
}

function resultOf({ contestant, measured, folds }: Finished): ModelResult {
  const sum = (of: (fold: FoldResult) => number) => folds.reduce((all, one) => all + of(one), 0);
  return {
    model: contestant.choice.id,
    params: contestant.params,
    trials: figuresOf(measured.scores),
    seconds: { fit: sum(({ fitSeconds }) => fitSeconds), score: sum((f) => f.scoreSeconds) },
  };
}
