import { symmetricEigen } from '../linalg/symmetric-eigen';
import { addGram } from './tiles';

/** Rows between two steps: about a millisecond at 64 columns. */
const ROWS_PER_STEP = 256;
/** Rows gathered at a time. */
const BLOCK = 64;

/**
 * Turns the rows of Y into the frame of their principal axes: with YᵀY = Vᵀ Λ V, Y ← Y Vᵀ, whose Gram matrix is Λ.
 * Lengths of rows and products among them stay as they were.
 *
 * @param y rows × width, row-major; turned in place.
 * @yields Now and then, the share of the work that is done.
 * @returns The diagonal of Λ: `width` numbers ≥ 0, descending.
 */
export function* turnToPrincipalFrame(
  y: Float32Array,
  width: number,
): Generator<number, Float64Array> {
  const rows = y.length / width;
  const building = gramOf(y, width);
  let next = building.next();
  for (; !next.done; next = building.next()) yield next.value / rows / 2;
  const { values, vectors } = symmetricEigen(next.value, width);
  const line = new Float64Array(width);
  const turned = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    for (let f = 0; f < width; f++) line[f] = y[at + f];
    turnRow(line, vectors, turned);
    y.set(turned, at);
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield 0.5 + row / rows / 2;
  }
  return values.map((value) => Math.max(0, value));
}

/** YᵀY in full. Yields the rows done. */
function* gramOf(y: Float32Array, width: number): Generator<number, Float64Array> {
  const rows = y.length / width;
  const padded = Math.ceil(width / 4) * 4;
  const block = new Float64Array(BLOCK * padded);
  const gram = new Float64Array(padded * padded);
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from);
    for (let k = 0; k < size; k++) {
      const source = (from + k) * width;
      for (let f = 0; f < width; f++) block[k * padded + f] = y[source + f];
    }
    addGram(block, padded, size, gram);
    if ((from / BLOCK) % 4 === 3) yield from;
  }
  return Float64Array.from({ length: width * width }, (_, at) => {
    const [i, j] = [Math.floor(at / width), at % width];
    return gram[Math.max(i, j) * padded + Math.min(i, j)];
  });
}

/** Row y in the coordinates along the axes, four of them at a time. */
function turnRow(y: Float64Array, axes: Float64Array, turned: Float64Array): void {
  const width = y.length;
  let axis = 0;
  for (; axis + 3 < width; axis += 4) {
    const at = axis * width;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0; f < width; f++) {
      const value = y[f];
      s0 += value * axes[at + f];
      s1 += value * axes[at + width + f];
      s2 += value * axes[at + 2 * width + f];
      s3 += value * axes[at + 3 * width + f];
    }
    turned[axis] = s0;
    turned[axis + 1] = s1;
    turned[axis + 2] = s2;
    turned[axis + 3] = s3;
  }
  for (; axis < width; axis++) {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += y[f] * axes[axis * width + f];
    turned[axis] = sum;
  }
}
