import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIT,
  centredOn,
  fitFrame,
  fromScreen,
  mostRatedInView,
  orderByCount,
  placedOf,
  positionsOf,
  refit,
  revealing,
  toPlot,
  toScreen,
} from '../../../src/charts/map/view';

fc.configureGlobal({ seed: 1895 });

const size = { width: 800, height: 500 };
const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const view = fc.record({
  k: fc.double({ min: 0.7, max: 60, noNaN: true }),
  x: coordinate,
  y: coordinate,
});

describe('fitting', () => {
  it('keeps every film inside the plot, clear of the tools above', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1 }), (points) => {
        const x = Float32Array.from(points, ([px]) => px);
        const y = Float32Array.from(points, ([, py]) => py);
        const placed = positionsOf(fitFrame(x, y, size), x, y);
        for (let i = 0; i < points.length; i++) {
          expect(placed.x[i]).toBeGreaterThanOrEqual(29.9);
          expect(placed.x[i]).toBeLessThanOrEqual(770.1);
          expect(placed.y[i]).toBeGreaterThanOrEqual(49.9);
          expect(placed.y[i]).toBeLessThanOrEqual(472.1);
        }
      }),
    );
  });

  it('draws up as up', () => {
    const frame = fitFrame(Float32Array.of(0, 1), Float32Array.of(0, 1), size);
    expect(toPlot(frame, { x: 0, y: 1 }).y).toBeLessThan(toPlot(frame, { x: 0, y: 0 }).y);
  });

  it('gives both axes one scale, so that distances stay in proportion', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate)), (points) => {
        const x = Float32Array.from(points, ([px]) => px);
        const y = Float32Array.from(points, ([, py]) => py);
        const { scaleX, scaleY } = fitFrame(x, y, size);
        expect(scaleX).toBe(scaleY);
      }),
    );
  });

  it('stretches one of two axes with units of their own by at most 1.6', () => {
    const { scaleX, scaleY } = fitFrame(Float32Array.of(0, 1), Float32Array.of(0, 50), size, true);
    expect(scaleX / scaleY).toBeCloseTo(1.6, 10);
  });

  it('ignores films that lack a coordinate', () => {
    const x = Float32Array.of(0, 1, 900);
    const y = Float32Array.of(0, 1, NaN);
    expect(fitFrame(x, y, size)).toEqual(fitFrame(x.subarray(0, 2), y.subarray(0, 2), size));
  });

  it.each([
    ['no film', new Float32Array(0)],
    ['one film', Float32Array.of(3)],
  ])('gives a finite frame for %s', (_, values) => {
    const { scaleX, scaleY, left, top } = fitFrame(values, values, size);
    expect([scaleX, scaleY, left, top].every(Number.isFinite)).toBe(true);
  });
});

describe('views', () => {
  it('screen and plot are inverses', () => {
    fc.assert(
      fc.property(view, coordinate, coordinate, (v, x, y) => {
        const back = fromScreen(v, toScreen(v, { x, y }));
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('a view centred on a point shows it in the middle', () => {
    const point = { x: 31, y: -7 };
    expect(toScreen(centredOn(point, 6, size), point)).toEqual({ x: 400, y: 250 });
  });

  it('a fitted plot stays fitted when it changes size', () => {
    const x = Float32Array.of(0, 4);
    const before = { frame: fitFrame(x, x, size), size };
    const smaller = { width: 390, height: 452 };
    expect(refit(FIT, before, { frame: fitFrame(x, x, smaller), size: smaller })).toBe(FIT);
  });

  it('a zoomed plot keeps the same data in the middle when it changes size', () => {
    const x = Float32Array.of(0, 4);
    const y = Float32Array.of(1, 3);
    const before = { frame: fitFrame(x, y, size), size };
    const smaller = { width: 390, height: 452 };
    const after = { frame: fitFrame(x, y, smaller), size: smaller };
    const data = { x: 1.25, y: 2.5 };
    const moved = refit(centredOn(toPlot(before.frame, data), 5, size), before, after);
    const middle = toScreen(moved, toPlot(after.frame, data));
    expect(moved.k).toBe(5);
    expect(middle.x).toBeCloseTo(195, 6);
    expect(middle.y).toBeCloseTo(226, 6);
  });

  it('moves only for a film out of sight or at the rim', () => {
    expect(revealing(FIT, { x: 400, y: 250 }, size)).toBe(FIT);
    expect(revealing(FIT, { x: 790, y: 250 }, size)).toEqual({ k: 1, x: -390, y: 0 });
  });
});

describe('order', () => {
  it('draws the most rated last and leaves out films without a place', () => {
    const x = Float32Array.of(0, 0, NaN, 0, 0);
    const byCount = orderByCount(Uint32Array.of(9, 2, 50, 2, 1));
    const order = placedOf(byCount, x, new Float32Array(5));
    expect([...order]).toEqual([4, 1, 3, 0]);
  });

  it('lists the most rated films in view first', () => {
    const positions = { x: Float32Array.of(10, 900, 20, 30), y: Float32Array.of(5, 5, 5, 5) };
    const order = Uint32Array.of(3, 2, 0, 1);
    const films = mostRatedInView(positions, order, { view: FIT, size, limit: 2 });
    expect([...films]).toEqual([0, 2]);
  });
});
