import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  labelLimit,
  overlap,
  placeLabels,
  placeTip,
} from '../../../src/charts/map/labels';

fc.configureGlobal({ seed: 1895 });

const size = { width: 600, height: 400 };
const pixel = (max: number) => fc.double({ min: -20, max, noNaN: true });
const candidate = fc.record({
  film: fc.nat(9999),
  at: fc.record({ x: pixel(620), y: pixel(420) }),
  radius: fc.double({ min: 1, max: 12, noNaN: true }),
  width: fc.double({ min: 5, max: 200, noNaN: true }),
  anyhow: fc.boolean(),
});
const taken = [
  { left: 10, top: 10, right: 120, bottom: 40 },
  { left: 10, top: 340, right: 240, bottom: 390 },
];

describe('labels', () => {
  it('never overlap each other or what stands in the plot, and never leave it', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 120 }), (candidates) => {
        const labels = placeLabels(candidates, { taken, size, limit: 60 });
        for (const [i, { box }] of labels.entries()) {
          expect(taken.some((other) => overlap(box, other))).toBe(false);
          expect(labels.slice(i + 1).some((other) => overlap(box, other.box))).toBe(false);
          expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(size.width);
          expect(box.bottom).toBeLessThanOrEqual(size.height);
        }
        // Something is always placed where a label fits the empty plot.
        const fits = candidates.some((one) => placeLabels([one], { taken, size, limit: 1 }).length);
        expect(labels.length > 0).toBe(fits);
      }),
    );
  });

  it('go to the first of two films that want the same room', () => {
    const at = { x: 300, y: 200 };
    const wide = { radius: 4, width: 280 };
    const labels = placeLabels(
      [
        { film: 7, at, ...wide },
        { film: 8, at: { x: 300, y: 205 }, ...wide },
        { film: 9, at: { x: 300, y: 210 }, ...wide },
      ],
      { taken: [], size, limit: 9 },
    );
    expect(labels.map(({ film, x }) => [film, x])).toEqual([
      [7, 308],
      [8, 300 - 4 - 4 - 280],
    ]);
  });

  it('stand to the left of a dot at the right rim', () => {
    const [label] = placeLabels([{ film: 1, at: { x: 580, y: 200 }, radius: 5, width: 60 }], {
      taken: [],
      size,
      limit: 1,
    });
    expect(label.x).toBe(580 - 5 - 4 - 60);
  });

  it('may stand above or below a dot that has no room beside it', () => {
    const wanting = { film: 1, at: { x: 300, y: 200 }, radius: 5, width: 290 };
    const walls = [
      { left: 310, top: 190, right: 330, bottom: 210 },
      { left: 270, top: 190, right: 290, bottom: 210 },
    ];
    expect(placeLabels([wanting], { taken: walls, size, limit: 1 })).toEqual([]);
    const [label] = placeLabels([{ ...wanting, anyhow: true }], { taken: walls, size, limit: 1 });
    expect(label.y).not.toBe(200);
    expect(walls.some((wall) => overlap(label.box, wall))).toBe(false);
  });

  it('become more with the scale, and are fewer on a small plot', () => {
    expect(labelLimit(size, 8)).toBeGreaterThan(labelLimit(size, 1));
    expect(labelLimit({ width: 390, height: 452 }, 1)).toBeLessThan(
      labelLimit({ width: 888, height: 530 }, 1),
    );
  });
});

describe('tooltip', () => {
  it('stays inside the plot and off the film it belongs to', () => {
    const width = fc.integer({ min: 300, max: 1200 });
    const height = fc.integer({ min: 420, max: 720 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(width, height, share, share, (w, h, right, down) => {
        const at = { x: right * w, y: down * h };
        const box = placeTip(at, { width: 238, height: 140 }, { width: w, height: h });
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(w);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.bottom).toBeLessThanOrEqual(h);
        expect(contains(box, at)).toBe(false);
      }),
    );
  });
});
