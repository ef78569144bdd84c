import { describe, expect, test } from 'vitest';
import { buffersOf } from '../../workers/transfer';

const nested = () => {
  const shared = new ArrayBuffer(16);
  return {
    mean: 3.5,
    left: new Float32Array(shared, 0, 2),
    right: new Float32Array(shared, 8, 2),
    part: { weights: Float64Array.of(1, 2), n: 2 },
  };
};

describe('the memory behind a fit', () => {
  test('is listed once each, nested fits included', () => {
    const fit = nested();
    expect(buffersOf(fit)).toEqual([fit.left.buffer, fit.part.weights.buffer]);
  });

  test('is what leaves when the fit is transferred', () => {
    const fit = nested();
    const expected = structuredClone(fit);
    const arrived = structuredClone(fit, { transfer: buffersOf(fit) });
    expect(arrived).toEqual(expected);
    expect([fit.left, fit.right, fit.part.weights].map((array) => array.byteLength)).toEqual([
      0, 0, 0,
    ]);
  });
});
