import { describe, expect, it } from 'vitest';
import { MARKS, markPath, reachOf, signedDistance } from '../../../src/charts/map/marks';

describe.each(MARKS.map((mark) => [mark.name, mark] as const))('%s', (_, mark) => {
  it('has the area of the unit circle', () => {
    const step = 0.02;
    let area = 0;
    for (let x = -2; x <= 2; x += step) {
      for (let y = -2; y <= 2; y += step) if (signedDistance(mark, x, y) < 0) area += step * step;
    }
    expect(Math.abs(area / Math.PI - 1)).toBeLessThan(0.02);
  });

  it('has its middle inside and nothing beyond its reach', () => {
    expect(signedDistance(mark, 0, 0)).toBeLessThan(0);
    for (let i = 0; i < 64; i++) {
      const [x, y] = [Math.cos(i / 10), Math.sin(i / 10)].map((v) => v * 1.01 * reachOf(mark));
      expect(signedDistance(mark, x, y)).toBeGreaterThan(0);
    }
  });
});

it('measures distance to an outline', () => {
  const half = Math.sqrt(Math.PI) / 2;
  const square = MARKS[1];
  expect(signedDistance(square, 0, 0)).toBeCloseTo(-half, 10);
  expect(signedDistance(square, half + 3, half + 4)).toBeCloseTo(5, 10);
});

it('tells all marks apart', () => {
  expect(new Set(MARKS.map((mark) => markPath(mark, 4))).size).toBe(9);
  expect(markPath(MARKS[1], 1)).toMatch(/^M0\.89 0\.89L.*z$/);
});
