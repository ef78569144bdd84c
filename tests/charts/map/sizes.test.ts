import { describe, expect, it } from 'vitest';
import { drawnRadius, growthAt, radiusFor, stepsOf } from '../../../src/charts/map/sizes';

const plot = { width: 888, height: 530 };

describe('dots', () => {
  it('grow by the square root of the number of ratings', () => {
    const least = radiusFor(0, 400, plot);
    const quarter = radiusFor(100, 400, plot) - least;
    expect(radiusFor(400, 400, plot) - least).toBeCloseTo(2 * quarter, 10);
  });

  it('are smaller on a narrow plot', () => {
    expect(radiusFor(9, 400, { width: 390, height: 452 })).toBeLessThan(radiusFor(9, 400, plot));
  });

  it('are drawn within a size step of what they should be', () => {
    const counts = Uint32Array.of(0, 1, 50, 329);
    const steps = stepsOf(counts, new Uint8Array(4), plot);
    for (const [film, count] of counts.entries()) {
      const ratio = drawnRadius(steps, film, 1) / radiusFor(count, 329, plot);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.031);
    }
  });

  it('grow with the scale, up to a limit', () => {
    expect(growthAt(1)).toBe(0);
    expect(growthAt(0.7)).toBe(0);
    expect(growthAt(4)).toBeGreaterThan(0);
    expect(growthAt(60)).toBe(growthAt(30));
  });

  it('have a size where no film has a rating', () => {
    expect(radiusFor(0, 0, plot)).toBeGreaterThan(0);
  });
});
