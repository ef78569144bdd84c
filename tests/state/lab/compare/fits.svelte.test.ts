import { describe, expect, test } from 'vitest';
import type { BenchTask, FoldResult } from '../../../../workers/bench-api';
import { contestantsOf, modelsFrom } from '../../../../src/state/lab/choices';
import { Fits, type RunClient } from '../../../../src/state/lab/compare/fits.svelte';
import type { RunPlan } from '../../../../src/state/lab/compare/run';
import { Later, named, settled } from '../../fixtures';

const result = (recalled = false): FoldResult => ({
  outcomes: [],
  fitSeconds: 1,
  scoreSeconds: 1,
  recalled,
});

const planOf = (models: string, seed = 1): RunPlan => ({
  protocol: { id: 'kfold', params: { k: 2 }, seed },
  listLength: 0,
  contestants: contestantsOf(modelsFrom(models)),
});

/** A client whose fits the test finishes; what is cancelled is rejected as a worker does it. */
function bench() {
  const asked: { task: BenchTask; later: Later<FoldResult>; tell: (fraction: number) => void }[] =
    [];
  const client: RunClient = {
    size: 2,
    plan: () => Promise.resolve({ folds: 2, trials: [''] }),
    run(task, signal, tell) {
      const later = new Later<FoldResult>();
      signal.addEventListener('abort', () => later.reject(named('AbortError', 'cancelled')));
      asked.push({ task, later, tell });
      return later.promise;
    },
  };
  return { asked, compare: new Fits(client) };
}

const namesOf = (asked: readonly { readonly task: BenchTask }[]) =>
  asked.map(({ task }) => `${task.model.id}${task.fold}`);

describe('a run', () => {
  test('fits every model on every fold, and a model that is there twice once', async () => {
    const { asked, compare } = bench();
    const plan = planOf('mean,biases,mean');
    const running = compare.run(plan);
    await settled();
    expect(namesOf(asked)).toEqual(['mean0', 'mean1', 'biases0', 'biases1']);
    expect(compare.running).toBe(true);
    asked.forEach(({ later }) => later.resolve(result()));
    await running;
    expect(compare.running).toBe(false);
    for (const { key } of plan.contestants) {
      expect(compare.progressOf(plan, key)).toEqual({
        done: 2,
        of: 2,
        fraction: 1,
        problem: undefined,
      });
    }
  });

  test('tells how far each model is, and what is left', async () => {
    const { asked, compare } = bench();
    const plan = planOf('mean,biases');
    const [mean, biases] = plan.contestants;
    void compare.run(plan);
    await settled();
    asked[0].later.resolve(result());
    asked[1].tell(0.5);
    await settled();
    expect(compare.progressOf(plan, mean.key)).toMatchObject({ done: 1, of: 2, fraction: 0.75 });
    expect(compare.progressOf(plan, biases.key)).toMatchObject({ done: 0, of: 2, fraction: 0 });
    expect(compare.left).toBeCloseTo((1 + 2 + 2) / 2, 1);
  });

  test('that is cancelled goes on where it was', async () => {
    const { asked, compare } = bench();
    const plan = planOf('mean,biases');
    const running = compare.run(plan);
    await settled();
    asked[0].later.resolve(result());
    await settled();
    compare.cancel();
    await running;
    expect(compare.running).toBe(false);
    expect(compare.wasCancelled(plan)).toBe(true);
    expect(compare.wasCancelled(planOf('mean', 2))).toBe(false);
    asked.length = 0;
    void compare.run(plan);
    await settled();
    expect(namesOf(asked)).toEqual(['mean1', 'biases0', 'biases1']);
    expect(compare.wasCancelled(plan)).toBe(false);
  });

  test('says how much was kept from before', async () => {
    const { asked, compare } = bench();
    const running = compare.run(planOf('mean'));
    await settled();
    asked[0].later.resolve(result(true));
    asked[1].later.resolve(result(false));
    await running;
    expect(compare.recalled).toEqual({ found: 1, of: 2 });
  });

  test('goes on where a model fails, and tries that again when it is asked to', async () => {
    const { asked, compare } = bench();
    const plan = planOf('mean,biases');
    const [mean, biases] = plan.contestants;
    const running = compare.run(plan);
    await settled();
    asked[0].later.reject(named('FitError', 'The error became infinite.'));
    asked.slice(1).forEach(({ later }) => later.resolve(result()));
    await running;
    expect(compare.progressOf(plan, mean.key).problem).toBe('The error became infinite.');
    expect(compare.progressOf(plan, biases.key)).toMatchObject({ done: 2, problem: undefined });
    asked.length = 0;
    void compare.run(plan);
    await settled();
    expect(namesOf(asked)).toEqual(['mean0']);
    expect(compare.progressOf(plan, mean.key).problem).toBeUndefined();
  });

  test('that cannot begin says why', async () => {
    const { compare } = bench();
    const client: RunClient = {
      size: 1,
      plan: () => Promise.reject(named('DataError', 'No times in these data.')),
      run: () => Promise.resolve(result()),
    };
    const other = new Fits(client);
    await other.run(planOf('mean'));
    expect(other.problem).toBe('No times in these data.');
    expect(other.running).toBe(false);
    expect(compare.problem).toBeUndefined();
  });

  test('is forgotten with all that came of it', async () => {
    const { asked, compare } = bench();
    const plan = planOf('mean');
    const running = compare.run(plan);
    await settled();
    asked[0].later.resolve(result());
    await settled();
    compare.clear();
    await running;
    asked[1].later.resolve(result());
    await settled();
    expect(compare.running).toBe(false);
    expect(compare.foldsOf(plan, plan.contestants[0].key)).toEqual([]);
    expect(compare.planOf(plan)).toBeUndefined();
  });
});
