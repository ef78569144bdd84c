import { afterEach, describe, expect, test, vi } from 'vitest';
import { searchPresets } from '../../../../src/core/search/presets';
import { randomSettings } from '../../../../src/core/search/settings';
import { parseSpace } from '../../../../src/core/search/space';
import { seeded } from '../../../../src/core/random';
import { TuneSettings } from '../../../../src/state/lab/tune/settings.svelte';
import { Route } from '../../../../src/state/route.svelte';
import { browserAt } from '../../browser-address';

afterEach(() => void vi.unstubAllGlobals());

function settingsAt(hash: string) {
  const browser = browserAt(hash);
  return { browser, settings: new TuneSettings(new Route(['tune', 'rate'])) };
}

describe('what is searched', () => {
  test('is the quick search where the address says nothing', () => {
    const { settings } = settingsAt('#/tune');
    expect(settings.problem).toBeUndefined();
    expect(settings.preset).toBe(searchPresets[0]);
    expect(settings.search).toEqual({
      model: 'als',
      protocol: { id: 'kfold', params: { k: 5 }, seed: 1 },
      metric: 'rmse',
    });
    expect(settings.plan).toMatchObject({ folds: 5, innerFolds: [] });
    expect(settings.settings).toHaveLength(12);
  });

  test('is read from the address as it can be typed', () => {
    const { settings } = settingsAt(
      '#/tune?space=als:factors=8|16|32,l2=0.1|1|10,iterations=4&k=3&metric=mae&seed=9&inner=2',
    );
    expect(settings.problem).toBeUndefined();
    expect(settings.search).toEqual({
      model: 'als',
      protocol: { id: 'kfold', params: { k: 3 }, seed: 9 },
      metric: 'mae',
      inner: 2,
    });
    expect(settings.plan).toMatchObject({ folds: 3, innerFolds: [2, 2, 2] });
    expect(settings.settings).toHaveLength(9);
    expect(settings.settings[0]).toEqual({ factors: 8, iterations: 4, l2: 0.1, l2Bias: 3 });
  });

  test('is drawn by the seed where it is random', () => {
    const hash = '#/tune?space=als:l2=0.1..10&random=5';
    const drawn = settingsAt(`${hash}&seed=3`).settings.settings;
    expect(drawn).toHaveLength(5);
    expect(settingsAt(`${hash}&seed=3`).settings.settings).toEqual(drawn);
    expect(settingsAt(`${hash}&seed=4`).settings.settings).not.toEqual(drawn);
  });

  test('is drawn in slices where it is much, and the same', async () => {
    const { settings } = settingsAt('#/tune?space=als:l2=0.1..10&random=600&seed=3&k=2');
    expect(settings.settings).toEqual([]);
    expect(settings).toMatchObject({ drawing: true, problem: undefined, search: undefined });
    await expect.poll(() => settings.drawing).toBe(false);
    const space = parseSpace('als:l2=0.1..10');
    expect(settings.settings).toEqual(randomSettings(space, 600, seeded(3)));
    expect(settings.plan?.settings).toBe(settings.settings);
  });

  test.each(searchPresets.map((preset) => [preset.id, preset] as const))(
    'can be the preset %s, which takes the place of all else',
    (_, preset) => {
      const { settings, browser } = settingsAt('#/tune?space=ease:l2=1|2&metric=mae&x=l2&inner=3');
      settings.take(preset);
      expect(settings.problem).toBeUndefined();
      expect(settings.preset).toBe(preset);
      expect(settings.settings.length).toBeGreaterThan(3);
      const { settings: again } = settingsAt(browser.visited.at(-1) ?? '');
      expect(again.search).toEqual(settings.search);
      expect(again.settings).toEqual(settings.settings);
    },
  );

  test.each([
    ['space=nobody:x=1|2', 'nobody'],
    ['space=als:taste=1|2', 'taste'],
    ['space=als:factors=8|x', 'factors=x'],
    ['space=als:factors', 'factors'],
    ['space=als:l2=1..0.1&random=5', 'l2=1..0.1'],
    ['space=als:l2=0.1..1', 'Ranges are for random search'],
    ['random=0', 'draws 0'],
    ['protocol=cold', 'protocol cold'],
    ['k=1', 'k=1'],
    ['metric=smell', 'smell'],
    ['metric=novelty', 'novelty'],
    ['space=ease:l2=1|2&metric=rmse', 'predicts no stars'],
    ['seed=x', 'seed x'],
    ['inner=1', 'inner folds 1'],
  ])('cannot be run where the address says %s, and says why', (said, word) => {
    const { settings } = settingsAt(`#/tune?${said}`);
    expect(settings.problem).toContain(word);
    expect(settings.search).toBeUndefined();
    expect(settings.plan).toBeUndefined();
  });

  test('is refused before its fits are listed where they are too many', () => {
    const values = Array.from({ length: 100 }, (_, k) => k + 1).join('|');
    const space = `als:factors=${values},l2=${values}`;
    expect(settingsAt(`#/tune?space=${space}`).settings.problem).toBeUndefined();
    const { settings } = settingsAt(`#/tune?space=${space}&k=100&inner=100`);
    expect(settings.problem).toContain('Got a search of 101000000 fits; expected 50000 at most.');
    expect(settings.plan).toBeUndefined();
  });

  test('keeps what is changed in the address, and nothing that is as usual', () => {
    const { settings, browser } = settingsAt('#/tune?film=3');
    settings.setSpace({ id: 'mean', axes: [] });
    settings.setProtocol('split');
    settings.setProtocolParams({ test: '0.5' });
    expect(browser.visited.at(-1)).toBe('#/tune?film=3&space=mean&protocol=split&test=0.5');
    settings.setProtocol('kfold');
    settings.setProtocolParams({ k: '5' });
    expect(browser.visited.at(-1)).toBe('#/tune?film=3&space=mean');
  });

  test('is drawn once there is a range in it', () => {
    const { settings } = settingsAt('#/tune');
    settings.setSpace({ id: 'als', axes: [{ name: 'l2', kind: 'range', texts: ['0.1', '10'] }] });
    expect(settings.draws).toBe('20');
    expect(settings.problem).toBeUndefined();
  });

  test('is the same whichever of its parameters are looked at', () => {
    const { settings } = settingsAt('#/tune?x=l2&y=factors');
    expect(settings.preset).toBe(searchPresets[0]);
  });
});
