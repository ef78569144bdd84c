import { describe, expect, test } from 'vitest';
import { permutation, seeded } from '../../src/core/random';

const draws = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);

describe('a seeded stream', () => {
  test('repeats itself, and differs from that of the next seed', () => {
    expect(draws(50, seeded(4).next)).toEqual(draws(50, seeded(4).next));
    expect(draws(50, seeded(4).next)).not.toEqual(draws(50, seeded(5).next));
  });

  test('takes a seed modulo 2³²', () => {
    expect(draws(5, seeded(-1).next)).toEqual(draws(5, seeded(2 ** 32 - 1).next));
  });

  test('is uniform in [0, 1)', () => {
    const values = draws(20_000, seeded(1).next);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01); // five standard errors
  });

  test('draws every whole number below a bound about equally often', () => {
    const random = seeded(2);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < 7000; k++) counts[random.below(7)] += 1;
    expect(Math.min(...counts)).toBeGreaterThan(850); // 1,000 less five standard deviations
    expect(counts.reduce((sum, count) => sum + count)).toBe(7000);
  });

  test('has normals of mean 0 and variance 1', () => {
    const values = draws(10_000, seeded(3).normal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(square - 1)).toBeLessThan(0.07);
  });
});

describe('a permutation', () => {
  test.each([0, 1, 2, 100])('of %i numbers holds each once', (n) => {
    const order = permutation(n, seeded(1));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, k) => k));
  });

  test('of three takes all six orders about equally often', () => {
    const random = seeded(6);
    const counts = new Map<string, number>();
    for (let k = 0; k < 6000; k++) {
      const order = permutation(3, random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    expect(Math.min(...counts.values())).toBeGreaterThan(850);
  });
});
