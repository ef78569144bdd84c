import { describe, expect, it } from 'vitest';
import { Masks, radiusOf, stepOf } from '../../../src/charts/map/masks';
import { stampDots } from '../../../src/charts/map/raster';
import { FIT } from '../../../src/charts/map/view';

const PAPER = 0xffffffff;
const BLUE = 0xffff0000;
const RED = 0xff0000ff;

/** A 20 × 20 raster after drawing dots of radius 4 at the given places, in order. */
function drawn(
  places: readonly (readonly [number, number])[],
  { colours = [BLUE], marks = [0], ratio = 1 } = {},
) {
  const raster = { width: 20, height: 20, pixels: new Uint32Array(400).fill(RED) };
  const films = places.length;
  stampDots(
    raster,
    {
      positions: {
        x: Float32Array.from(places, ([x]) => x),
        y: Float32Array.from(places, ([, y]) => y),
      },
      order: Uint32Array.from(places.keys()),
      marks: Uint8Array.from({ length: films }, (_, i) => marks[i % marks.length]),
      steps: new Int8Array(films).fill(stepOf(4)),
      colours: Uint32Array.from({ length: films }, (_, i) => colours[i % colours.length]),
    },
    { view: FIT, paper: PAPER, growth: 0, masks: new Masks(ratio) },
  );
  return { ...raster, at: (x: number, y: number) => raster.pixels[y * 20 + x] };
}

describe('stamping', () => {
  it('clears to paper', () => {
    expect(drawn([]).pixels.every((pixel) => pixel === PAPER)).toBe(true);
  });

  it('fills a disc of the right area', () => {
    const { pixels } = drawn([[10, 10]]);
    // Green falls from 255 (paper) to 0 (blue) with coverage.
    const area = pixels.reduce((sum, pixel) => sum + 1 - ((pixel >> 8) & 255) / 255, 0);
    expect(area).toBeCloseTo(Math.PI * radiusOf(stepOf(4)) ** 2, -0.5);
    expect(Math.abs(area / (Math.PI * radiusOf(stepOf(4)) ** 2) - 1)).toBeLessThan(0.03);
  });

  it('draws later films over earlier ones, with an edge of paper between', () => {
    const raster = drawn(
      [
        [8, 10],
        [12, 10],
      ],
      { colours: [BLUE, RED] },
    );
    expect(raster.at(12, 10)).toBe(RED);
    expect(raster.at(5, 10)).toBe(BLUE);
    const row = Array.from({ length: 8 }, (_, i) => raster.at(5 + i, 10));
    // Paper is the only thing here with any green.
    expect(row.some((pixel) => ((pixel >> 8) & 255) > 60)).toBe(true);
  });

  it('clips at all four sides without wrapping round', () => {
    const raster = drawn([
      [0, 10],
      [10, 0],
    ]);
    expect(raster.at(0, 10)).toBe(BLUE);
    expect(raster.at(10, 0)).toBe(BLUE);
    expect(raster.at(19, 10)).toBe(PAPER);
    expect(raster.at(19, 9)).toBe(PAPER);
    expect(raster.at(10, 19)).toBe(PAPER);
    const corner = drawn([[19, 19]]);
    expect(corner.at(19, 19)).toBe(BLUE);
    expect(corner.at(0, 19)).toBe(PAPER);
    expect(
      drawn([
        [-300, 10],
        [10, 1e6],
      ]).pixels.every((pixel) => pixel === PAPER),
    ).toBe(true);
  });

  it('moves a dot by less than a pixel', () => {
    const columnOf = (x: number) => {
      const { pixels } = drawn([[x, 10]]);
      let mass = 0;
      let moment = 0;
      pixels.forEach((pixel, i) => {
        const ink = 255 - ((pixel >> 8) & 255);
        mass += ink;
        moment += ink * (i % 20);
      });
      return moment / mass;
    };
    expect(columnOf(10.25) - columnOf(10)).toBeCloseTo(0.25, 1);
    expect(columnOf(10.75) - columnOf(10)).toBeCloseTo(0.75, 1);
  });

  it('draws twice as large at two device pixels per pixel', () => {
    const at = drawn([[5, 5]], { ratio: 2 });
    expect(at.at(10, 10)).toBe(BLUE);
    expect(at.at(17, 10)).toBe(BLUE);
    expect(drawn([[10, 10]]).at(17, 10)).toBe(PAPER);
  });

  it('draws marks other than circles', () => {
    const square = drawn([[10, 10]], { marks: [1] });
    expect(square.at(7, 7)).toBe(BLUE);
    expect(drawn([[10, 10]]).at(7, 7)).not.toBe(BLUE);
  });

  it('fills marks whose rows have more than one run of ink', () => {
    const down = drawn([[10, 10]], { marks: [6] });
    // The two upper arms of the saltire, and the paper between them.
    expect(down.at(7, 7)).toBe(BLUE);
    expect(down.at(13, 7)).toBe(BLUE);
    expect(down.at(10, 6)).toBe(PAPER);
  });
});

it('size steps and radii are inverses', () => {
  for (const step of [-10, 0, 3, 40]) expect(stepOf(radiusOf(step))).toBe(step);
});
