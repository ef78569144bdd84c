import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Route, type ViewId } from '../../src/state/route.svelte';

const VIEWS: readonly ViewId[] = ['for-you', 'rate', 'map', 'you'];

/** The route of a page that was opened by a link with this hash. */
function opened(hash: string): Route {
  vi.stubGlobal('location', { hash });
  vi.stubGlobal('addEventListener', () => {});
  return new Route(VIEWS);
}

afterEach(() => void vi.unstubAllGlobals());

/** What a link names is one of the screens, or none, and everything else of it is text that can be written again. */
function checked(hash: string): void {
  const route = opened(hash);
  expect([...VIEWS, undefined]).toContain(route.view);

  const again = opened(route.with({}, 'rate'));
  expect(again.view).toBe(route.view ?? 'rate');
  expect(Object.fromEntries(again.params)).toEqual(Object.fromEntries(route.params));
}

describe('a link', () => {
  const values = ['1e308', '-1', 'NaN', 'Infinity', '0x9', '', '__proto__', 'A'.repeat(100_000)]
    .concat(['%', '%E0%A4%A', '%00', '%ED%A0%80', '\ud800', '\0', '<script>alert(1)</script>'])
    .concat(['javascript:alert(1)', '1&film=2', '1#?film=2', '?film=1', '[object Object]', '🎬']);

  test.each(values)('with film=%.40s opens a screen or none', (value) => {
    for (const view of ['map', 'rate', '__proto__', '']) checked(`#/${view}?film=${value}`);
  });

  test.each(['__proto__', 'constructor', 'toString', 'film[]', '', '=', '%00', '\ud800'])(
    'with a parameter named %s changes no other object',
    (name) => {
      checked(`#/map?${name}=polluted&film=1`);
      expect(({} as Readonly<Record<string, unknown>>).polluted).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  test('of any text opens a screen or none', () => {
    const parts = fc.oneof(
      fc.constantFrom('#', '/', '?', '&', '=', '%', '+', ';', 'map', 'you', 'film', '__proto__'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const hashes = fc.array(parts, { maxLength: 12 }).map((all) => `#${all.join('')}`);
    fc.assert(fc.property(hashes, checked), { numRuns: 500, seed: 1 });
  }, 60_000);
});
