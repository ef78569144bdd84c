import { afterEach, describe, expect, test, vi } from 'vitest';
import { LINE_UP } from '../../../src/state/line-up';
import { MapSettings } from '../../../src/state/map/settings.svelte';
import { windowFrom, windowText } from '../../../src/state/map/takeaway';
import { Route } from '../../../src/state/route.svelte';
import { browserAt } from '../browser-address';

afterEach(() => void vi.unstubAllGlobals());

function settingsAt(hash: string) {
  const browser = browserAt(hash);
  return { browser, settings: new MapSettings(new Route(['for-you', 'map'])) };
}

describe('how the map is', () => {
  test('is as it is fitted for where the address says nothing', () => {
    const { settings } = settingsAt('#/map');
    const { model, params, seed, holdOut } = LINE_UP.map[0].request;
    expect(settings.feed).toEqual({ model, params, seed, holdOut });
    expect(settings.layout).toEqual({ projection: 'pca', params: {}, least: 1 });
    expect([settings.colour, settings.metric]).toEqual(['stars', 'cosine']);
  });

  test('is read from the address', () => {
    const { settings } = settingsAt(
      '#/map?layout=latent&across=3&up=5&model=ials&colour=year&by=l2&least=20',
    );
    expect(settings.layout).toEqual({
      projection: 'latent',
      params: { across: 3, up: 5 },
      least: 20,
    });
    expect(settings.feed).toMatchObject({ model: 'ials', params: {} });
    expect([settings.colour, settings.metric]).toEqual(['year', 'l2']);
  });

  test.each(['colour=smell', 'by=smell', 'least=7', 'least=-1', 'model='])(
    'is as usual where the address says %s',
    (said) => {
      const { settings } = settingsAt(`#/map?${said}`);
      const usual = settingsAt('#/map').settings;
      expect([settings.feed, settings.layout, settings.colour, settings.metric]).toEqual([
        ...[usual.feed, usual.layout],
        ...[usual.colour, usual.metric],
      ]);
    },
  );

  test('of a layout without components does not ask for any', () => {
    const { settings } = settingsAt('#/map?layout=umap&across=3');
    expect(settings.layout.params).toEqual({});
  });
});

describe('what part is seen', () => {
  test('comes back from the address', () => {
    const window = { x: -0.125, y: 1234.5, k: 6 };
    expect(windowFrom(windowText(window))).toEqual(window);
  });

  test.each([undefined, '', '1,2', '1,2,0', '1,2,-3', 'a,b,c', '1,2,NaN', '1,2,Infinity'])(
    'is all where the address says %s',
    (text) => {
      expect(windowFrom(text)).toBeUndefined();
    },
  );
});
