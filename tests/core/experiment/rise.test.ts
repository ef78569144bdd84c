import { describe, expect, test } from 'vitest';
import { experimentOf } from '../../../src/core/experiment/experiment';
import { rmseOf } from '../../../src/core/experiment/held-out';
import { riseOf } from '../../../src/core/experiment/rise';
import { run } from '../../../src/core/experiment/running';
import { loadPublic } from '../../fixtures';

const starts = Uint32Array.of(0, 2, 3);
const halfStars = Uint8Array.of(4, 6, 8);

describe('a rise', () => {
  test('has the standard error of the difference, person by person', () => {
    const [before, now] = [Float32Array.of(2, 2, 4), Float32Array.of(3, 2, 6)];
    // Squared errors 0, 1, 0 and 1, 1, 4: they differ by 1 and 0 of one person, by 4 of the other.
    const [mean, rmses] = [5 / 3, Math.sqrt(2) + Math.sqrt(1 / 3)];
    const spread = (1 - 2 * mean) ** 2 + (4 - mean) ** 2;
    const { stars, standardError } = riseOf({ starts, halfStars }, before, now);
    expect(stars).toBeCloseTo(Math.sqrt(2) - Math.sqrt(1 / 3), 12);
    expect(standardError).toBeCloseTo(Math.sqrt(2 * spread) / 3 / rmses, 12);
  });

  test('is of the ratings that both predict', () => {
    const [before, now] = [Float32Array.of(2, 2.5, NaN), Float32Array.of(NaN, 2, 4)];
    const { stars, standardError } = riseOf({ starts, halfStars }, before, now);
    expect(stars).toBeCloseTo(0.5, 12);
    expect(standardError, 'one person says nothing of others').toBe(Infinity);
  });
});

describe('a run', () => {
  test('says how far it is above its least error, since when, and by how much chance', async () => {
    const { data } = await loadPublic('sample.zip');
    const experiment = experimentOf(data, {
      model: { id: 'als', params: { factors: 8, iterations: 8, l2: 0.3 } },
      data: { share: 0.3, minRatings: 0 },
      split: { id: 'holdout', params: {} },
      seed: 7,
    });
    const { heldOut } = experiment;
    const moments = [...run(experiment)].flatMap((step) => (step.kind === 'moment' ? [step] : []));
    const errors = moments.map(({ state }) => rmseOf(state.predicted, heldOut.halfStars));
    const least = errors.indexOf(Math.min(...errors));
    const { rise, iteration } = moments.at(-1)!.moment;
    expect(least + 1).toBeLessThan(iteration);
    expect(rise?.since).toBe(least + 1);
    expect(rise?.stars).toBeCloseTo(errors.at(-1)! - errors[least], 12);
    expect(rise?.standardError).toBeGreaterThan(0);
    expect(moments[least].moment.rise).toBeUndefined();
  });
});
