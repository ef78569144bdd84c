import { without, type Dataset } from '../src/core/dataset';
import {
  fitFor,
  measureFolds,
  runTrials,
  wantedFor,
  type Scores,
} from '../src/core/evaluation/evaluate';
import { simpleFold, usualJudging, type Judging, type Mask } from '../src/core/evaluation/fold';
import type { Contender } from '../src/core/evaluation/contender';
import { protocolNamed } from '../src/core/evaluation/protocols/registry';
import { askedMetrics } from '../src/core/metrics/asked';
import { fitToEnd, type Model } from '../src/core/models/model';
import { resolveParams, type ParamValues } from '../src/core/params';
import { seeded } from '../src/core/random';
import { identity } from '../src/core/ratings';

/** Runs a generator to its end. */
export function drained<T, R>(work: Generator<T, R>): R {
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value;
}

/** What a fitted model scores on the ratings of a mask. */
export function scoresOn(
  contender: Contender,
  data: Dataset,
  test: Mask,
  names: readonly string[],
  judging: Judging = usualJudging,
): Scores {
  const asked = askedMetrics(names);
  const fold = simpleFold(test, identity(data.ratings.rows));
  const outcomes = drained(runTrials(contender, data, fold, judging, wantedFor(asked)));
  return measureFolds(data, [outcomes], [''], 'averaged', asked)[0].scores;
}

/** What a model scores under a protocol drawn with seed 1, by the first of its trials. */
export function scoresBy(
  protocolId: string,
  model: Model,
  data: Dataset,
  names: readonly string[],
  given: ParamValues = {},
): Scores {
  const protocol = protocolNamed(protocolId);
  const params = resolveParams(protocol.params);
  const asked = askedMetrics(names);
  const folds = protocol.foldsOf(data, protocol.draw(data, params, seeded(1)), params);
  const outcomes = folds.map((fold) => {
    const training = without(data, fold.heldOut);
    const fitted = fitToEnd(fitFor(model, resolveParams(model.params, given), training, 1));
    const running = runTrials(
      { model, fitted, training },
      data,
      fold,
      protocol.judging(params),
      wantedFor(asked),
    );
    return drained(running);
  });
  const trials = folds[0].trials.map(({ name }) => name);
  return measureFolds(data, outcomes, trials, protocol.folds, asked)[0].scores;
}
