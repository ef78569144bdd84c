import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap } from '../../../src/charts/map/labels';
import { levelAt, placeRegions } from '../../../src/charts/map/regions';
import { FIT } from '../../../src/charts/map/view';

fc.configureGlobal({ seed: 1895 });

const size = { width: 600, height: 400 };
const measure = (text: string, letters: number) => 0.55 * letters * text.length;
const named = (text: string) => ({ x: 300, y: 200, films: 9, text });

describe('levels', () => {
  const levels = [
    { fromScale: 4, regions: [named('near')] },
    { fromScale: 1, regions: [named('far')] },
  ];
  const nameAt = (k: number) => levelAt(levels, k)?.regions[0].text;

  it('take over from one another as the map is zoomed', () => {
    expect([0.7, 1, 3.9, 4, 12].map(nameAt)).toEqual(['far', 'far', 'far', 'near', 'near']);
  });

  it('fade, the last until nothing is left of it', () => {
    const ink = [1, 2, 3.9, 4, 12].map((k) => levelAt(levels, k)?.opacity ?? 0);
    expect(ink[0]).toBe(1);
    expect(ink[1]).toBeLessThan(ink[0]);
    expect(ink[2]).toBeLessThan(ink[1]);
    expect(ink[3]).toBe(1);
    expect(ink[4]).toBeLessThan(ink[3]);
    expect(levelAt(levels, 60)).toBeUndefined();
  });

  it('may be none', () => {
    expect(levelAt([], 1)).toBeUndefined();
    expect(placeRegions([], { view: FIT, size, taken: [], measure })).toEqual([]);
  });
});

describe('names of regions', () => {
  const region = fc.record({
    x: fc.double({ min: -50, max: 650, noNaN: true }),
    y: fc.double({ min: -50, max: 450, noNaN: true }),
    films: fc.integer({ min: 1, max: 500 }),
    text: fc.string({ minLength: 1, maxLength: 40 }),
  });
  const taken = [{ left: 10, top: 10, right: 270, bottom: 38 }];

  it('never overlap each other or what stands in the plot, and never leave it', () => {
    fc.assert(
      fc.property(fc.array(region, { maxLength: 40 }), (regions) => {
        const levels = [{ fromScale: 1, regions }];
        const labels = placeRegions(levels, { view: FIT, size, taken, measure });
        for (const [i, { box }] of labels.entries()) {
          expect(taken.some((other) => overlap(box, other))).toBe(false);
          expect(labels.slice(i + 1).some((other) => overlap(box, other.box))).toBe(false);
          expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(-1e-9);
          expect(box.right).toBeLessThanOrEqual(size.width + 1e-9);
          expect(box.bottom).toBeLessThanOrEqual(size.height);
        }
      }),
    );
  });

  it('give way to those of larger regions', () => {
    const regions = [
      { ...named('small'), films: 3 },
      { ...named('large'), films: 300 },
    ];
    const room = [{ left: 0, top: 0, right: 600, bottom: 178 }];
    const [first] = placeRegions([{ fromScale: 1, regions }], {
      view: FIT,
      size,
      taken: room,
      measure,
    });
    expect(first).toMatchObject({ text: 'large', x: 300, y: 200 });
  });
});
