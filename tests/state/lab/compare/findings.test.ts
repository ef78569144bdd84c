import { describe, expect, test } from 'vitest';
import { standardError, type Measurement } from '../../../../src/core/evaluation/measurement';
import { bestOf, leadersOf, pairedOf } from '../../../../src/state/lab/compare/findings';

/** A mean over users. */
function measured(...values: number[]): Measurement {
  const byUser = Float64Array.from(values);
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { mean, se: standardError(byUser), byUser };
}

// People differ much more than models do.
const low = measured(1, 5, 9, 13);
const high = measured(1.2, 5.3, 9.2, 13.3);
const near = measured(1.4, 5.1, 9.4, 13.1);
const none = measured(NaN, NaN, NaN, NaN);

describe('two models', () => {
  test.each([
    ['higher', 'better'],
    ['lower', 'worse'],
    ['neither', 'higher'],
  ] as const)('where %s is better: the higher one is %s', (better, verdict) => {
    expect(pairedOf(high, low, better)).toMatchObject({ verdict });
    expect(pairedOf(high, low, better).mean).toBeCloseTo(0.25, 10);
  });

  test('are told apart by their differences, though their errors overlap', () => {
    expect(low.mean + low.se).toBeGreaterThan(high.mean);
    expect(pairedOf(low, high, 'higher').verdict).toBe('worse');
  });

  test('cannot be told apart where the difference is within two errors', () => {
    expect(pairedOf(high, near, 'higher').verdict).toBe('unclear');
  });

  test('are the same where they say the same of everybody, and have no difference without figures', () => {
    expect(pairedOf(high, high, 'higher').verdict).toBe('same');
    expect(pairedOf(high, none, 'higher').verdict).toBe('none');
  });
});

describe('the top', () => {
  test('is the best and what cannot be told from it', () => {
    expect(leadersOf([low, high, near, none, undefined], 'higher')).toEqual([
      undefined,
      'best',
      'tied',
      undefined,
      undefined,
    ]);
    expect(leadersOf([low, high, near], 'lower')).toEqual(['best', undefined, undefined]);
  });

  test('is nobody where neither side is better, or there is nothing to choose from', () => {
    expect(leadersOf([low, none, undefined], 'higher')).toEqual([undefined, undefined, undefined]);
    expect(bestOf([low, high], 'neither')).toBeUndefined();
    expect(leadersOf([none, undefined], 'higher')).toEqual([undefined, undefined]);
  });
});
