import { afterEach, describe, expect, test, vi } from 'vitest';
import { protocols } from '../../../../src/core/evaluation/protocols/registry';
import { EXAMPLES } from '../../../../src/state/lab/compare/examples';
import { REFERENCE_EXAMPLES } from '../../../../src/state/lab/compare/reference-examples';
import { CompareSettings } from '../../../../src/state/lab/compare/settings.svelte';
import { Route } from '../../../../src/state/route.svelte';
import { browserAt } from '../../browser-address';

afterEach(() => void vi.unstubAllGlobals());

function settingsAt(hash: string) {
  const browser = browserAt(hash);
  return { browser, settings: new CompareSettings(new Route(['compare', 'rate'])) };
}

describe('what is compared', () => {
  test('is a first look where the address says nothing', () => {
    const { settings } = settingsAt('#/compare');
    expect(settings.models.map(({ id }) => id)).toEqual(['biases', 'als', 'popularity', 'ease']);
    expect(settings.bench).toEqual({ id: 'holdout', params: { test: 0.2 }, seed: 1 });
    expect(settings.asked.map(({ id }) => id)).toEqual(['rmse', 'ndcg@10', 'coverage@10']);
    expect(settings.problem).toBeUndefined();
  });

  test('is read from the address', () => {
    const { settings } = settingsAt(
      '#/compare?protocol=kfold&k=4&models=als,ease:l2=150&metrics=mae,ndcg&at=5&seed=9',
    );
    expect(settings.bench).toEqual({ id: 'kfold', params: { k: 4 }, seed: 9 });
    expect(settings.contestants.map(({ params }) => params['l2'])).toEqual([1, 150]);
    expect(settings.asked.map(({ id }) => id)).toEqual(['mae', 'ndcg@5']);
    expect(settings.listLength).toBe(20);
  });

  test('has the trial and the model that is compared with in its link, beside what is compared', () => {
    const { settings, browser } = settingsAt('#/compare?protocol=cold&metrics=ndcg');
    const { compared } = settings;
    settings.set({ trial: '2', against: 'ease:l2=150' });
    expect(settings.full).toMatchObject({ trial: '2', against: 'ease:l2=150' });
    expect(settings.compared).toEqual(compared);
    const { settings: again } = settingsAt(browser.visited.at(-1) ?? '');
    expect([again.trial, again.against]).toEqual([2, 'ease:l2=150']);
    again.setProtocol('kfold');
    expect(again.trial).toBe(0);
  });

  test.each(['x', '-1', '1e3'])('shows the first trial where the address says %s', (trial) => {
    expect(settingsAt(`#/compare?trial=${trial}`).settings.trial).toBe(0);
  });

  test.each(
    [...EXAMPLES, ...REFERENCE_EXAMPLES].map(({ id, settings }) => [id, settings] as const),
  )('can be the example %s, which takes the place of all else', (_, example) => {
    const { settings, browser } = settingsAt('#/compare?protocol=kfold&k=4&at=3&seed=9');
    settings.take(example);
    expect(settings.problem).toBeUndefined();
    expect(settings.link).toEqual(example);
    expect(settingsAt(browser.visited.at(-1) ?? '').settings.bench).toEqual(settings.bench);
  });

  test.each(protocols.map(({ id }) => id))('by %s has figures of its own', (id) => {
    const { settings } = settingsAt('#/compare?protocol=kfold&k=4');
    settings.setProtocol(id);
    expect(settings.problem).toBeUndefined();
    expect(settings.asked.length).toBeGreaterThan(1);
    expect(settings.link).toEqual({ protocol: id });
  });

  test('shows lists for a user whom the address names by number, else for the visitor', () => {
    expect(settingsAt('#/compare').settings.user).toBeUndefined();
    expect(settingsAt('#/compare?user=575').settings.user).toBe(575);
    expect(settingsAt('#/compare?user=nobody').settings.user).toBeUndefined();
    const { settings, browser } = settingsAt('#/compare?models=als-wr');
    settings.set({ user: '232' });
    expect(browser.visited.at(-1)).toBe('#/compare?models=als-wr&user=232');
  });

  test('needs no lists where nothing looks at them, and long ones where that is asked', () => {
    expect(settingsAt('#/compare?metrics=rmse').settings.listLength).toBe(0);
    expect(settingsAt('#/compare?metrics=ndcg&at=50').settings.listLength).toBe(50);
  });

  test.each([
    ['models=nobody', 'nobody'],
    ['models=ease:l2=-1', 'l2'],
    ['protocol=nothing', 'nothing'],
    ['protocol=kfold&k=1', 'k=1'],
    ['seed=x', 'seed x'],
    ['metrics=smell', 'smell'],
    ['metrics=-', 'Choose'],
    ['at=0', '0'],
    ['at=5,x', 'x'],
  ])('cannot be run where the address says %s, and says why', (said, word) => {
    const { settings } = settingsAt(`#/compare?${said}`);
    expect(settings.problem).toContain(word);
  });

  test('keeps what is changed in the address, and nothing that is as usual', () => {
    const { settings, browser } = settingsAt('#/compare?protocol=kfold&film=3');
    settings.setProtocolParams({ k: '7' });
    settings.setModels([{ id: 'mean', params: {} }]);
    expect(browser.visited.at(-1)).toBe('#/compare?protocol=kfold&film=3&k=7&models=mean');
    settings.setProtocolParams({ k: '5' });
    settings.setModels(['biases', 'als', 'popularity', 'ease'].map((id) => ({ id, params: {} })));
    expect(browser.visited.at(-1)).toBe('#/compare?protocol=kfold&film=3');
  });
});
