import { describe, expect, test } from 'vitest';
import { placeAmong, steerAmong } from '../../../src/core/projection/among';
import { clouds, sourceOf } from './sources';

// Three directions; film 3 has no vector and no place.
const source = sourceOf([
  [1, 0],
  [0, 2],
  [-1, 0],
  [0, 0],
]);
const places = { x: Float32Array.of(0, 10, 20, NaN), y: Float32Array.of(0, 4, 8, NaN) };

describe('a place among films', () => {
  test('is their mean, weighted by the cosine', () => {
    const found = placeAmong(places, source, [3, 4])!;
    expect([...found.films]).toEqual([1, 0]);
    expect(found.weights[0]).toBeCloseTo(0.8 / 1.4, 6);
    expect(found.weights[1]).toBeCloseTo(0.6 / 1.4, 6);
    expect(found.x).toBeCloseTo((10 * 0.8) / 1.4, 5);
    expect(found.y).toBeCloseTo((4 * 0.8) / 1.4, 5);
  });

  test('is on the film that alone points that way, and nowhere without direction or likeness', () => {
    expect(placeAmong(places, source, [0, 5])).toMatchObject({ x: 10, y: 4 });
    expect(placeAmong(places, source, [0, 0])).toBeUndefined();
    expect(placeAmong(places, source, [0, -1])).toBeUndefined();
  });

  test('comes from ten films, with weights that fall and add up to one', () => {
    const many = clouds(200, 4);
    const map = { x: Float32Array.from(many.counts), y: many.means };
    const { films, weights } = placeAmong(map, many, [1, 2, -1, 0.5])!;
    expect(films).toHaveLength(10);
    expect([...weights]).toEqual([...weights].sort((a, b) => b - a));
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe('the vector at a point', () => {
  test('is the mean of the films around it, the nearer the more', () => {
    const { vector, films } = steerAmong(places, source, { x: 5, y: 2 });
    expect([...films]).toEqual([0, 1, 2]);
    // At distances d, d and 3d: weights 1 / 1.3, 1 / 1.3 and 1 / 3.3.
    const [near, far] = [1 / 1.3, 1 / 3.3];
    const total = 2 * near + far;
    expect(vector[0]).toBeCloseTo((near - far) / total, 5);
    expect(vector[1]).toBeCloseTo((2 * near) / total, 5);
  });

  test('on a film is mostly that one, and on many at once the mean of ten', () => {
    const { vector } = steerAmong(places, source, { x: 10, y: 4 });
    expect(vector[1]).toBeGreaterThan(1.5);
    const alike = sourceOf(Array.from({ length: 12 }, (_, film) => [film, 1]));
    const one = { x: new Float32Array(12).fill(3), y: new Float32Array(12) };
    expect([...steerAmong(one, alike, { x: 3, y: 0 }).vector]).toEqual([4.5, 1]);
  });

  test('is none without films', () => {
    const none = sourceOf([[0, 0]]);
    const { vector, films } = steerAmong(places, none, { x: 0, y: 0 });
    expect([...vector]).toEqual([0, 0]);
    expect(films).toHaveLength(0);
  });
});
