// That each preset shows what it says, where ml-latest-small is present (npm run data).
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset';
import { baselinesOf, simpleStars } from '../../../src/core/experiment/baselines';
import { experimentOf, resolveSettings } from '../../../src/core/experiment/experiment';
import { presets } from '../../../src/core/experiment/presets';
import { run } from '../../../src/core/experiment/running';
import { toEnd } from '../../../src/core/models/steps';
import { loadPublic } from '../../fixtures';

vi.setConfig({ testTimeout: 300_000 }); // a busy machine is no failure

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../../public/data/${FILE}`, import.meta.url));

const presetNamed = (id: string) => presets.find((preset) => preset.id === id)!;

/** What comes of a preset's first iterations; all of them unless so many are said. */
function outcomeOf(data: Dataset, id: string, iterations = Infinity) {
  const experiment = experimentOf(data, presetNamed(id).settings);
  const [train, heldOut]: [number[], number[]] = [[], []];
  for (const step of run(experiment)) {
    if (step.kind === 'broken') return { train, heldOut, experiment, breakdown: step.breakdown };
    if (step.kind !== 'moment') continue;
    train.push(step.moment.trainRmse);
    heldOut.push(step.moment.heldOutRmse);
    if (train.length >= iterations) break;
  }
  return { train, heldOut, experiment, breakdown: undefined };
}

const falls = (values: readonly number[]) =>
  values.every((value, k) => k === 0 || value < values[k - 1]);

describe('presets', () => {
  test('have names of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(presets.map(({ title }) => title)).size).toBe(presets.length);
  });

  test.each(presets)('$id can be set, and says in a sentence what is to be seen', (preset) => {
    const { model, split } = resolveSettings(preset.settings);
    expect(model.params).toMatchObject(preset.settings.model.params);
    expect(split.params).toMatchObject(preset.settings.split.params);
    expect(preset.says).toMatch(/^[A-Z0-9].*[a-z]\.$/);
  });
});

describe('on the sample', () => {
  test('the one that diverges does', async () => {
    const { data } = await loadPublic('sample.zip');
    const { breakdown, train } = outcomeOf(data, 'diverges');
    expect(breakdown?.kind).toBe('not-finite');
    expect(train.length).toBeGreaterThan(2);
  });
});

describe.skipIf(!here)('on ml-latest-small', () => {
  let data: Dataset;
  beforeAll(async () => {
    ({ data } = await loadPublic(FILE));
  });
  const biasesOf = (id: string) => {
    const { heldOut } = experimentOf(data, presetNamed(id).settings);
    return baselinesOf(toEnd(simpleStars(heldOut)), heldOut)[2].rmse;
  };

  test('default: the held-out error falls and then hardly moves', () => {
    const { heldOut, train } = outcomeOf(data, 'default');
    expect(falls(train)).toBe(true);
    expect(heldOut[0] - heldOut[5]).toBeGreaterThan(0.01);
    expect(Math.abs(heldOut[11] - heldOut[8])).toBeLessThan(0.001);
    expect(heldOut[11]).toBeLessThan(biasesOf('default'));
  });

  test('underfit: little more than the biases is learnt', () => {
    const { heldOut, train } = outcomeOf(data, 'underfit');
    expect(heldOut.at(-1)).toBeCloseTo(biasesOf('underfit'), 2);
    expect(train[0] - train[11]).toBeLessThan(0.01);
  });

  test('overfit: the held-out error rises again while the train error falls', () => {
    const { heldOut, train } = outcomeOf(data, 'overfit');
    const best = heldOut.indexOf(Math.min(...heldOut));
    expect(best).toBeGreaterThan(2);
    expect(best).toBeLessThan(10);
    expect(heldOut.at(-1)! - heldOut[best]).toBeGreaterThan(0.02);
    expect(heldOut.at(-1)).toBeGreaterThan(biasesOf('overfit'));
    expect(falls(train)).toBe(true);
  });

  test('diverges: the error falls for some epochs and then becomes infinite', () => {
    const { breakdown, train } = outcomeOf(data, 'diverges');
    expect(breakdown).toMatchObject({
      kind: 'not-finite',
      happened: `The error became infinite at epoch ${train.length + 1}.`,
      advice: 'Try a lower learning rate, or a higher regularisation.',
    });
    expect(train.length).toBeGreaterThan(3);
    expect(falls(train)).toBe(true);
  });

  test('no biases: the model has none', () => {
    const { experiment, heldOut } = outcomeOf(data, 'no-biases');
    expect(experiment.model.id).toBe('als-wr');
    expect(heldOut.at(-1)).toBeGreaterThan(biasesOf('no-biases'));
  });

  test('one factor: less is learnt than with many', () => {
    const { heldOut, train } = outcomeOf(data, 'one-factor');
    expect(train.at(-1)).toBeGreaterThan(0.7);
    expect(heldOut.at(-1)).toBeLessThan(biasesOf('one-factor'));
  });

  test('003: errors of .640 and .880 are met to a hundredth', () => {
    const { heldOut, train } = outcomeOf(data, '003-als');
    expect(Math.abs(train.at(-1)! - 0.6397)).toBeLessThan(0.01);
    expect(Math.abs(heldOut.at(-1)! - 0.8799)).toBeLessThan(0.01);
  });

  test('004: biases miss by .903, to a hundredth, and embeddings by more', () => {
    const { heldOut: biases } = outcomeOf(data, '004-biases');
    expect(Math.abs(biases.at(-1)! - 0.903)).toBeLessThan(0.01);
    for (const id of ['004-embeddings', '004-app']) {
      const { heldOut, train } = outcomeOf(data, id, 5);
      expect(heldOut[4]).toBeGreaterThan(heldOut[0]);
      expect(heldOut[0]).toBeGreaterThan(biases.at(-1)!);
      expect(falls(train)).toBe(true);
    }
  });

  test.each([
    ['000-svd', 5],
    ['000-svd-tuned', 5],
    ['000-svdpp', 5],
    ['000-rbm', 2],
    ['000-autorec', 2],
  ])('%s learns, and nothing breaks', (id, iterations) => {
    const { heldOut, train, breakdown } = outcomeOf(data, id, iterations);
    expect(breakdown).toBeUndefined();
    expect(falls(train) && falls(heldOut)).toBe(true);
  });
});
