import { expect, it } from 'vitest';
import { coloursOf, faded, marksOf, packed, type Colouring } from '../../../src/charts/map/colours';
import { Masks } from '../../../src/charts/map/masks';
import { stampDots } from '../../../src/charts/map/raster';
import { growthAt, stepsOf } from '../../../src/charts/map/sizes';
import { orderByCount } from '../../../src/charts/map/view';
import pictures from '../../golden/pictures.json';
import { byStars, theme } from './scenes';

// Painted by brute force in scripts/golden/pictures.py. A level is a 255th of the way from black to white. Dots are placed to a
// quarter of a pixel and their edges are blended, so a square of 4 × 4 pixels may be off by more than the picture as a whole.
const LEVELS = { mean: 0.8, most: 18 };

type Picture = (typeof pictures.scenes)[keyof typeof pictures.scenes];

function colouringOf({ by, values }: Picture): Colouring {
  if (by === 'ramp') return byStars(Float32Array.from(values, (value) => value ?? NaN));
  const names = Array.from({ length: 8 }, (_, i) => String(i));
  return { by: 'category', name: 'Kind', names, values: Uint8Array.from(values, (v) => v ?? 255) };
}

/** Luminance in squares of the picture, row by row. */
function paint(picture: Picture): number[] {
  const { width, height, square } = pictures;
  const colour = colouringOf(picture);
  const films = picture.x.length;
  const counts = Uint32Array.from(picture.counts);
  const marks = marksOf(colour, films);
  const paper = packed(theme.paper);
  const selection = new Set(picture.selection);
  const plain = coloursOf(colour, films, theme);
  const order = [...orderByCount(counts)];
  const drawing = [
    ...order.filter((film) => !selection.has(film)),
    ...order.filter((film) => selection.has(film)),
  ];
  const [k, x, y] = picture.view;
  const raster = { width, height, pixels: new Uint32Array(width * height) };
  stampDots(
    raster,
    {
      positions: { x: Float32Array.from(picture.x), y: Float32Array.from(picture.y) },
      order: Uint32Array.from(drawing),
      marks,
      steps: stepsOf(counts, marks, { width, height }),
      colours: selection.size > 0 ? faded(plain, selection, paper) : plain,
    },
    { view: { k, x, y }, paper, growth: growthAt(k), masks: new Masks(1) },
  );
  const columns = width / square;
  const squares = new Float64Array(columns * (height / square));
  for (const [i, pixel] of raster.pixels.entries()) {
    const at = Math.floor(i / width / square) * columns + Math.floor((i % width) / square);
    const [red, green, blue] = [0, 8, 16].map((shift) => (pixel >> shift) & 255);
    squares[at] += (0.2126 * red + 0.7152 * green + 0.0722 * blue) / square ** 2;
  }
  return [...squares];
}

it.each(Object.entries(pictures.scenes))('%s looks as painted by brute force', (_, picture) => {
  const off = paint(picture).map((value, i) => Math.abs(value - picture.luminance[i]));
  expect(off).toHaveLength(1200);
  expect(off.reduce((a, b) => a + b) / off.length).toBeLessThan(LEVELS.mean);
  expect(Math.max(...off)).toBeLessThan(LEVELS.most);
});

it('the pictures differ by more than what is allowed between two of one', () => {
  const all = Object.values(pictures.scenes);
  for (const [i, one] of all.entries()) {
    for (const other of all.slice(i + 1)) {
      const off = one.luminance.map((value, at) => Math.abs(value - other.luminance[at]));
      expect(off.reduce((a, b) => a + b) / off.length).toBeGreaterThan(4 * LEVELS.mean);
    }
  }
});
