// What a run promises for every model of the registry, on a data set small enough to draw.
import { describe, expect, test, vi } from 'vitest';
import { checkFold, runTrials } from '../../../src/core/evaluation/evaluate';
import { protocolNamed } from '../../../src/core/evaluation/protocols/registry';
import { rmse } from '../../../src/core/metrics/rmse';
import { breakdownOf } from '../../../src/core/experiment/breakdown';
import { baselinesOf, simpleStars } from '../../../src/core/experiment/baselines';
import { experimentOf, iterationName } from '../../../src/core/experiment/experiment';
import type { RunSettings } from '../../../src/core/experiment/run';
import { before, run, type RunStep } from '../../../src/core/experiment/running';
import { runSplits, splitOf } from '../../../src/core/experiment/split';
import { vectorsOf } from '../../../src/core/experiment/look';
import { historyOf } from '../../../src/core/history';
import { als } from '../../../src/core/models/als';
import { biases } from '../../../src/core/models/biases';
import { fitToEnd } from '../../../src/core/models/model';
import { models } from '../../../src/core/models/registry';
import { sgd } from '../../../src/core/models/sgd';
import { toEnd } from '../../../src/core/models/steps';
import { resolveParams } from '../../../src/core/params';
import { seeded } from '../../../src/core/random';
import { checkerboard, loadPublic } from '../../fixtures';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const data = checkerboard(20);
const settingsOf = (id: string, params = {}): RunSettings => ({
  model: { id, params },
  data: { share: 1, minRatings: 0 },
  split: { id: 'holdout', params: {} },
  seed: 7,
});

const momentsOf = (steps: readonly RunStep[]) => steps.filter((step) => step.kind === 'moment');

describe.each(models)('a run of $id', (model) => {
  const experiment = experimentOf(data, settingsOf(model.id));
  const steps = [...run(experiment)];
  const moments = momentsOf(steps);
  const fit = fitToEnd(
    model.fit(experiment.training, resolveParams(model.params), seeded(experiment.settings.seed)),
  );

  test('has a moment for each iteration that its settings say', () => {
    const { iterations } = experiment;
    const expected = Array.from({ length: iterations }, (_, k) => k + 1);
    expect(moments.map(({ moment }) => moment.iteration)).toEqual(expected);
    expect(experiment.steps).toBe(iterationName(model) !== undefined);
  });

  test('ends with the bits of the model’s own fit', () => {
    expect(moments.at(-1)?.state.fitted).toStrictEqual(fit);
  });

  test('misses the ratings held out by as much as the model does elsewhere', () => {
    const { training, heldOut } = experiment;
    const { fold } = splitOf(data, { id: 'holdout', params: {} }, 7);
    checkFold(model, resolveParams(model.params), fold);
    const judging = protocolNamed('holdout').judging({});
    const contender = { model, fitted: fit, training };
    const wanted = { ratings: true, listLength: 0 };
    const outcomes = toEnd(runTrials(contender, data, fold, judging, wanted));
    const { mean } = rmse.measure(outcomes, { data, at: 0, stars: 0 });
    expect(heldOut.films.length).toBeGreaterThan(10);
    const last = moments.at(-1)?.moment.heldOutRmse;
    if (model.predict) expect(last).toBeCloseTo(mean, 12);
    else expect(last).toBeNaN();
  });

  test('says how much is done, never less than before', () => {
    const fractions = steps.flatMap((step) => ('fraction' in step ? [step.fraction] : []));
    const [least, most] = [Math.min(...fractions), Math.max(...fractions)];
    expect([least >= 0, most <= 1]).toEqual([true, true]);
    if (!experiment.steps) expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  test('shows vectors of one width where the model has any', () => {
    const state = moments.at(-1)!.state;
    const you = historyOf(experiment.training.ratings, 3);
    const { strip, film, you: place } = vectorsOf(experiment, state, { film: 2, you });
    const lengths = [strip?.values.length, film?.length, place?.length];
    const width = strip?.width ?? NaN;
    expect(lengths).toEqual(model.space ? [20 * width, width, width] : Array(3).fill(undefined));
  });
});

describe('before it begins', () => {
  test('everything is predicted to be the mean, and nothing has vectors', () => {
    const experiment = experimentOf(data, settingsOf('als'));
    const state = before(experiment);
    const watched = { film: 2, you: historyOf(data.ratings, 3) };
    expect(vectorsOf(experiment, state, watched)).toEqual({});
    expect(state).toMatchObject({ iteration: 0 });
    expect(new Set(state.predicted).size).toBe(1);
  });
});

describe('the train error', () => {
  test('is the root of the loss’s squared errors by rating', () => {
    const experiment = experimentOf(data, settingsOf('als'));
    const [{ moment }] = momentsOf([...run(experiment)]);
    const { length } = experiment.training.ratings.indices;
    expect(moment.trainRmse ** 2 * length).toBeCloseTo(moment.loss!.error, 9);
  });

  test('is unknown where the model has no loss', () => {
    const [{ moment }] = momentsOf([...run(experimentOf(data, settingsOf('biases')))]);
    expect(moment.trainRmse).toBeNaN();
  });
});

describe('a split', () => {
  test.each(runSplits.map(({ id }) => id))('by %s hides some ratings and keeps the rest', (id) => {
    const { training, fold } = splitOf(data, { id, params: {} }, 1);
    const hidden = fold.heldOut.reduce((sum, one) => sum + one, 0);
    expect(hidden).toBeGreaterThan(0);
    expect(training.ratings.indices.length + hidden).toBe(data.ratings.indices.length);
  });

  test('limits predictions to its own scale', () => {
    const { scale } = splitOf(data, { id: 'split', params: { lowest: 1 } }, 1);
    expect(scale).toEqual([1, 5]);
  });
});

describe('what is to be beaten', () => {
  test('is better the more it knows', async () => {
    const { data: sample } = await loadPublic('sample.zip');
    const { heldOut } = experimentOf(sample, settingsOf('mean'));
    const all = baselinesOf(toEnd(simpleStars(heldOut)), heldOut);
    const [mean, popularity, both] = all.map(({ rmse: miss }) => miss);
    expect(mean).toBeGreaterThan(popularity);
    expect(popularity).toBeGreaterThan(both);
  });
});

describe('a breakdown', () => {
  const good = { iteration: 3, loss: { error: 40, factors: 2 }, trainRmse: 1 };
  const fitted = { films: Float32Array.of(1, 2) };

  test('is none where all numbers are as they should be', () => {
    expect(breakdownOf(sgd, good, fitted, 0.5)).toBeUndefined();
    expect(breakdownOf(biases, { iteration: 3, trainRmse: NaN }, fitted, 1)).toBeUndefined();
  });

  test.each([
    ['a loss', { ...good, loss: { error: NaN } }, fitted],
    ['a penalty', { ...good, loss: { error: 1, factors: Infinity } }, fitted],
    ['a number of the fit', good, { films: Float32Array.of(1, NaN) }],
    ['a part of a part', good, { part: { films: Float32Array.of(1), mean: Infinity } }],
  ])('is %s that is not finite', (_, now, fit) => {
    expect(breakdownOf(sgd, now, fit, 1)).toEqual({
      iteration: 3,
      kind: 'not-finite',
      happened: 'The error became infinite at epoch 3.',
      advice: 'Try a lower learning rate, or a higher regularisation.',
    });
  });

  test('is no small error, however much smaller it has been', () => {
    expect(breakdownOf(sgd, { ...good, trainRmse: 0.09 }, fitted, 0.02)).toBeUndefined();
    expect(breakdownOf(sgd, { ...good, trainRmse: 1e-6 }, fitted, 0)).toBeUndefined();
  });

  test('is an error far above the least so far', () => {
    expect(breakdownOf(als, { ...good, trainRmse: 4.1 }, fitted, 1.02)).toEqual({
      iteration: 3,
      kind: 'diverged',
      happened:
        'At iteration 3 the error on the ratings that it learns from was 4.1 stars, after 1.02 at its best.',
      advice: 'Try a higher regularisation, or a higher bias regularisation.',
    });
  });
});
