import { solveSpd } from '../linalg/cholesky';
import { addGram, dotProducts } from './tiles';

/** Vectors gathered at a time: 64 × 32 doubles stay in the first-level cache. */
const BLOCK = 64;

/** Up to this share of the width, the n × n dual of n ratings is smaller than their normal matrix. */
const DUAL_SHARE = 0.75;

/** What one row is solved from: its ratings, and the vectors of what it rated. */
export interface RidgeRow {
  /** Vectors q of the other side, row-major, one of `width` numbers for each column. */
  readonly fixed: Float32Array;
  /** Columns of the n ratings. */
  readonly columns: Uint32Array;
  /** How much each rating counts: c ≥ 0, n numbers; 1 each where absent. */
  readonly weights?: Float64Array;
  /** What each vector's product with the solution is to come near: y, n numbers. */
  readonly targets: Float64Array;
  /** The diagonal of D, `width` positive numbers. */
  readonly penalties: Float64Array;
}

/**
 * Weighted ridge regression of one row after another, in double precision:
 *
 *   x = argmin Σ c (y − x · q)² + xᵀ D x = (Σ c q qᵀ + D)⁻¹ Σ c y q.
 *
 * Rows with few ratings go through the dual, x = D⁻¹ Zᵀ (Z D⁻¹ Zᵀ + I)⁻¹ (√c ∘ y) with rows √c q of Z: the same
 * solution, from an n × n matrix.
 *
 * @returns A function that solves a row; its result is overwritten by the next call. It owns about
 * width × (width + 64) doubles of scratch memory.
 */
export function ridgeSolver(width: number): (row: RidgeRow) => Float64Array {
  const scratch = scratchFor(width);
  return (row) => {
    if (row.columns.length <= scratch.dualLimit) solveDual(scratch, row);
    else solvePrimal(scratch, row);
    return scratch.solution;
  };
}

interface Scratch {
  readonly width: number;
  /** The width, rounded up to the tiles' four; the padding stays 0. */
  readonly padded: number;
  readonly dualLimit: number;
  /** Rows √c q of Z, padded, and √c y. */
  readonly block: Float64Array;
  readonly targets: Float64Array;
  /** D^−½. */
  readonly scales: Float64Array;
  /** Σ c q qᵀ, padded × padded, and the matrix that is solved. */
  readonly gram: Float64Array;
  readonly normal: Float64Array;
  readonly solution: Float64Array;
}

function scratchFor(width: number): Scratch {
  const padded = Math.ceil(width / 4) * 4;
  const dualLimit = Math.floor(DUAL_SHARE * width);
  const rows = Math.max(BLOCK, dualLimit);
  return {
    width,
    padded,
    dualLimit,
    block: new Float64Array(rows * padded),
    targets: new Float64Array(rows),
    scales: new Float64Array(width),
    gram: new Float64Array(padded * padded),
    normal: new Float64Array(Math.max(width, dualLimit) ** 2),
    solution: new Float64Array(width),
  };
}

/** A x = b of one row: A = Σ c q qᵀ + D and b = Σ c y q. */
export interface NormalEquations {
  /** A, width × width, row-major; only the lower triangle is filled. */
  readonly matrix: Float64Array;
  readonly moments: Float64Array;
}

/** A function that sets up the equations of a row; the next call overwrites them. */
export function normalEquations(width: number): (row: RidgeRow) => NormalEquations {
  const scratch = scratchFor(width);
  return (row) => {
    setUp(scratch, row);
    return { matrix: scratch.normal, moments: scratch.solution };
  };
}

/** For rows with many ratings. */
function solvePrimal(scratch: Scratch, row: RidgeRow): void {
  setUp(scratch, row);
  solveSpd(scratch.normal, scratch.width, scratch.solution);
}

/** The normal equations, in `normal` and `solution`. */
function setUp(scratch: Scratch, row: RidgeRow): void {
  const { width, padded, block, gram, normal, solution } = scratch;
  const count = row.columns.length;
  gram.fill(0);
  solution.fill(0);
  for (let from = 0; from < count; from += BLOCK) {
    const size = Math.min(BLOCK, count - from);
    gather(scratch, row, from, size);
    addGram(block, padded, size, gram);
    addMoments(scratch, size);
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) normal[i * width + j] = gram[i * padded + j];
    normal[i * width + i] += row.penalties[i];
  }
}

/** The same solution for rows with few ratings; D^−½ is worked into the block on both sides. */
function solveDual(scratch: Scratch, row: RidgeRow): void {
  const { width, padded, block, targets, scales, normal, solution } = scratch;
  const count = row.columns.length;
  gather(scratch, row, 0, count);
  for (let f = 0; f < width; f++) scales[f] = 1 / Math.sqrt(row.penalties[f]);
  for (let at = 0; at < count * padded; at += padded) {
    for (let f = 0; f < width; f++) block[at + f] *= scales[f];
  }
  dotProducts(block, padded, count, normal);
  for (let k = 0; k < count; k++) normal[k * count + k] += 1;
  solveSpd(normal, count, targets);

  solution.fill(0);
  addMoments(scratch, count);
  for (let f = 0; f < width; f++) solution[f] *= scales[f];
}

/** Copies √c q and √c y of ratings from … from + size − 1 into the scratch. */
function gather(
  { width, padded, block, targets }: Scratch,
  { fixed, columns, weights, targets: wanted }: RidgeRow,
  from: number,
  size: number,
): void {
  for (let k = 0; k < size; k++) {
    const source = columns[from + k] * width;
    const target = k * padded;
    const root = weights ? Math.sqrt(weights[from + k]) : 1;
    for (let f = 0; f < width; f++) block[target + f] = root * fixed[source + f];
    targets[k] = root * wanted[from + k];
  }
}

/** Adds Σ targets[k] · block[k] to the solution. */
function addMoments({ width, padded, block, targets, solution }: Scratch, size: number): void {
  for (let k = 0; k < size; k++) {
    const row = k * padded;
    const target = targets[k];
    for (let f = 0; f < width; f++) solution[f] += target * block[row + f];
  }
}

/**
 * How much each rating of a solved row adds to the product of its solution with one vector q: the shares
 * qᵀ A⁻¹ q_k c_k y_k with A = Σ c q qᵀ + D. They add up to q · x.
 * @param vector q, `width` numbers.
 * @param bound Factors that are held at 0, where the solution was not free to choose: 1 for each of those.
 */
export function ridgeShares(
  row: RidgeRow,
  vector: Float64Array,
  bound: Uint8Array = new Uint8Array(vector.length),
): Float64Array {
  const { fixed, columns, weights, targets } = row;
  const width = vector.length;
  const { matrix } = normalEquations(width)(row);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      if (bound[i] || bound[j]) matrix[i * width + j] = i === j ? 1 : 0;
    }
  }
  const solved = vector.map((value, f) => (bound[f] ? 0 : value));
  solveSpd(matrix, width, solved);
  return Float64Array.from(columns, (column, k) => {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += solved[f] * fixed[column * width + f];
    return sum * targets[k] * (weights ? weights[k] : 1);
  });
}
