import { describe, expect, test } from 'vitest';
import { filmQuality, projectionQuality } from '../../../src/core/projection/quality';
import { Ranking } from '../../../src/core/projection/ranks';
import { seeded } from '../../../src/core/random';
import { clouds, sourceOf, toEnd } from './sources';

/** Films in a plane, so that a map can be the truth itself. */
const flat = clouds(300, 2, 8);
const itself = {
  x: Float32Array.from(flat.counts, (_, film) => flat.vectors.values[2 * film]),
  y: Float32Array.from(flat.counts, (_, film) => flat.vectors.values[2 * film + 1]),
};
const shuffled = { x: itself.x, y: itself.y.map((_, film) => itself.y[(film * 7) % 300]) };
const L2 = { k: 10, metric: 'l2' } as const;

describe('the quality of a map', () => {
  test('is full where the map is the truth, turned over or not', () => {
    const turned = { x: itself.y, y: itself.x.map((value) => -value) };
    for (const places of [itself, turned]) {
      const found = toEnd(projectionQuality(places, flat, L2));
      expect(found).toMatchObject({ k: 10, trustworthiness: 1, continuity: 1, kept: 1 });
      expect(found).not.toHaveProperty('sampled');
    }
  });

  test('is told for each film that has a place', () => {
    const { keptOf, kept } = toEnd(projectionQuality(shuffled, flat, L2));
    const own = Array.from(flat.films, (film) => keptOf[film]);
    expect(own.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(own.reduce((a, b) => a + b) / own.length).toBeCloseTo(kept, 6);
    const without = keptOf.filter((_, film) => !flat.films.includes(film));
    expect(without.length).toBeGreaterThan(0);
    expect(without.every(Number.isNaN)).toBe(true);
  });

  test('on a sample is near that of all films, and says so', () => {
    const all = toEnd(projectionQuality(shuffled, flat, L2));
    const some = toEnd(projectionQuality(shuffled, flat, { ...L2, sample: 150 }));
    expect(some.sampled).toBe(150);
    expect(some.keptOf.filter((share) => share >= 0)).toHaveLength(150);
    some.keptOf.forEach((share, film) => {
      if (!Number.isNaN(share)) expect(share).toBe(all.keptOf[film]);
    });
    expect(Math.abs(some.trustworthiness - all.trustworthiness)).toBeLessThan(0.03);
    expect(Math.abs(some.continuity - all.continuity)).toBeLessThan(0.03);
    expect(toEnd(projectionQuality(shuffled, flat, { ...L2, sample: 150 }))).toEqual(some);
  });

  test('looks at fewer neighbours where there are few films, and is unknown without any', () => {
    for (const [count, k] of [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1],
      [9, 4],
    ]) {
      const films = flat.films.subarray(0, count);
      const found = toEnd(projectionQuality(itself, { ...flat, films }, L2));
      expect(found.k).toBe(k);
      expect([found.trustworthiness, found.continuity, found.kept]).toEqual(
        Array(3).fill(k > 0 ? 1 : NaN),
      );
    }
  });

  test('does not fall by films that are equally near in truth and on the map', () => {
    const alike = sourceOf(Array.from({ length: 80 }, (_, film) => [1 + (film % 2), 1]));
    const places = {
      x: Float32Array.from(alike.films, (film) => film % 2),
      y: new Float32Array(80),
    };
    expect(toEnd(projectionQuality(places, alike, L2))).toMatchObject({
      trustworthiness: 1,
      continuity: 1,
      kept: 1,
    });
  });
});

test('the neighbours of one film that a map keeps are those it counts among all', () => {
  const { keptOf } = toEnd(projectionQuality(shuffled, flat, L2));
  for (const film of flat.films.subarray(0, 60)) {
    const { nearest, kept } = filmQuality(shuffled, flat, film, L2);
    expect(nearest).toHaveLength(10);
    expect(kept.every((other) => nearest.some((near) => near.film === other))).toBe(true);
    expect(kept.length / 10).toBeCloseTo(keptOf[film], 6);
  }
});

test('ranks are those of a whole sort, with and without ties', () => {
  const random = seeded(3);
  const ranking = new Ranking();
  for (const values of [4, 50, 1e9]) {
    const nearness = Float32Array.from({ length: 500 }, () => -random.below(values));
    const order = [...nearness.keys()].sort((a, b) => nearness[b] - nearness[a] || a - b);
    const targets = Uint32Array.from({ length: 12 }, (_, n) => (n * 37 + 5) % 500);
    expect([...ranking.of(nearness, targets)]).toEqual(
      Array.from(targets, (target) => 1 + order.indexOf(target)),
    );
  }
});
