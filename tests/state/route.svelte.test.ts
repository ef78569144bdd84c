import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Route } from '../../src/state/route.svelte';
import { browserAt } from './browser-address';

let browser = browserAt('');
const routeAt = (hash: string) => {
  browser = browserAt(hash);
  return new Route(['for-you', 'rate', 'map']);
};

beforeEach(() => void browserAt(''));
afterEach(() => void vi.unstubAllGlobals());

describe('an address', () => {
  test.each([
    ['#/map', 'map', ''],
    ['#/for-you?film=2571', 'for-you', 'film=2571'],
    ['#/map?film=2571&colour=genre', 'map', 'film=2571&colour=genre'],
    ['#/rate?q=a%20b%26c', 'rate', 'q=a+b%26c'],
    ['#/you', undefined, ''],
    ['#/mapped', undefined, ''],
    ['#/', undefined, ''],
    ['', undefined, ''],
    ['#map', undefined, ''],
  ])('%s names the view %s with "%s"', (hash, view, params) => {
    const route = routeAt(hash);
    expect(route.view).toBe(view);
    expect(route.params.toString()).toBe(params);
  });

  test.each([
    ['#/film/1', true],
    ['#/nowhere?film=1', true],
    ['#/map', false],
    ['#/', false],
    ['#/?film=1', false],
    ['', false],
  ])('%s is lost: %s', (hash, lost) => {
    expect(routeAt(hash).lost).toBe(lost);
  });

  test('can be written for any view and read again', () => {
    const params = { film: '2571', q: 'a b&c=?#' };
    const route = routeAt('');
    route.go(route.href('map', params));
    expect(route.view).toBe('map');
    expect(Object.fromEntries(route.params)).toEqual(params);
    expect(route.href('rate')).toBe('#/rate');
  });

  test('with changes keeps the view and the other parameters', () => {
    const route = routeAt('#/map?film=1&colour=genre');
    expect(route.with({ film: '2' }, 'rate')).toBe('#/map?film=2&colour=genre');
    expect(route.with({ film: undefined }, 'rate')).toBe('#/map?colour=genre');
    expect(route.with({ film: undefined, colour: undefined }, 'rate')).toBe('#/map');
    expect(route.params.toString()).toBe('film=1&colour=genre');
  });

  test('with changes falls back to a view where it names none', () => {
    expect(routeAt('#/nowhere').with({ film: '2' }, 'rate')).toBe('#/rate?film=2');
  });
});

describe('going', () => {
  test('leaves a way back', () => {
    const route = routeAt('#/rate');
    route.go(route.href('map', { film: '1' }));
    expect(route.view).toBe('map');
    browser.back();
    expect(route.view).toBe('rate');
    expect(route.params.has('film')).toBe(false);
  });

  test('in place of the present address leaves none, and is seen at once', () => {
    const route = routeAt('#/map?film=1');
    route.replace(route.with({ film: undefined }, 'rate'));
    expect(route.params.has('film')).toBe(false);
    expect(browser.visited).toEqual(['#/map']);
  });

  test('in place of an address that a link has just left goes nowhere else', () => {
    const route = routeAt('#/rate?film=1');
    browser.visited.push('#/for-you'); // the event comes later
    route.replace(route.with({ film: undefined }, 'rate'));
    expect(browser.visited).toEqual(['#/rate?film=1', '#/for-you']);
    expect(route.view).toBe('for-you');
  });
});
