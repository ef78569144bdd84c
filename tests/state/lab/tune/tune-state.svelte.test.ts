import { afterEach, describe, expect, test, vi } from 'vitest';
import { fitsOf } from '../../../../src/core/search/plan';
import { gridSettings } from '../../../../src/core/search/settings';
import { parseSpace } from '../../../../src/core/search/space';
import { TuneState } from '../../../../src/state/lab/tune/tune-state.svelte';
import { Route } from '../../../../src/state/route.svelte';
import { browserAt } from '../../browser-address';
import { libraryOf, settled } from '../../fixtures';
import { bench } from './searching';

afterEach(() => void vi.unstubAllGlobals());

const HASH = '#/tune?space=biases:l2User=1|2&k=2';
const settings = gridSettings(parseSpace('biases:l2User=1|2'));
const fits = fitsOf({ settings, folds: 2, innerFolds: [] });

function tuneAt(hash: string, client = bench(), library = libraryOf('small')) {
  browserAt(hash);
  const tune = new TuneState(client.client, new Route(['tune', 'rate']));
  tune.opened(library);
  return { tune, client };
}

describe('the room', () => {
  test('shows after a reload what is kept, and goes on with the rest alone', async () => {
    const { tune, client } = tuneAt(HASH, bench(fits.slice(0, 3)));
    tune.follow();
    await settled();
    expect(tune.progress).toMatchObject({ done: 3, of: 4, recalled: 3 });
    expect(tune.best?.params['l2User']).toBe(1);
    expect(tune.done).toBe(false);
    const running = tune.run();
    await settled();
    expect(client.asked.map(({ fit }) => fit)).toEqual([fits[3]]);
    client.end(0);
    await running;
    expect(tune.done).toBe(true);
    expect(tune.result.table).toHaveLength(2);
  });

  test('says how many fits the device keeps where that is not all of them', () => {
    const { tune } = tuneAt(HASH);
    expect(tune.keeps).toBeUndefined();
    tune.opened({ ...libraryOf('large'), users: 8_000_000 });
    expect(tune.keeps).toBe(2);
  });

  test('does not copy a large data set for a look at what is kept', async () => {
    const large = { ...libraryOf('large'), ratings: 25_000_000 };
    const { tune, client } = tuneAt(HASH, bench(fits), large);
    tune.follow();
    await settled();
    expect(client.lookups).toEqual([]);
    await tune.run();
    expect(tune.done).toBe(true);
    expect(client.asked).toEqual([]);
  });

  test('has nothing of one data set once another is open', async () => {
    const { tune } = tuneAt(HASH, bench(fits));
    tune.follow();
    await settled();
    expect(tune.result.table).toHaveLength(2);
    tune.opened({ ...libraryOf('other'), sha256: 'f'.repeat(64) });
    expect(tune.result.table).toEqual([]);
    expect(tune.progress).toMatchObject({ done: 0 });
  });

  test('reports as the command line does', async () => {
    const { tune } = tuneAt(`${HASH}&seed=7`, bench(fits));
    expect(tune.report()).toBeUndefined();
    tune.follow();
    await settled();
    expect(tune.report()).toMatchObject({
      data: { name: 'small', films: 2 },
      protocol: { id: 'kfold', params: { k: 2 }, seed: 7 },
      space: 'biases:l2User=1|2',
      model: 'biases',
      metric: 'rmse',
      better: 'lower',
      settings: { done: 2, of: 2 },
      table: [{ mean: 1 }, { mean: 2, behind: { mean: 1 } }],
    });
  });

  test('has no best where nothing has a figure, and runs nothing where something is wrong', async () => {
    const { tune, client } = tuneAt('#/tune?space=biases:l2User=1|x');
    await tune.run();
    tune.follow();
    expect(tune.best).toBeUndefined();
    expect(tune.progress).toBeUndefined();
    expect(client.lookups).toEqual([]);
  });

  test('forgets what was set', () => {
    const { tune } = tuneAt(HASH);
    tune.forget();
    expect(tune.link).toEqual({});
  });
});
