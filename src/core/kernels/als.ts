import { solveSpd } from '../linalg/cholesky';
import type { Ratings } from '../ratings';
import { addGram, dotProducts } from './tiles';

/** What every row is solved with. */
export interface AlsSettings {
  /** Factors per row; a row of factors holds them and then its bias, so it is factors + 1 wide. */
  readonly factors: number;
  /** Mean of the ratings, in stars. */
  readonly mean: number;
  /** Penalty of the factors; multiplied by √n for a row with n ratings. */
  readonly l2: number;
  /** Penalty of the bias, as it is. */
  readonly l2Bias: number;
}

/** Rows gathered at a time: 64 × 32 doubles stay in the first-level cache. */
const BLOCK = 64;

/** Up to this share of the factors, the n × n dual of a row with n ratings is smaller than its normal matrix. */
const DUAL_SHARE = 0.75;

/**
 * Alternating least squares for r ≈ μ + b_u + b_i + p_u · q_i with joint biases: each row's factors and bias are the
 * exact minimiser while the other side is fixed. With w_j = [q_j; 1] and y_j = r_j − μ − b_j,
 *
 *   [p; b] = (Σ w_j w_jᵀ + D)⁻¹ Σ w_j y_j,   D = diag(λ√n, …, λ√n, λ_b).
 *
 * Both sides have the same layout, so one function solves users, films and a visitor.
 */
export interface AlsKernel {
  /**
   * Solves rows from ≤ row < to of `ratings` against `fixed` and writes them to `solved`; rows without ratings become 0.
   * @param fixed One row of factors and bias for each column of `ratings`.
   * @param solved The same for each row.
   */
  solveRows(
    ratings: Pick<Ratings, 'starts' | 'indices' | 'halfStars'>,
    fixed: Float32Array,
    solved: Float32Array,
    from: number,
    to: number,
  ): void;
}

/** A kernel with its own scratch memory: about (factors + 64) × factors doubles. */
export function alsKernel(settings: AlsSettings): AlsKernel {
  const width = settings.factors + 1;
  const scratch = scratchFor(settings);
  const { dualLimit, solution } = scratch;
  return {
    solveRows({ starts, indices, halfStars }, fixed, solved, from, to) {
      for (let row = from; row < to; row++) {
        const start = starts[row];
        const count = starts[row + 1] - start;
        if (count === 0) {
          solved.fill(0, row * width, (row + 1) * width);
          continue;
        }
        const solve = count <= dualLimit ? solveDual : solvePrimal;
        solve(scratch, { indices, halfStars, fixed, start, count });
        for (let f = 0; f < width; f++) solved[row * width + f] = solution[f];
      }
    },
  };
}

/** The ratings of one row, and the other side's factors. */
interface Row {
  readonly indices: Uint32Array;
  readonly halfStars: Uint8Array;
  readonly fixed: Float32Array;
  /** Its ratings: positions start … start + count − 1. */
  readonly start: number;
  readonly count: number;
}

/**
 * A kernel's memory. Every loop below is a function of its own that takes what it needs from here into local
 * constants: in closures the engine would look each array up again in every round.
 */
interface Scratch {
  readonly settings: AlsSettings;
  /** Factors, rounded up to the tile's four; the padding stays 0. */
  readonly padded: number;
  /** Rows with up to so many ratings go through the dual. */
  readonly dualLimit: number;
  /** Factors of the ratings at hand, padded, one row each. */
  readonly block: Float64Array;
  /** What their factors are to explain. */
  readonly targets: Float64Array;
  /** Σ q qᵀ, padded × padded, only the lower triangle; Σ q; Σ q y. */
  readonly gram: Float64Array;
  readonly sums: Float64Array;
  readonly moments: Float64Array;
  /** The matrix to solve, and the row's new factors and bias. */
  readonly normal: Float64Array;
  readonly solution: Float64Array;
}

function scratchFor(settings: AlsSettings): Scratch {
  const { factors } = settings;
  const padded = Math.ceil(factors / 4) * 4;
  const dualLimit = Math.floor(DUAL_SHARE * factors);
  const rows = Math.max(BLOCK, dualLimit);
  return {
    settings,
    padded,
    dualLimit,
    block: new Float64Array(rows * padded),
    targets: new Float64Array(rows),
    gram: new Float64Array(padded * padded),
    sums: new Float64Array(padded),
    moments: new Float64Array(padded),
    normal: new Float64Array(Math.max(factors + 1, dualLimit) ** 2),
    solution: new Float64Array(factors + 1),
  };
}

/** The normal equations, for rows with many ratings. */
function solvePrimal(scratch: Scratch, row: Row): void {
  const { settings, padded, targets, gram, sums, moments, normal, solution } = scratch;
  const { factors, l2, l2Bias } = settings;
  const { count } = row;
  gram.fill(0);
  sums.fill(0);
  moments.fill(0);
  let total = 0;
  for (let done = 0; done < count; done += BLOCK) {
    const size = Math.min(BLOCK, count - done);
    gather(scratch, { ...row, start: row.start + done, count: size });
    addGram(scratch.block, padded, size, gram);
    accumulateSums(scratch, size);
    for (let k = 0; k < size; k++) total += targets[k];
  }

  // The bias is a last column fixed to 1: its part of the matrix is Σ q and n.
  const width = factors + 1;
  const penalty = l2 * Math.sqrt(count);
  for (let i = 0; i < factors; i++) {
    for (let j = 0; j <= i; j++) normal[i * width + j] = gram[i * padded + j];
    normal[i * width + i] += penalty;
    normal[factors * width + i] = sums[i];
    solution[i] = moments[i];
  }
  normal[factors * width + factors] = count + l2Bias;
  solution[factors] = total;
  solveSpd(normal, width, solution);
}

/** The same solution through x = D⁻¹ Zᵀ (Z D⁻¹ Zᵀ + I)⁻¹ y, for rows with few ratings. */
function solveDual(scratch: Scratch, row: Row): void {
  const { settings, padded, block, targets, normal, solution } = scratch;
  const { factors, l2, l2Bias } = settings;
  const { count } = row;
  const perFactor = 1 / (l2 * Math.sqrt(count));
  const perBias = 1 / l2Bias;
  gather(scratch, row);
  dotProducts(block, padded, count, normal);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++)
      normal[i * count + j] = normal[i * count + j] * perFactor + perBias;
    normal[i * count + i] += 1;
  }
  solveSpd(normal, count, targets);

  solution.fill(0);
  for (let k = 0; k < count; k++) {
    const weight = targets[k];
    for (let f = 0; f < factors; f++) solution[f] += block[k * padded + f] * weight;
    solution[factors] += weight;
  }
  for (let f = 0; f < factors; f++) solution[f] *= perFactor;
  solution[factors] *= perBias;
}

/** Copies the factors of a row's ratings into `block`, and what is left to explain into `targets`. */
function gather(
  { settings: { factors, mean }, padded, block, targets }: Scratch,
  { indices, halfStars, fixed, start, count }: Row,
): void {
  const width = factors + 1;
  for (let k = 0; k < count; k++) {
    const source = indices[start + k] * width;
    const target = k * padded;
    for (let f = 0; f < factors; f++) block[target + f] = fixed[source + f];
    targets[k] = halfStars[start + k] * 0.5 - mean - fixed[source + factors];
  }
}

/** Adds the block's Σ q to `sums` and Σ q y to `moments`, four factors at a time. */
function accumulateSums({ padded, block, targets, sums, moments }: Scratch, count: number): void {
  for (let f = 0; f < padded; f += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let m0 = 0;
    let m1 = 0;
    let m2 = 0;
    let m3 = 0;
    for (let k = 0, at = f; k < count; k++, at += padded) {
      const y = targets[k];
      const q0 = block[at];
      const q1 = block[at + 1];
      const q2 = block[at + 2];
      const q3 = block[at + 3];
      s0 += q0;
      s1 += q1;
      s2 += q2;
      s3 += q3;
      m0 += q0 * y;
      m1 += q1 * y;
      m2 += q2 * y;
      m3 += q3 * y;
    }
    sums[f] += s0;
    sums[f + 1] += s1;
    sums[f + 2] += s2;
    sums[f + 3] += s3;
    moments[f] += m0;
    moments[f + 1] += m1;
    moments[f + 2] += m2;
    moments[f + 3] += m3;
  }
}
