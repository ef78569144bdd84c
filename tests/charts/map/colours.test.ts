import { rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import {
  BINS,
  alongRamp,
  binColour,
  binOf,
  coloursOf,
  marksOf,
  packed,
  valueAlong,
  type Ramp,
  type Theme,
} from '../../../src/charts/map/colours';

const theme: Theme = {
  dark: false,
  paper: '#fcfcfa',
  ink: '#17191b',
  ink2: '#55595d',
  ink3: '#6b6f73',
  you: '#c2341d',
  quiet: '#8d9092',
  categories: [
    '#000001',
    '#000002',
    '#000003',
    '#000004',
    '#000005',
    '#000006',
    '#000007',
    '#000008',
  ],
  font: 'sans-serif',
  display: 'sans-serif',
};

/** Relative luminance, WCAG 2. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [lr, lg, lb] = [r, g, b].map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
}

const stars = { range: [2.5, 4.5], log: false } as const;
const ramp = (values: Float32Array): Ramp => ({
  by: 'ramp',
  name: 'Predicted stars',
  values,
  range: [2.5, 4.5],
  ticks: [],
});

describe('predicted stars', () => {
  it.each([
    [0.5, 0],
    [2.5, 0],
    [3.5, BINS / 2],
    [4.5, BINS - 1],
    [5.3, BINS - 1],
    [NaN, undefined],
  ])('%s stars are in bin %s', (value, bin) => {
    expect(binOf(stars, value)).toBe(bin);
  });

  it.each([false, true])('get lighter with every bin (dark: %s)', (dark) => {
    const steps = Array.from({ length: BINS }, (_, bin) => luminance(binColour(bin, dark)));
    for (let bin = 1; bin < BINS; bin++) expect(steps[bin]).toBeGreaterThan(steps[bin - 1]);
  });

  it('that are unknown are drawn quietly', () => {
    const colours = coloursOf(ramp(Float32Array.of(4, NaN)), 2, theme);
    expect(colours[1]).toBe(packed(theme.quiet));
    expect(colours[0]).not.toBe(colours[1]);
  });
});

describe('a logarithmic ramp', () => {
  const counts = { range: [1, 256], log: true } as const;

  it('gives equal ratios equal steps', () => {
    expect([1, 2, 4, 16, 256].map((count) => alongRamp(counts, count))).toEqual([
      0,
      1 / 8,
      1 / 4,
      1 / 2,
      1,
    ]);
    expect(binOf(counts, 16)).toBe(BINS / 2);
  });

  it('finds the value of a part of the way', () => {
    for (const part of [0, 0.25, 0.7, 1])
      expect(alongRamp(counts, valueAlong(counts, part))).toBeCloseTo(part, 12);
  });
});

describe('genres', () => {
  const names = Array.from({ length: 10 }, (_, i) => `Genre ${i}`);
  const colour = {
    by: 'category',
    name: 'Genre',
    names,
    values: Uint8Array.of(0, 7, 8, 255),
  } as const;

  it('beyond the eighth, and other, are drawn quietly as circles', () => {
    const colours = coloursOf(colour, 4, theme);
    expect([...colours]).toEqual(['#000001', '#000008', theme.quiet, theme.quiet].map(packed));
    expect([...marksOf(colour, 4)]).toEqual([1, 8, 0, 0]);
  });

  it('give way to circles under predicted stars', () => {
    expect([...marksOf(ramp(new Float32Array(3)), 3)]).toEqual([0, 0, 0]);
  });
});

it('packs colours as the bytes of ImageData', () => {
  expect(packed('#010203')).toBe(0xff030201);
  const pixels = new Uint32Array([packed('rgb(1, 2, 3)')]);
  expect([...new Uint8Array(pixels.buffer)]).toEqual([1, 2, 3, 255]);
});
