import { describe, expect, test } from 'vitest';
import { principalAxes, project } from '../../../src/core/projection/pca';
import { seeded } from '../../../src/core/random';

const WIDTH = 6;
const ROWS = 200;
const all = Uint32Array.from({ length: ROWS }, (_, row) => row);

/** A cloud around (1, 1, …), the first coordinates the widest and all of them mixed. */
function cloud(seed: number): Float32Array {
  const random = seeded(seed);
  const values = new Float32Array(ROWS * WIDTH);
  for (let row = 0; row < ROWS; row++) {
    const own = Array.from({ length: WIDTH }, (_, f) => random.normal() / (1 + f));
    for (let f = 0; f < WIDTH; f++) {
      values[row * WIDTH + f] = 1 + own[f] + 0.5 * own[(f + 1) % WIDTH];
    }
  }
  return values;
}

const values = cloud(5);
const pca = principalAxes(values, WIDTH, all);
const row = (k: number) => values.subarray(k * WIDTH, (k + 1) * WIDTH);
const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const variance = (numbers: readonly number[]) =>
  mean(numbers.map((value) => (value - mean(numbers)) ** 2));
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, f) => sum + value * b[f], 0);
const axis = (k: 0 | 1) => pca.axes.subarray(k * WIDTH, (k + 1) * WIDTH);
const along = (direction: ArrayLike<number>) => [...all].map((k) => dot(row(k), direction));
const totalVariance = Array.from({ length: WIDTH }, (_, f) =>
  variance([...all].map((k) => values[k * WIDTH + f])),
).reduce((a, b) => a + b);

describe('the principal axes', () => {
  test('are of length one and at right angles', () => {
    expect(dot(axis(0), axis(0))).toBeCloseTo(1, 12);
    expect(dot(axis(1), axis(1))).toBeCloseTo(1, 12);
    expect(dot(axis(0), axis(1))).toBeCloseTo(0, 12);
  });

  test('explain the shares of the variance that lie along them, the larger first', () => {
    const { explained } = pca;
    expect(variance(along(axis(0))) / totalVariance).toBeCloseTo(explained[0], 9);
    expect(variance(along(axis(1))) / totalVariance).toBeCloseTo(explained[1], 9);
    expect(explained[0]).toBeGreaterThanOrEqual(explained[1]);
    expect(explained[0] + explained[1]).toBeLessThan(1);
  });

  test('are the widest: no direction has more variance, and none across the first more than the second', () => {
    const random = seeded(9);
    for (let trial = 0; trial < 200; trial++) {
      const raw = Array.from({ length: WIDTH }, () => random.normal());
      const across = raw.map((value, f) => value - dot(raw, axis(0)) * axis(0)[f]);
      const unit = (v: readonly number[]) => v.map((value) => value / Math.sqrt(dot(v, v)));
      expect(variance(along(unit(raw)))).toBeLessThanOrEqual(variance(along(axis(0))) + 1e-9);
      expect(variance(along(unit(across)))).toBeLessThanOrEqual(variance(along(axis(1))) + 1e-9);
    }
  });

  test('point so that the largest component is positive, also for the mirrored cloud', () => {
    const mirrored = principalAxes(
      values.map((value) => -value),
      WIDTH,
      all,
    );
    for (const k of [0, 1] as const) {
      const largest = [...axis(k)].sort((a, b) => Math.abs(b) - Math.abs(a))[0];
      expect(largest).toBeGreaterThan(0);
    }
    [...mirrored.axes].forEach((value, f) => expect(value).toBeCloseTo(pca.axes[f], 9));
  });

  test('take only the given rows into account', () => {
    const some = all.filter((k) => k % 2 === 0);
    const alone = Float32Array.from([...some].flatMap((k) => [...row(k)]));
    const compact = principalAxes(alone, WIDTH, all.subarray(0, some.length));
    expect(principalAxes(values, WIDTH, some)).toEqual(compact);
  });

  test('of a cloud along one line explain all by the first', () => {
    const line = Float32Array.from({ length: 30 }, (_, k) => Math.floor(k / 3) * ((k % 3) + 1));
    const { explained, axes } = principalAxes(line, 3, all.subarray(0, 10));
    expect(explained[0]).toBeCloseTo(1, 12);
    expect(explained[1]).toBeCloseTo(0, 12);
    [1, 2, 3].forEach((value, f) => expect(axes[f]).toBeCloseTo(value / Math.sqrt(14), 9));
  });

  test('of points all alike, or of one coordinate, are still finite', () => {
    const alike = principalAxes(new Float32Array(12).fill(2), 3, all.subarray(0, 4));
    expect(alike.explained).toEqual([0, 0]);
    expect(project(alike, [2, 2, 2])).toEqual([0, 0]);
    const narrow = principalAxes(Float32Array.of(1, 2, 6), 1, all.subarray(0, 3));
    expect(narrow.explained).toEqual([1, 0]);
    expect(project(narrow, [4])).toEqual([1, 0]);
  });
});

describe('a place on the map', () => {
  test('is the origin for the centre of the cloud', () => {
    const [x, y] = project(pca, pca.mean);
    expect(x).toBeCloseTo(0, 12);
    expect(y).toBeCloseTo(0, 12);
  });

  test('is the distance from the centre along each axis', () => {
    const centred = [...row(17)].map((value, f) => value - pca.mean[f]);
    const [x, y] = project(pca, row(17));
    expect(x).toBeCloseTo(dot(centred, axis(0)), 10);
    expect(y).toBeCloseTo(dot(centred, axis(1)), 10);
  });
});
