import { describe, expect, test } from 'vitest';
import { resolveParams } from '../../../src/core/params';
import { fame } from '../../../src/core/projection/fame';
import { latent } from '../../../src/core/projection/latent';
import { allPrincipalAxes, project } from '../../../src/core/projection/pca';
import { chosenAxes } from '../../../src/core/projection/plane';
import { principal } from '../../../src/core/projection/principal';
import { seeded } from '../../../src/core/random';
import { clouds, sourceOf, toEnd } from './sources';

const WIDTH = 5;
const source = clouds(120, WIDTH);
const { values } = source.vectors;
const vectorOf = (film: number) => values.slice(film * WIDTH, (film + 1) * WIDTH);
const pca = allPrincipalAxes(values, WIDTH, source.films);
const axes = (across: number, up: number) =>
  toEnd(principal.project(source, { across, up }, seeded(1)));

test.each([
  ['as they are asked for', 3, 1, 5, { across: 3, up: 1 }],
  ['the last for one beyond it', 1, 256, 5, { across: 1, up: 5 }],
  ['another for one that is asked for twice', 2, 2, 5, { across: 2, up: 3 }],
  ['the one before where that is the last', 9, 9, 5, { across: 5, up: 4 }],
  ['the only one, and none', 1, 2, 1, { across: 1, up: 0 }],
])('the axes drawn are %s', (_, across, up, width, drawn) => {
  expect(chosenAxes({ across, up }, width)).toEqual(drawn);
});

describe('the principal axes', () => {
  test('place films by any two of them, with the share of each', () => {
    const places = axes(4, 2);
    for (const film of source.films) {
      const along = (k: number) =>
        vectorOf(film).reduce(
          (sum, value, f) => sum + (value - pca.mean[f]) * pca.axes[(k - 1) * WIDTH + f],
          0,
        );
      expect(places.x[film]).toBeCloseTo(along(4), 4);
      expect(places.y[film]).toBeCloseTo(along(2), 4);
    }
    const share = (k: number) => Math.round(100 * pca.explained[k - 1]);
    expect(principal.axes!(places, { across: 4, up: 2 })).toEqual([
      `Axis 4: ${share(4)} % of how films differ`,
      `Axis 2: ${share(2)} % of how films differ`,
    ]);
  });

  test("place a vector by its direction, at the films' root mean square length", () => {
    const two = { ...pca, axes: pca.axes.slice(0, 2 * WIDTH), explained: [0, 0] as const };
    const length = (vector: Float32Array) => Math.sqrt(vector.reduce((sum, v) => sum + v * v, 0));
    const square = source.films.reduce((sum, film) => sum + length(vectorOf(film)) ** 2, 0);
    const norm = Math.sqrt(square / source.films.length);
    for (const scale of [1e-3, 1, 7]) {
      const own = vectorOf(3).map((value) => value * scale);
      const { x, y } = principal.place!(axes(1, 2), source, own)!;
      const [wantedX, wantedY] = project(
        two,
        vectorOf(3).map((value) => (value * norm) / length(vectorOf(3))),
      );
      expect(x).toBeCloseTo(wantedX, 5);
      expect(y).toBeCloseTo(wantedY, 5);
    }
  });

  test('have no place for a vector without direction', () => {
    expect(principal.place!(axes(1, 2), source, new Float32Array(WIDTH))).toBeUndefined();
    expect(principal.place!(axes(1, 2), source, new Float32Array(WIDTH).fill(NaN))).toBeUndefined();
  });

  test('leave what is out of the plane pointing where it did', () => {
    const before = vectorOf(3);
    const after = principal.steer!(axes(1, 2), source, before, { x: 0.2, y: -0.1 });
    const out = (vector: Float32Array, k: number) =>
      vector.reduce((sum, value, f) => sum + value * pca.axes[k * WIDTH + f], 0);
    const ratio = out(after, 2) / out(before, 2);
    expect(ratio).toBeGreaterThan(0);
    expect(out(after, 3) / out(before, 3)).toBeCloseTo(ratio, 4);
    expect(out(after, 4) / out(before, 4)).toBeCloseTo(ratio, 4);
    expect(Math.sqrt(after.reduce((sum, value) => sum + value * value, 0))).toBeCloseTo(
      pca.norm,
      4,
    );
  });
});

test('the latent dimensions are the numbers themselves', () => {
  const places = toEnd(latent.project(source, { across: 5, up: 2 }, seeded(1)));
  for (const film of source.films) {
    expect([places.x[film], places.y[film]]).toEqual([vectorOf(film)[4], vectorOf(film)[1]]);
  }
  expect(latent.axes!(places, { across: 5, up: 2 })).toEqual(['Dimension 5', 'Dimension 2']);
});

test('ratings go across by doublings, and mean stars up', () => {
  const three = { ...sourceOf([[1], [1], [1]]), counts: Uint32Array.of(1, 8, 1024) };
  const { x, y } = toEnd(fame.project(three, resolveParams(fame.params), seeded(1)));
  expect([...x]).toEqual([0, 3, 10]);
  expect(y).toEqual(three.means);
});
