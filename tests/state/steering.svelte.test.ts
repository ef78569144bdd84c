import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AS_RANKED } from '../../src/core/recommend/steering';
import { Route } from '../../src/state/route.svelte';
import { SteeringState } from '../../src/state/steering.svelte';
import { browserAt } from './browser-address';
import { filmsNamed } from './fixtures';

const films = { ...filmsNamed(['Heat', 'Up']), genreNames: ['Action', 'Comedy', 'Drama'] };
afterEach(() => void vi.unstubAllGlobals());

function steeringAt(hash: string) {
  const browser = browserAt(hash);
  const route = new Route(['for-you', 'rate', 'map']);
  return { browser, route, steering: new SteeringState(route, () => films) };
}

describe('what is asked of picks', () => {
  test('is nothing where the address says nothing', () => {
    const { steering } = steeringAt('#/for-you?film=3&tab=saved');
    expect(steering.steering).toEqual(AS_RANKED);
    expect(steering.neutral).toBe(true);
    expect(steering.params).toEqual({});
  });

  test('is read from the address', () => {
    const { steering } = steeringAt(
      '#/for-you?adventure=40&variety=-100&newness=10&with=Comedy,Drama&without=Action&from=1990&to=2000&least=20&since=2',
    );
    expect(steering.steering).toEqual({
      ...{ adventure: 0.4, variety: -1, newness: 0.1 },
      ...{ include: 0b110, exclude: 0b001, from: 1990, to: 2000, leastRatings: 20 },
    });
    expect([steering.neutral, steering.years]).toEqual([false, 2]);
  });

  test.each([
    ['adventure=lots', 0],
    ['adventure=', 0],
    ['adventure=NaN', 0],
    ['adventure=1e9', 1],
    ['adventure=-Infinity', 0],
    ['adventure=-700', -1],
  ])('is within its bounds, whatever a link says: %s', (params, adventure) => {
    expect(steeringAt(`#/for-you?${params}`).steering.steering.adventure).toBe(adventure);
  });

  test('names a genre or a model only where there is one', () => {
    const { steering } = steeringAt('#/for-you?with=Opera,comedy&by=magic&least=-3&from=x');
    expect(steering.steering).toEqual(AS_RANKED);
    expect(steering.algorithm).toBeUndefined();
    expect(steering.neutral).toBe(true);
  });

  test('goes into the address and out of it again, and leaves the rest of it', () => {
    const { browser, steering } = steeringAt('#/for-you?film=3');
    steering.set({ adventure: '30', with: 'Comedy' });
    expect(browser.visited).toEqual(['#/for-you?film=3&adventure=30&with=Comedy']);
    expect(steering.steering).toMatchObject({ adventure: 0.3, include: 0b010 });
    steering.set({ adventure: undefined, with: '' });
    expect(browser.visited).toEqual(['#/for-you?film=3']);
    steering.set({ by: 'ease', since: '1', least: '5' });
    steering.reset();
    expect(browser.visited).toEqual(['#/for-you?film=3']);
    expect(steering.neutral).toBe(true);
  });

  test('as a preset replaces the shape, but not which ratings count nor what ranks', () => {
    const { steering } = steeringAt('#/for-you?adventure=30&from=1990&by=ease&since=2');
    steering.shapeAs({ least: '10' });
    expect(steering.shape).toEqual({ least: '10' });
    expect([steering.algorithm?.id, steering.years]).toEqual(['ease', 2]);
  });

  test('stays the same object while other parts of the address change', () => {
    const { route, steering } = steeringAt('#/for-you?adventure=30');
    const stop = $effect.root(() => {
      const before = steering.steering;
      route.replace('#/for-you?adventure=30&film=3');
      expect(steering.steering).toBe(before);
      route.replace('#/for-you?adventure=40&film=3');
      expect(steering.steering).not.toBe(before);
    });
    stop();
  });

  test('is remembered while another screen is shown', () => {
    const { route, steering } = steeringAt('#/for-you?adventure=30&by=ease');
    const stop = $effect.root(() => {
      $effect(() => steering.remember());
    });
    flushSync();
    route.replace('#/rate?adventure=90');
    flushSync();
    expect(steering.params).toEqual({ adventure: '30', by: 'ease' });
    expect(steering.steering.adventure).toBe(0.3);
    stop();
  });

  test('is forgotten with everything else, wherever that is done', () => {
    const { browser, route, steering } = steeringAt('#/for-you?adventure=30&by=ease');
    const stop = $effect.root(() => {
      $effect(() => steering.remember());
    });
    flushSync();
    route.replace('#/rate');
    flushSync();
    steering.forget();
    expect(steering.params).toEqual({});
    route.replace('#/for-you?variety=10&film=3');
    flushSync();
    steering.forget();
    flushSync();
    expect([steering.params, browser.visited]).toEqual([{}, ['#/for-you?film=3']]);
    stop();
  });

  test('draws at random anew with another seed, and asks for the same model until then', () => {
    const { steering } = steeringAt('#/for-you?by=surprise');
    const stop = $effect.root(() => {
      const first = steering.algorithm;
      expect(first?.request.seed).toBe(1);
      steering.set({ adventure: '20' });
      expect(steering.algorithm).toBe(first);
      steering.set({ draw: '2' });
      expect(steering.algorithm?.request.seed).toBe(2);
    });
    stop();
  });
});
