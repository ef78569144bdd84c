// Fits of a search in a worker of the Lab: as an object in this thread, and its script across real message channels.
import { proxy } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { scoreFit } from '../../scripts/search/threads';
import type { Dataset } from '../../src/core/dataset';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { searchMetric } from '../../src/core/search/metric';
import { drawInner, fitsOf, planFor, type Fit } from '../../src/core/search/plan';
import { fitsIn } from '../../src/core/search/run-fit';
import { searchResult, type FitScore } from '../../src/core/search/scores';
import { gridSettings } from '../../src/core/search/settings';
import { parseSpace } from '../../src/core/search/space';
import { createBench } from '../../workers/bench';
import type { BenchSearch } from '../../workers/bench-api';
import { scoreKey } from '../../workers/search-fit';
import { loadPublic } from '../fixtures';
import { emptyDatabase, slowClock } from './fixtures';
import { startScript } from './room-script';
import { memory } from './serving-fixtures';

const { data } = await loadPublic('sample.zip');
const SETTINGS = gridSettings(parseSpace('biases:l2User=1|20'));
const PLAIN: BenchSearch = {
  model: 'biases',
  protocol: { id: 'kfold', params: { k: 2 }, seed: 7 },
  metric: 'rmse',
};
const SEARCH: BenchSearch = { ...PLAIN, inner: 2 };
const SPLIT = { id: 'split', params: {}, seed: 3 };
const deaf = () => {};

/** Outcomes in this thread's memory. */
function outcomeMemory() {
  const kept = new Map<string, unknown>();
  return {
    kept,
    loadOutcomes: <T>(key: string) => Promise.resolve(kept.get(key) as T | undefined),
    saveOutcomes(key: string, value: unknown) {
      kept.set(key, value);
      return Promise.resolve(true);
    },
  };
}

function benchWith(outcomes = outcomeMemory(), lent: Dataset = data) {
  return createBench(() => Promise.resolve({ data: lent }), { ...memory(), ...outcomes });
}

/** The same as the command line does it. */
function byScripts({ model: id, protocol: asked, metric: name, inner }: BenchSearch) {
  const model = modelNamed(id);
  const metric = searchMetric(name, model);
  const protocol = protocolNamed(asked.id);
  const protocolParams = resolveParams(protocol.params, asked.params);
  const draw = protocol.draw(data, protocolParams, seeded(asked.seed));
  const drawn = { data, protocol, protocolParams, draw };
  const nested =
    inner === undefined ? drawn : { ...drawn, inner: drawInner(drawn, inner, asked.seed) };
  const prepare = fitsIn({ ...nested, model, metric, seed: asked.seed });
  return {
    plan: planFor(nested, SETTINGS),
    metric: metric.metric,
    run: (fit: Fit) => scoreFit(prepare(fit), data.ratings.rows),
  };
}

/** Without what no two runs share. */
const timeless = ({ mean, byUser, weight, failed }: FitScore) => ({ mean, byUser, weight, failed });

afterEach(() => void vi.restoreAllMocks());

describe('a fit of a search', () => {
  test.each<[string, BenchSearch]>([
    ['k folds, nested', SEARCH],
    ['one split, nested', { ...SEARCH, protocol: SPLIT }],
    ['a figure of lists', { ...PLAIN, protocol: SPLIT, metric: 'ndcg@10' }],
  ])('comes to what the command line comes to: %s', async (_, search) => {
    const bench = benchWith();
    const { plan, run, metric } = byScripts(search);
    const [here, there] = [new Map<string, FitScore>(), new Map<string, FitScore>()];
    for (const fit of fitsOf(plan)) {
      const score = await bench.score(search, fit, 1, deaf);
      const theirs = run(fit);
      expect(timeless(score)).toEqual(timeless(theirs));
      here.set(JSON.stringify(fit), { ...score, fitSeconds: 0 });
      there.set(JSON.stringify(fit), { ...theirs, fitSeconds: 0 });
    }
    const resultOf = (scores: ReadonlyMap<string, FitScore>) =>
      searchResult(plan, metric, (fit) => scores.get(JSON.stringify(fit)));
    expect(resultOf(here)).toEqual(resultOf(there));
    expect(resultOf(here).nested?.chosen.length).toBe(search.inner && plan.folds);
  });

  test('that diverges is a result that says why', async () => {
    const spec = 'sgd:learningRate=0.05,l2=0.001,l2Bias=0.001,epochs=30';
    const [params] = gridSettings(parseSpace(spec));
    vi.spyOn(modelNamed('sgd'), 'fit').mockImplementation(function* () {
      yield { done: 1, total: 2, iteration: 1, loss: { error: Infinity } };
      return {};
    });
    const search = { ...SEARCH, model: 'sgd' };
    const score = await benchWith().score(search, { params, fold: 0 }, 1, deaf);
    expect(score.failed).toMatch(/infinite at iteration 1/);
    expect(score.mean).toBeNaN();
    expect(score.byUser).toEqual(new Float64Array(data.ratings.rows).fill(NaN));
  });

  test('tells how far it is, and stops once it is cancelled', async () => {
    const bench = benchWith();
    const fractions: number[] = [];
    slowClock();
    const running = bench.score(SEARCH, { params: SETTINGS[0], fold: 0 }, 4, (fraction) => {
      fractions.push(fraction);
      if (fraction > 0.75) bench.cancel(4);
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  test.each<[string, Partial<BenchSearch>, Partial<Fit>]>([
    ['model', { model: 'nobody' }, {}],
    ['protocol', { protocol: { id: 'cold', params: {}, seed: 1 } }, {}],
    ['metric', { metric: 'novelty' }, {}],
    ['parameter', {}, { params: { l2User: -1 } }],
    ['fold', {}, { fold: 2 }],
    ['inner fold', {}, { fold: 2, outer: 0 }],
  ])('with a %s that will not do is refused', async (_, search, fit) => {
    const asked = { params: SETTINGS[0], fold: 0, ...fit };
    const running = benchWith().score({ ...SEARCH, ...search }, asked, 1, deaf);
    await expect(running).rejects.toMatchObject({ name: 'ParamError' });
  });
});

describe('what is kept', () => {
  const fit: Fit = { params: SETTINGS[0], fold: 1 };

  test('is recalled by another worker, and nothing else is', async () => {
    const outcomes = outcomeMemory();
    const first = await benchWith(outcomes).score(SEARCH, fit, 1, deaf);
    const later = benchWith(outcomes);
    const { recalled, ...score } = first;
    expect(recalled).toBe(false);
    expect(await later.recall(SEARCH, [{ ...fit, fold: 0 }, fit])).toEqual([undefined, score]);
    const fitted = vi.spyOn(modelNamed('biases'), 'fit');
    expect(await later.score(SEARCH, fit, 1, deaf)).toEqual({ ...score, recalled: true });
    expect(fitted).not.toHaveBeenCalled();
  });

  test('of one data set is not that of another', async () => {
    const outcomes = outcomeMemory();
    await benchWith(outcomes).score(SEARCH, fit, 1, deaf);
    const other = benchWith(outcomes, { ...data, sha256: 'f'.repeat(64) });
    expect(await other.recall(SEARCH, [fit])).toEqual([undefined]);
  });

  test('is the same with a nested estimate and without, but for what is fitted within', () => {
    expect(scoreKey(data, PLAIN, fit)).toBe(scoreKey(data, SEARCH, fit));
    const within = { ...fit, outer: 0 };
    expect(scoreKey(data, SEARCH, within)).not.toBe(scoreKey(data, SEARCH, fit));
    expect(scoreKey(data, { ...SEARCH, inner: 3 }, within)).not.toBe(
      scoreKey(data, SEARCH, within),
    );
  });

  test.each<[string, Partial<BenchSearch>, Partial<Fit>]>([
    ['the model', { model: 'als' }, { params: {} }],
    ['the seed', { protocol: { ...SEARCH.protocol, seed: 8 } }, {}],
    ['a parameter of the protocol', { protocol: { ...SEARCH.protocol, params: { k: 3 } } }, {}],
    ['the metric', { metric: 'mae' }, {}],
    ['a parameter', {}, { params: SETTINGS[1] }],
    ['the fold', {}, { fold: 0 }],
  ])('has another key where %s is another', (_, search, change) => {
    expect(scoreKey(data, { ...SEARCH, ...search }, { ...fit, ...change })).not.toBe(
      scoreKey(data, SEARCH, fit),
    );
  });

  test('goes with its data set', () => {
    expect(scoreKey(data, SEARCH, fit).startsWith(data.sha256)).toBe(true);
  });
});

describe('the script', () => {
  beforeEach(emptyDatabase);
  afterEach(() => void vi.unstubAllGlobals());

  test('borrows across a channel, scores and recalls', async () => {
    const { api, lend, close } = await startScript('bench');
    await lend({ loan: () => ({ data }) });
    const fit = { params: SETTINGS[0], fold: 0, outer: 1 };
    const score = await api.score(SEARCH, fit, 1, proxy(deaf));
    expect(timeless(score)).toEqual(timeless(byScripts(SEARCH).run(fit)));
    const { recalled, ...kept } = score;
    expect(recalled).toBe(false);
    expect(await api.recall(SEARCH, [fit])).toEqual([kept]);
    close();
  });
});
