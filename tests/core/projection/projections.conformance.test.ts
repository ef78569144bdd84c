// What every projection promises, on films few enough to be quick; see sources.ts.
import { describe, expect, test } from 'vitest';
import { resolveParams, type ParamValues } from '../../../src/core/params';
import type { Places, Projection, ProjectionSource } from '../../../src/core/projection/projection';
import { projectionNamed, projections } from '../../../src/core/projection/registry';
import { seeded } from '../../../src/core/random';
import { endsOf, errorOf } from '../../fixtures';
import { clouds, sourceOf, toEnd } from './sources';

const source = clouds(300, 6);
const WIDTH = source.vectors.width;

const run = (
  projection: Projection,
  from: ProjectionSource,
  params: ParamValues = {},
  seed = 3,
): Places =>
  toEnd(projection.project(from, resolveParams(projection.params, params), seeded(seed)));

/** Whether exactly the films that take part have a place. */
const placesItsFilms = (places: Places, { vectors, films }: ProjectionSource): boolean => {
  const count = vectors.values.length / vectors.width;
  const taking = new Set(films);
  return [places.x, places.y].every(
    (along) =>
      along.length === count &&
      along.every((value, film) =>
        taking.has(film) ? Number.isFinite(value) : Number.isNaN(value),
      ),
  );
};

const vectorOf = (film: number) => source.vectors.values.slice(film * WIDTH, (film + 1) * WIDTH);

test('no two projections share an id, and an unknown one is refused by name', () => {
  expect(new Set(projections.map(({ id }) => id)).size).toBe(projections.length);
  for (const projection of projections) expect(projectionNamed(projection.id)).toBe(projection);
  expect(errorOf(() => projectionNamed('tsne'))).toBe(
    'ParamError: No projection named "tsne". Known: pca, latent, fame, umap.',
  );
});

describe.each(projections)('$id', (projection) => {
  const places = run(projection, source);

  test('says what it is, what near means, and where it comes from', () => {
    expect(projection.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(projection.label).not.toBe('');
    expect(projection.summary).toMatch(/\b(near|beside)\b.*\.$/i);
    const { near, far, gaps } = projection.reading;
    for (const sentence of [near, far, gaps]) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
    expect(projection.paper).toMatch(/^$|\b(19|20)\d\d\b/);
    expect(Number.isInteger(projection.version) && projection.version >= 1).toBe(true);
  });

  test('places the films that take part and no others', () => {
    expect(placesItsFilms(places, source)).toBe(true);
  });

  test('gives the same bits again, and leaves its source alone', () => {
    const before = structuredClone(source);
    expect(run(projection, source)).toStrictEqual(places);
    expect(source).toStrictEqual(before);
    expect(structuredClone(places)).toStrictEqual(places);
  });

  test('has defaults that its own parameters allow, and refuses what they do not', () => {
    const defaults = resolveParams(projection.params);
    expect(resolveParams(projection.params, defaults)).toEqual(defaults);
    for (const [name, param] of Object.entries(projection.params)) {
      expect(param.label && param.help).toBeTruthy();
      const beyond = param.type === 'number' ? param.max + 1 : 'no such option';
      expect(errorOf(() => run(projection, source, { [name]: beyond }))).toMatch(/^ParamError/);
    }
  });

  test('places all films with each parameter at either end of its range', () => {
    const few = clouds(60, 3);
    const ends = Object.entries(projection.params).flatMap(([name, param]) =>
      endsOf(param).map((value) => ({ [name]: value })),
    );
    expect(ends.filter((params) => !placesItsFilms(run(projection, few, params), few))).toEqual([]);
  });

  test.each([
    ['one film', sourceOf([[1, 2, 3]])],
    [
      'two',
      sourceOf([
        [1, 2, 3],
        [3, -1, 0],
      ]),
    ],
    [
      'three',
      sourceOf([
        [1, 2, 3],
        [3, -1, 0],
        [0, 0, 1],
      ]),
    ],
    [
      'none with a vector',
      sourceOf([
        [0, 0],
        [0, 0],
      ]),
    ],
    [
      'some without a vector',
      sourceOf([
        [0, 0],
        [1, 0],
        [0, 0],
        [2, 1],
        [0, 3],
      ]),
    ],
    ['all the same', sourceOf(Array.from({ length: 40 }, () => [1, -2, 0.5]))],
    [
      'all opposite to another',
      sourceOf(Array.from({ length: 40 }, (_, film) => [film % 2 ? 1 : -1, 0])),
    ],
    ['one factor', clouds(50, 1)],
    ['two factors', clouds(50, 2)],
  ])('survives %s', (_, few) => {
    const found = run(projection, few);
    expect(placesItsFilms(found, few)).toBe(true);
    expect(projection.axes?.(found, resolveParams(projection.params)).length ?? 2).toBe(2);
  });

  test('takes part in no film that a zero vector among the films would break', () => {
    const all = { ...source, films: Uint32Array.from(source.counts, (_, film) => film) };
    expect(placesItsFilms(run(projection, all), all)).toBe(true);
  });

  test('counts its work up to the whole, with states of all films', () => {
    const steps = [...projection.project(source, resolveParams(projection.params), seeded(3))];
    const done = steps.map((step) => step.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(steps.at(-1)?.done).toBeCloseTo(steps[0].total, 6);
    expect(steps.every(({ total }) => total === steps[0].total)).toBe(true);
  });

  test('offers states that the rest of the work leaves alone', () => {
    const states: { taken: Pick<Places, 'x' | 'y'>; copy: Pick<Places, 'x' | 'y'> }[] = [];
    for (const { state } of projection.project(
      source,
      resolveParams(projection.params),
      seeded(3),
    )) {
      const taken = state?.();
      if (taken) states.push({ taken, copy: structuredClone(taken) });
    }
    expect(states.map(({ taken }) => taken)).toStrictEqual(states.map(({ copy }) => copy));
    expect(states.every(({ taken }) => placesItsFilms(taken as Places, source))).toBe(true);
  });

  test.runIf(projection.place)('places a direction, whatever its length, and none without', () => {
    const place = (vector: Float32Array) => projection.place!(places, source, vector);
    const [{ x, y }, longer] = [vectorOf(5), vectorOf(5).map((v) => 4 * v)].map((v) => place(v)!);
    expect(longer.x).toBeCloseTo(x, 4);
    expect(longer.y).toBeCloseTo(y, 4);
    expect(place(new Float32Array(WIDTH))).toBeUndefined();
    expect(place(new Float32Array(WIDTH).fill(NaN))).toBeUndefined();
  });

  describe.runIf(projection.steer)('steers', () => {
    const place = (vector: Float32Array) => projection.place!(places, source, vector)!;
    const steer = (vector: Float32Array, to: { x: number; y: number }) =>
      projection.steer!(places, source, vector, to);
    const targets = () => [0, 1, 2, 3].map((film) => place(vectorOf(film)));

    test('to the vector that stands at the point', () => {
      for (const film of [4, 5, 6, 7]) {
        for (const to of targets()) {
          const reached = place(steer(vectorOf(film), to));
          expect(reached.x).toBeCloseTo(to.x, 4);
          expect(reached.y).toBeCloseTo(to.y, 4);
        }
      }
    });

    test('nowhere from where a vector already stands', () => {
      const own = vectorOf(5);
      const length = Math.hypot(...own);
      const same = steer(own, place(own));
      const norm = Math.hypot(...same);
      same.forEach((value, f) => expect(value / norm).toBeCloseTo(own[f] / length, 4));
    });

    test('beyond what can be reached, to the rim on the way there', () => {
      const far = steer(vectorOf(5), { x: 1e4, y: -1e4 });
      const further = steer(vectorOf(5), { x: 1e6, y: -1e6 });
      far.forEach((value, f) => expect(value).toBeCloseTo(further[f], 2));
      expect(far.every(Number.isFinite)).toBe(true);
    });

    test('also from nowhere, and among films of one or two factors', () => {
      const [to] = targets();
      const reached = place(steer(new Float32Array(WIDTH), to));
      expect([reached.x, reached.y].map((v) => v.toFixed(3))).toEqual(
        [to.x, to.y].map((v) => v.toFixed(3)),
      );
      for (const width of [1, 2]) {
        const narrow = clouds(40, width);
        const own = run(projection, narrow);
        const vector = projection.steer!(own, narrow, new Float32Array(width).fill(1), to);
        expect(vector).toHaveLength(width);
        expect(vector.every(Number.isFinite)).toBe(true);
      }
    });
  });
});
