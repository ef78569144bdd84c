import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, filmsInside } from '../../../src/charts/map/inside';
import { FIT, toScreen, type Point } from '../../../src/charts/map/view';

fc.configureGlobal({ seed: 1895 });

const place = fc.record({
  x: fc.integer({ min: 0, max: 997 }),
  y: fc.integer({ min: 0, max: 997 }),
});
const view = fc.record({
  k: fc.constantFrom(0.5, 1, 4, 32),
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
});

const mapOf = (points: readonly Point[]) => ({
  positions: {
    x: Float32Array.from(points, ({ x }) => x),
    y: Float32Array.from(points, ({ y }) => y),
  },
  films: Uint32Array.from(points.keys()),
});

/** How often the outline winds round a point is odd: counted by the turns of a hand that points along it. */
function woundOddly(outline: readonly Point[], { x, y }: Point): boolean {
  let turn = 0;
  for (const [i, corner] of outline.entries()) {
    const next = outline[(i + 1) % outline.length];
    const [ax, ay, bx, by] = [corner.x - x, corner.y - y, next.x - x, next.y - y];
    turn += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  }
  return Math.abs(Math.round(turn / (2 * Math.PI))) % 2 === 1;
}

describe('an outline', () => {
  it('holds the films round which it winds an odd number of times', () => {
    // Corners at thirds, films at integers: no film lies on an edge between corners that differ in both.
    const corner = place.map(({ x, y }) => ({ x: x + 1 / 3, y: y + 1 / 7 }));
    const outlines = fc.array(corner, { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), outlines, (points, outline) => {
        const { positions, films } = mapOf(points);
        const inside = filmsInside(positions, films, { view: FIT, outline });
        expect([...inside]).toEqual(
          [...points.keys()].filter((film) => woundOddly(outline, points[film])),
        );
      }),
    );
  });

  it('is drawn on the screen, and holds the same films at any scale', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), view, place, place, (points, at, a, b) => {
        const { positions, films } = mapOf(points);
        const corner = (p: Point) => toScreen(at, { x: p.x + 0.5, y: p.y + 0.5 });
        const outline = cornersOf(corner(a), corner(b));
        const between = (value: number, one: number, other: number) =>
          value > Math.min(one, other) + 0.5 && value < Math.max(one, other) + 0.5;
        const inside = filmsInside(positions, films, { view: at, outline });
        expect([...inside]).toEqual(
          [...points.keys()].filter(
            (i) => between(points[i].x, a.x, b.x) && between(points[i].y, a.y, b.y),
          ),
        );
      }),
    );
  });

  it('that crosses itself leaves out what it goes round twice', () => {
    const star = [0, 2, 4, 1, 3].map((i) => ({
      x: 100 * Math.sin((2 * Math.PI * i) / 5),
      y: -100 * Math.cos((2 * Math.PI * i) / 5),
    }));
    const { positions, films } = mapOf([
      { x: 0, y: 0 },
      { x: 0, y: -70 },
      { x: 60, y: -60 },
    ]);
    expect([...filmsInside(positions, films, { view: FIT, outline: star })]).toEqual([1]);
  });

  it('keeps the order of the films, and leaves out those it is not asked about', () => {
    const { positions } = mapOf([
      { x: 1, y: 1 },
      { x: 2, y: 1 },
      { x: 3, y: 1 },
      { x: NaN, y: 1 },
    ]);
    const outline = cornersOf({ x: 0, y: 0 }, { x: 9, y: 9 });
    const asked = Uint32Array.of(3, 2, 0);
    expect([...filmsInside(positions, asked, { view: FIT, outline })]).toEqual([2, 0]);
  });

  it('of less than an area holds nothing', () => {
    const { positions, films } = mapOf([{ x: 1, y: 1 }]);
    for (const outline of [[], [{ x: 1, y: 1 }], cornersOf({ x: 1, y: 1 }, { x: 1, y: 1 })])
      expect(filmsInside(positions, films, { view: FIT, outline })).toHaveLength(0);
  });
});
