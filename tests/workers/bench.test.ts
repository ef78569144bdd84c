// A worker of the Lab as an object in this thread, and its script across real message channels.
import { proxy } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { without } from '../../src/core/dataset';
import { fitFor, measureFolds, runTrials } from '../../src/core/evaluation/evaluate';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { historyFrom } from '../../src/core/history';
import { askedMetrics } from '../../src/core/metrics/asked';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { createBench } from '../../workers/bench';
import type { BenchProtocol, BenchTask } from '../../workers/bench-api';
import { taskKey } from '../../workers/bench-fold';
import { bytesOf } from '../../workers/cache';
import { openOutcomes } from '../../workers/outcomes';
import { loadPublic } from '../fixtures';
import { emptyDatabase, slowClock } from './fixtures';
import { startScript } from './room-script';
import { memory, somebody } from './serving-fixtures';

const { data } = await loadPublic('sample.zip');
const PROTOCOL: BenchProtocol = { id: 'kfold', params: { k: 3 }, seed: 7 };
const TASK: BenchTask = {
  model: { id: 'biases', params: {} },
  protocol: PROTOCOL,
  fold: 1,
  listLength: 10,
};
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

function benchWith(outcomes = outcomeMemory()) {
  return createBench(() => Promise.resolve({ data }), { ...memory(), ...outcomes });
}

/** The same by the core alone. */
function byCore({ model: { id, params }, protocol, fold: number, listLength }: BenchTask) {
  const { draw, foldsOf, judging, params: schema } = protocolNamed(protocol.id);
  const values = resolveParams(schema, protocol.params);
  const fold = foldsOf(data, draw(data, values, seeded(protocol.seed)), values)[number];
  const model = modelNamed(id);
  const training = without(data, fold.heldOut);
  const fitted = fitToEnd(
    fitFor(model, resolveParams(model.params, params), training, protocol.seed),
  );
  const wanted = { ratings: true, listLength };
  const running = runTrials({ model, fitted, training }, data, fold, judging(values), wanted);
  let next = running.next();
  while (!next.done) next = running.next();
  return next.value;
}

afterEach(() => void vi.restoreAllMocks());

describe('a run', () => {
  test('comes to what the core comes to', async () => {
    const { outcomes, recalled } = await benchWith().run(TASK, 1, deaf);
    expect(outcomes).toEqual(byCore(TASK));
    expect(recalled).toBe(false);
  });

  test('is recalled by another worker and not fitted again', async () => {
    const outcomes = outcomeMemory();
    const first = await benchWith(outcomes).run(TASK, 1, deaf);
    const fit = vi.spyOn(modelNamed('biases'), 'fit');
    const again = await benchWith(outcomes).run(TASK, 1, deaf);
    expect(fit).not.toHaveBeenCalled();
    expect(again).toEqual({ ...first, recalled: true });
  });

  test('tells how far it is, and stops once it is cancelled', async () => {
    const bench = benchWith();
    const fractions: number[] = [];
    slowClock();
    const running = bench.run(TASK, 4, (fraction) => {
      fractions.push(fraction);
      if (fraction > 0.6) bench.cancel(4);
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBeGreaterThan(0.6);
    expect(fractions.at(-1)).toBeLessThan(1);
  });

  test.each([
    ['model', { model: { id: 'nobody', params: {} } }],
    ['parameter', { model: { id: 'biases', params: { l2User: -1 } } }],
    ['fold', { fold: 3 }],
  ])('of a %s that is not there is refused', async (_, change) => {
    const running = benchWith().run({ ...TASK, ...change }, 1, deaf);
    await expect(running).rejects.toMatchObject({ name: 'ParamError' });
  });

  test.each<[string, Partial<BenchTask>]>([
    ['the model', { model: { id: 'mean', params: {} } }],
    ['a parameter', { model: { id: 'biases', params: { l2User: 5 } } }],
    ['the protocol', { protocol: { ...PROTOCOL, params: { k: 4 } } }],
    ['the seed', { protocol: { ...PROTOCOL, seed: 8 } }],
    ['the fold', { fold: 2 }],
    ['the length of lists', { listLength: 20 }],
  ])('has another key where %s is another', (_, change) => {
    expect(taskKey(data, { ...TASK, ...change })).not.toBe(taskKey(data, TASK));
  });
});

describe('measurements', () => {
  const metrics = ['rmse', 'ndcg@10', 'diversity@10'];

  test('are those of the core, also where folds are missing', async () => {
    const bench = benchWith();
    const runs = await Promise.all(
      [0, 1].map((fold, job) => bench.run({ ...TASK, fold }, job, deaf)),
    );
    const folds = runs.map(({ outcomes }) => outcomes);
    expect(await bench.measure(PROTOCOL, folds, metrics)).toEqual(
      measureFolds(data, folds, [''], 'averaged', askedMetrics(metrics)),
    );
  });

  test('come by trial', async () => {
    const protocol: BenchProtocol = { id: 'cold', params: { groups: 2, reveal: '1,3' }, seed: 1 };
    const bench = benchWith();
    expect(await bench.plan(protocol)).toEqual({ folds: 2, trials: ['1 rating', '3 ratings'] });
    const { outcomes } = await bench.run({ ...TASK, protocol, fold: 0 }, 1, deaf);
    const scores = await bench.measure(protocol, [outcomes], ['ndcg@10']);
    expect(scores.map(({ trial }) => trial)).toEqual(['1 rating', '3 ratings']);
  });
});

describe('what a model would show somebody', () => {
  const question = { history: somebody, dismissed: Uint32Array.of(3), count: 10 };

  test('is ranked by all ratings, without what is rated or dismissed', async () => {
    const asked = { id: 'popularity', params: {} };
    const listed = await benchWith().forYou(asked, 1, question, 1, deaf);
    const { starts } = data.byFilm;
    const most = Array.from({ length: data.films.count }, (_, film) => film)
      .filter((film) => film !== 3 && !somebody.films.includes(film))
      .sort((a, b) => starts[b + 1] - starts[b] - (starts[a + 1] - starts[a]) || a - b);
    expect(listed.map(({ film }) => film)).toEqual(most.slice(0, 10));
    expect(listed.every(({ stars }) => Number.isNaN(stars))).toBe(true);
  });

  test('has stars within the scale where the model predicts them', async () => {
    const asked = { id: 'biases', params: {} };
    const listed = await benchWith().forYou(asked, 1, question, 1, deaf);
    expect(listed).toHaveLength(10);
    for (const { stars } of listed) {
      expect(stars).toBeGreaterThanOrEqual(0.5);
      expect(stars).toBeLessThanOrEqual(5);
    }
  });

  test('is fitted once, whoever asks', async () => {
    const fit = vi.spyOn(modelNamed('mean'), 'fit');
    const bench = benchWith();
    const nobody = { ...question, history: historyFrom([]) };
    await bench.forYou({ id: 'mean', params: {} }, 1, question, 1, deaf);
    await bench.forYou({ id: 'mean', params: {} }, 1, nobody, 2, deaf);
    expect(fit).toHaveBeenCalledTimes(1);
  });
});

describe('on the device', () => {
  beforeEach(emptyDatabase);
  afterEach(() => void vi.unstubAllGlobals());

  test('outcomes come back as they were; the oldest go when there are too many', async () => {
    const { outcomes } = await benchWith().run(TASK, 1, deaf);
    const size = 1.5 * bytesOf(outcomes);
    const store = openOutcomes(size);
    expect(await store.saveOutcomes('sha:a', { outcomes })).toBe(true);
    expect(await openOutcomes(size).loadOutcomes('sha:a')).toEqual({ outcomes });
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 1000);
    await store.saveOutcomes('sha:b', { outcomes });
    expect(await store.loadOutcomes('sha:a')).toBeUndefined();
    expect(await store.loadOutcomes('sha:b')).toEqual({ outcomes });
  });

  test('the script borrows across a channel, runs and recalls', async () => {
    const { api, lend, close } = await startScript('bench');
    await lend({ loan: () => ({ data }) });
    const first = await api.run(TASK, 1, proxy(deaf));
    expect(first.outcomes).toEqual(byCore(TASK));
    expect(await api.run(TASK, 2, proxy(deaf))).toEqual({ ...first, recalled: true });
    const measured = await api.measure(PROTOCOL, [first.outcomes], ['mae']);
    expect(measured).toEqual(
      measureFolds(data, [first.outcomes], [''], 'averaged', askedMetrics(['mae'])),
    );
    close();
  });
});
