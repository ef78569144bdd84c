import { describe, expect, test } from 'vitest';
import { moreLike, towards } from '../../../src/core/projection/analogy';

/** Films along the axes and between them; the last has no vector. */
const vectors = {
  values: Float32Array.of(2, 0, 0, 5, -1, 0, 3, 3, -2, 2, 0, -1, 0, 0),
  width: 2,
};
const all = Uint32Array.of(0, 1, 2, 3, 4, 5, 6);

describe('more like these, less like those', () => {
  test('points along the difference of the mean directions, whatever the lengths', () => {
    const [x, y] = towards(vectors, { more: [0], less: [1] });
    expect(x).toBeCloseTo(Math.SQRT1_2, 12);
    expect(y).toBeCloseTo(-Math.SQRT1_2, 12);
    const [across, up] = towards(vectors, { more: [0, 1], less: [] });
    expect(across).toBeCloseTo(Math.SQRT1_2, 12);
    expect(up).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test('gives the films of the largest cosine, without those named and those without a vector', () => {
    const found = moreLike(vectors, all, { more: [0], less: [1] }, 9);
    expect(found.map(({ film }) => film)).toEqual([5, 3, 2, 4]);
    const half = Math.SQRT1_2;
    [half, 0, -half, -1].forEach((cosine, k) =>
      expect(found[k].cosine, `film ${found[k].film}`).toBeCloseTo(cosine, 12),
    );
  });

  test('gives as many as asked for, of the candidates alone, ties in their order', () => {
    const between = { more: [3], less: [] };
    expect(moreLike(vectors, all, between, 2).map(({ film }) => film)).toEqual([0, 1]);
    const candidates = Uint32Array.of(1, 0);
    expect(moreLike(vectors, candidates, between, 2).map(({ film }) => film)).toEqual([1, 0]);
  });

  test('gives nothing where there is no direction', () => {
    expect(moreLike(vectors, all, { more: [0], less: [0] }, 3)).toEqual([]);
    expect(moreLike(vectors, all, { more: [0, 2], less: [] }, 3)).toEqual([]);
    expect(moreLike(vectors, all, { more: [6], less: [] }, 3)).toEqual([]);
    expect(moreLike(vectors, all, { more: [], less: [] }, 3)).toEqual([]);
  });
});
