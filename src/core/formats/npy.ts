import { fail } from '../errors';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
const VERSION = [1, 0];
/** Magic, version and the length of the header. */
const BEFORE_HEADER = 10;
/** The numbers begin at a multiple of this. */
const ALIGNMENT = 64;

/**
 * Numbers as a file that numpy.load reads: .npy format 1.0, little-endian 32-bit floats, row-major (numpy/lib/format.py).
 *
 * Throws DataError where the shape holds another number of values.
 * @param shape Lengths of the dimensions, at least one.
 */
export function npy(values: Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const count = shape.reduce((product, length) => product * length, 1);
  if (shape.length === 0 || count !== values.length) {
    fail('DataError', `Got ${values.length} values for the shape (${shape.join(', ')}).`);
  }
  const sides = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const bare = `{'descr': '<f4', 'fortran_order': False, 'shape': ${sides}, }`;
  const start = ALIGNMENT * Math.ceil((BEFORE_HEADER + bare.length + 1) / ALIGNMENT);
  const header = `${bare.padEnd(start - BEFORE_HEADER - 1)}\n`;

  const bytes = new Uint8Array(start + 4 * values.length);
  const view = new DataView(bytes.buffer);
  bytes.set([...MAGIC, ...VERSION]);
  view.setUint16(BEFORE_HEADER - 2, header.length, true);
  for (let k = 0; k < header.length; k++) bytes[BEFORE_HEADER + k] = header.charCodeAt(k);
  for (let k = 0; k < values.length; k++) view.setFloat32(start + 4 * k, values[k], true);
  return bytes;
}
