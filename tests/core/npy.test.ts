import { describe, expect, test } from 'vitest';
import { npy } from '../../src/core/formats/npy';
import { errorOf } from '../fixtures';
import golden from '../golden/npy.json';

describe('a file for numpy', () => {
  test.each(golden)('is what numpy writes for the shape $shape', ({ shape, values, file }) => {
    expect(Buffer.from(npy(Float32Array.from(values), shape)).toString('base64')).toBe(file);
  });

  test('has its numbers at a multiple of 64, whatever the shape', () => {
    for (let dimensions = 1; dimensions <= 30; dimensions++) {
      const bytes = npy(Float32Array.of(2.5), new Array<number>(dimensions).fill(1));
      const view = new DataView(bytes.buffer);
      const start = 10 + view.getUint16(8, true);
      expect(start % 64).toBe(0);
      expect(bytes[start - 1]).toBe(0x0a);
      expect(view.getFloat32(start, true)).toBe(2.5);
      expect(bytes).toHaveLength(start + 4);
    }
  });

  test('is refused where shape and values disagree', () => {
    expect(errorOf(() => npy(new Float32Array(5), [2, 3]))).toBe(
      'DataError: Got 5 values for the shape (2, 3).',
    );
    expect(errorOf(() => npy(new Float32Array(1), []))).toContain('DataError');
  });
});
