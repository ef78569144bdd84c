import { describe, expect, test } from 'vitest';
import { settingAxis } from '../../../src/charts/lab/setting-axis';
import { DARKEST, shadesOf } from '../../../src/charts/lab/shade';

describe('how dark a cell is', () => {
  test('is in proportion to what it lacks to the best', () => {
    expect(shadesOf([1, 2, 3], 'lower')).toEqual([1, 0.5, 0]);
    expect(shadesOf([1, 2, 3], 'higher')).toEqual([0, 0.5, 1]);
  });

  test('is not decided by one that went astray', () => {
    // Distances 0, 1, 2, 97: the middle one is 2, so that 6 is the lightest.
    const [best, near, far, astray] = shadesOf([3, 4, 5, 100], 'lower');
    expect([best, astray]).toEqual([1, 0]);
    expect(near).toBeCloseTo(5 / 6);
    expect(far).toBeCloseTo(4 / 6);
  });

  test('is the same for all that are alike, and nothing where there is no figure', () => {
    expect(shadesOf([2, 2], 'lower')).toEqual([1, 1]);
    expect(shadesOf([NaN, 2], 'lower')).toEqual([NaN, 1]);
    expect(shadesOf([NaN], 'lower')).toEqual([NaN]);
    expect(shadesOf([], 'lower')).toEqual([]);
  });

  test.each([
    ['light', [0x17, 0x19, 0x1b], [0xfc, 0xfc, 0xfa]],
    ['dark', [0xeb, 0xeb, 0xe6], [0x13, 0x14, 0x15]],
  ])('leaves its text readable in the %s theme', (_, ink, paper) => {
    const mixed = ink.map((value, k) => DARKEST * value + (1 - DARKEST) * paper[k]);
    const [a, b] = [luminance(ink), luminance(mixed)];
    expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThan(4.5);
  });
});

/** Relative luminance (WCAG 2.2) of 0 … 255. */
function luminance(colour: readonly number[]): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('an axis of a parameter', () => {
  test('has single values side by side', () => {
    const { at, ticks } = settingAxis({ values: [1, 10, 1000, 'all'] });
    expect(ticks).toEqual([
      { at: 0.125, text: '1' },
      { at: 0.375, text: '10' },
      { at: 0.625, text: '1000' },
      { at: 0.875, text: 'all' },
    ]);
    expect(at('all')).toBe(0.875);
  });

  test('is even over a range', () => {
    const { at, ticks } = settingAxis({ from: 0, to: 10, logarithmic: false });
    expect(at(5)).toBeCloseTo(0.5);
    expect(ticks.map(({ text }) => text)).toEqual(['0', '2', '4', '6', '8', '10']);
  });

  test('has a tenfold as wide as the next over a range that is drawn so', () => {
    const { at, ticks } = settingAxis({ from: 0.01, to: 100, logarithmic: true });
    expect(at(0.1) - at(0.01)).toBeCloseTo(at(100) - at(10));
    expect(ticks.map(({ text }) => text)).toEqual(['0.01', '0.1', '1', '10', '100']);
  });

  test('tells large numbers apart', () => {
    const { ticks } = settingAxis({ from: 1000, to: 1002, logarithmic: false });
    expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
  });

  test('has its ends where nothing round lies between them', () => {
    const { ticks } = settingAxis({ from: 4, to: 45, logarithmic: true });
    expect(ticks.length).toBeGreaterThanOrEqual(2);
  });
});
