import { afterEach, describe, expect, test, vi } from 'vitest';
import { runSplits } from '../../../../src/core/experiment/split';
import { models } from '../../../../src/core/models/registry';
import { inFull, keyOf, linkOf } from '../../../../src/state/lab/train/run-link';
import { TrainSettings } from '../../../../src/state/lab/train/settings.svelte';
import { Route } from '../../../../src/state/route.svelte';
import { browserAt } from '../../browser-address';

afterEach(() => void vi.unstubAllGlobals());

function settingsAt(hash: string) {
  const browser = browserAt(hash);
  return { browser, settings: new TrainSettings(new Route(['train', 'rate'])) };
}

describe('what is trained', () => {
  test('is matrix factorisation on all ratings where the address says nothing', () => {
    expect(settingsAt('#/train').settings.run).toEqual({
      model: { id: 'als', params: { factors: 32, iterations: 12, l2: 1, l2Bias: 3 } },
      data: { share: 1, minRatings: 0 },
      split: { id: 'holdout', params: { test: 0.2 } },
      seed: 1,
    });
  });

  test('is read from the address', () => {
    const { settings } = settingsAt(
      '#/train?model=sgd&learningRate=0.02&share=0.5&minRatings=20&split=split&test=0.25&seed=9',
    );
    expect(settings.problem).toBeUndefined();
    expect(settings.run).toMatchObject({
      model: { id: 'sgd', params: { learningRate: 0.02, factors: 64 } },
      data: { share: 0.5, minRatings: 20 },
      split: { id: 'split', params: { test: 0.25, lowest: 0.5 } },
      seed: 9,
    });
  });

  test.each(models.map((model) => [model.id, model] as const))(
    'is the same where a link to %s is followed',
    (id, model) => {
      const first = Object.entries(model.params).find(([, param]) => param.type === 'number');
      const given = first?.[1].type === 'number' ? { [first[0]]: first[1].min } : {};
      const run = inFull({
        model: { id, params: given },
        data: { share: 0.4, minRatings: 3 },
        split: { id: 'time', params: {} },
        seed: 5,
      });
      const { settings } = settingsAt(`#/train?${new URLSearchParams(linkOf(run)).toString()}`);
      expect(settings.run && keyOf(settings.run)).toBe(keyOf(run));
    },
  );

  test.each([
    ['model=nobody', 'model', 'nobody'],
    ['l2=-1', 'model', 'l2'],
    ['share=2', 'data', 'share'],
    ['minRatings=0.5', 'data', 'minRatings'],
    ['split=kfold', 'split', 'kfold'],
    ['test=5', 'split', 'test'],
    ['seed=x', 'seed', 'seed x'],
  ] as const)('cannot be run where the address says %s, and says why', (said, part, word) => {
    const { settings } = settingsAt(`#/train?${said}`);
    expect(settings.run).toBeUndefined();
    expect(settings.problems[part]).toContain(word);
    expect(settings.problem).toBe(settings.problems[part]);
  });

  test('stays in the address as far as it is not as usual', () => {
    const { settings, browser } = settingsAt('#/train?film=3');
    settings.setModel('sgd');
    settings.setModelParams({ epochs: '5', factors: '64' });
    settings.setSplit('time');
    settings.setDataParams({ share: '0.5', minRatings: '0' });
    settings.setSeed('4');
    const said = '#/train?film=3&model=sgd&epochs=5&split=time&share=0.5&seed=4';
    expect(browser.visited.at(-1)).toBe(said);
    settings.setModel('als');
    settings.setSplit(runSplits[0].id);
    settings.setDataParams({});
    settings.setSeed('1');
    expect(browser.visited.at(-1)).toBe('#/train?film=3');
  });

  test('takes the place of all that was set, and of what a link said of its data', () => {
    const { settings, browser } = settingsAt('#/train?model=sgd&epochs=5&share=0.5&sha=abc');
    expect(settings.sha).toBe('abc');
    const run = inFull({
      model: { id: 'als', params: { factors: 1 } },
      data: { share: 1, minRatings: 0 },
      split: { id: 'holdout', params: {} },
      seed: 1,
    });
    settings.take(run);
    expect(browser.visited.at(-1)).toBe('#/train?factors=1');
    expect(settings.run).toEqual(run);
  });
});
