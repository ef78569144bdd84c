import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmAt, filmGrid } from '../../../src/charts/map/grid';
import { nearestInDirection, stepInOrder, type Direction } from '../../../src/charts/map/nearest';

/** Numbers of 0 … 1 from a seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

fc.configureGlobal({ seed: 1895 });

const DIRECTIONS: readonly Direction[] = ['left', 'right', 'up', 'down'];

function mapOf(points: readonly (readonly [number, number])[]) {
  const positions = {
    x: Float32Array.from(points, ([x]) => x),
    y: Float32Array.from(points, ([, y]) => y),
  };
  return { positions, films: Uint32Array.from(points.keys()) };
}

const few = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
  minLength: 1,
  maxLength: 25,
});

describe('arrows', () => {
  //   1
  // 4 0 . 2      0 in the middle, 3 below right but nearer the diagonal
  //     3
  const { positions, films } = mapOf([
    [0, 0],
    [0, -2],
    [4, 0],
    [2, 2.5],
    [-1, 0],
  ]);

  it.each([
    ['up', 1],
    ['right', 2],
    ['down', 3],
    ['left', 4],
  ] as const)('%s goes to the nearest film within 45°', (direction, film) => {
    expect(nearestInDirection(positions, films, { from: 0, direction })).toBe(film);
  });

  it('lead nowhere when no film lies that way', () => {
    expect(nearestInDirection(positions, films, { from: 1, direction: 'up' })).toBeUndefined();
  });

  it('prefer a film ahead to a nearer one aside', () => {
    const map = mapOf([
      [0, 0],
      [3, 3],
      [5, 0],
    ]);
    expect(nearestInDirection(map.positions, map.films, { from: 0, direction: 'right' })).toBe(2);
  });

  it('can be told to go further', () => {
    const map = mapOf([
      [0, 0],
      [1, 0],
      [8, 0],
    ]);
    const far = { from: 0, direction: 'right', minimum: 5 } as const;
    expect(nearestInDirection(map.positions, map.films, far)).toBe(2);
  });

  it('step through films at the same place, and back', () => {
    const map = mapOf([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [2, 0],
    ]);
    const walk = (from: number, direction: Direction) => {
      const path: number[] = [];
      let at: number | undefined = from;
      while (
        (at = nearestInDirection(map.positions, map.films, { from: at, direction })) !== undefined
      )
        path.push(at);
      return path;
    };
    expect(walk(0, 'right')).toEqual([1, 2, 3, 4]);
    expect(walk(4, 'left')).toEqual([3, 2, 1, 0]);
  });

  it('never lead back', () => {
    fc.assert(
      fc.property(few, fc.constantFrom(...DIRECTIONS), (points, direction) => {
        const map = mapOf(points);
        const seen = new Set<number>();
        let at: number | undefined = 0;
        while (at !== undefined) {
          expect(seen.has(at)).toBe(false);
          seen.add(at);
          at = nearestInDirection(map.positions, map.films, { from: at, direction });
        }
      }),
    );
  });
});

describe('steps', () => {
  const order = Uint32Array.of(4, 0, 7);

  it('go through an order of films to its ends', () => {
    expect(stepInOrder(order, 7, -1)).toBe(0);
    expect(stepInOrder(order, 0, -1)).toBe(4);
    expect(stepInOrder(order, 4, -1)).toBeUndefined();
    expect(stepInOrder(order, 7, 1)).toBeUndefined();
  });

  it('lead nowhere from a film that is not on the map', () => {
    expect(stepInOrder(order, 5, 1)).toBeUndefined();
  });
});

describe('pointing', () => {
  const radius = (film: number) => 0.5 + (film % 3) / 4;
  const reach = { radius, largest: 1, slop: 0.75, above: (a: number, b: number) => a > b };

  it('finds the same film as a look at all of them', () => {
    const at = fc.record({
      x: fc.double({ min: -2, max: 8, noNaN: true }),
      y: fc.double({ min: -2, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(few, at, (points, { x, y }) => {
        const { positions, films } = mapOf(points);
        const gaps = points.map(([px, py], film) =>
          Math.max(0, Math.hypot(px - x, py - y) - radius(film)),
        );
        const least = Math.min(...gaps);
        const expected = least <= reach.slop ? gaps.lastIndexOf(least) : undefined;
        expect(filmAt(filmGrid(positions, films), { x, y }, reach)).toBe(expected);
      }),
    );
  });

  it('finds the same film in clouds of any size, at any scale and under any filter', () => {
    const cloud = fc.record({
      seed: fc.nat(),
      films: fc.integer({ min: 1, max: 300 }),
      spread: fc.constantFrom(0, 1e-3, 5, 1000),
      // Coarser steps make more films share a place.
      steps: fc.constantFrom(3, 30, 100_000),
      kept: fc.integer({ min: 1, max: 4 }),
      k: fc.constantFrom(0.7, 1, 7, 60),
    });
    fc.assert(
      fc.property(cloud, ({ seed, films, spread, steps, kept, k }) => {
        const random = seeded(seed);
        const place = () => (Math.floor(random() * steps) / steps) * spread - spread / 3;
        const positions = {
          x: Float32Array.from({ length: films }, place),
          y: Float32Array.from({ length: films }, place),
        };
        const shown = Uint32Array.from({ length: films }, (_, i) => i).filter(
          (film) => film % kept === 0,
        );
        const near = { ...reach, radius: (film: number) => radius(film) / k, largest: 1 / k };
        const slop = 3 / k;
        const grid = filmGrid(positions, shown);
        for (let n = 0; n < 20; n++) {
          const at = { x: place(), y: place() };
          const gaps = Array.from(shown, (film) => {
            const away = Math.hypot(positions.x[film] - at.x, positions.y[film] - at.y);
            return Math.max(0, away - near.radius(film));
          });
          const least = Math.min(...gaps);
          const expected = least <= slop ? shown[gaps.lastIndexOf(least)] : undefined;
          expect(filmAt(grid, at, { ...near, slop })).toBe(expected);
        }
      }),
    );
  });

  it('takes the uppermost of the dots under the pointer', () => {
    const { positions, films } = mapOf([
      [0, 0],
      [0.1, 0],
      [0.2, 0],
    ]);
    expect(filmAt(filmGrid(positions, films), { x: 0, y: 0 }, reach)).toBe(2);
  });

  it('finds nothing on an empty map', () => {
    const { positions, films } = mapOf([]);
    expect(filmAt(filmGrid(positions, films), { x: 0, y: 0 }, reach)).toBeUndefined();
  });
});
