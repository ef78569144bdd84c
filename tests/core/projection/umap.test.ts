import { describe, expect, test } from 'vitest';
import { resolveParams, type ParamsOf } from '../../../src/core/params';
import { seeded } from '../../../src/core/random';
import { nearestTo } from '../../../src/core/projection/neighbours';
import { umap } from '../../../src/core/projection/umap';
import { sourceOf, toEnd } from './sources';

const GROUPS = 5;
const random = seeded(12);

/** Films around five directions at right angles. */
const source = sourceOf(
  Array.from({ length: 400 }, (_, film) =>
    Array.from({ length: 8 }, (_, f) => (f === film % GROUPS ? 1 : 0) + 0.1 * random.normal()),
  ),
);
const params = { ...resolveParams(umap.params), epochs: 100 } as ParamsOf<typeof umap.params>;
const places = toEnd(umap.project(source, params, seeded(1)));

describe('UMAP', () => {
  test('puts films beside those of their own group', () => {
    const values = 2 * source.counts.length;
    const map = { values: new Float32Array(values), width: 2 };
    source.films.forEach((film) => {
      map.values[2 * film] = places.x[film];
      map.values[2 * film + 1] = places.y[film];
    });
    for (const film of source.films) {
      const beside = nearestTo(map, source.films, film, 5, 'l2').map((near) => near.film % GROUPS);
      expect(beside).toEqual(Array(5).fill(film % GROUPS));
    }
  });

  test('shows itself at least every ten epochs, and works in small steps', () => {
    const steps = [...umap.project(source, params, seeded(1))];
    expect(steps.filter(({ state }) => state).length).toBeGreaterThanOrEqual(10);
    expect(steps.length).toBeGreaterThan(100);
  });

  test('has the bits it had when it was written', () => {
    const bits = [places.x, places.y].flatMap((along) => [...new Uint32Array(along.buffer)]);
    expect(bits.reduce((hash, word) => (Math.imul(hash, 31) + word) | 0, 0)).toBe(1450260627);
  });

  test('goes another way with another seed', () => {
    expect(toEnd(umap.project(source, params, seeded(2)))).not.toEqual(places);
  });

  test('parts films of one direction', () => {
    const alike = sourceOf(Array.from({ length: 30 }, (_, film) => [1 + film, 2 + 2 * film]));
    const { x, y } = toEnd(umap.project(alike, params, seeded(1)));
    expect(new Set(Array.from(x, (value, film) => `${value} ${y[film]}`)).size).toBe(30);
  });
});
