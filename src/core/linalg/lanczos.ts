import { seeded } from '../random';
import type { Eigen } from './symmetric-eigen';
import { tridiagonalEigen } from './tridiagonal-eigen';

/** The result does not depend on where the search starts, save for rounding and signs. */
const START_SEED = 1;
/** Steps between two looks at whether the eigenvectors have settled. */
const STEPS_PER_CHECK = 32;
/** Largest residual ‖A v − θ v‖ of an eigenvector, by the largest eigenvalue. */
const TOLERANCE = 1e-10;
/** A direction this short, by the largest entry of T, is what rounding leaves of nothing. */
const NOTHING = 1e-12;

/**
 * The leading eigenvalues and unit eigenvectors of a symmetric matrix that is known by its products only: Lanczos
 * with full reorthogonalisation (Golub & Van Loan, Matrix Computations, 10.1–10.3). Copies of an eigenvalue are all
 * found where n ≤ 32 or so; above, of equal ones the first.
 *
 * @param multiply Writes A x to its second argument.
 * @param n Rows of A.
 * @param count How many are wanted; min(count, n) are returned, the vectors n numbers each.
 * @yields After each product, the products so far.
 */
export function* leadingEigen(
  multiply: (x: Float64Array, out: Float64Array) => void,
  n: number,
  count: number,
): Generator<number, Eigen> {
  const wanted = Math.min(count, n);
  const random = seeded(START_SEED);
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next = orthonormal(
    Float64Array.from({ length: n }, () => random.normal()),
    basis,
  ).vector;

  while (basis.length < n && wanted > 0) {
    // 1. A q = β q_before + α q + the next direction, which is orthogonal to all so far.
    basis.push(next);
    const product = new Float64Array(n);
    multiply(next, product);
    diagonal.push(dot(product, next));
    let { vector, length } = orthonormal(product, basis);
    const scale = diagonal.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (length <= NOTHING * scale) {
      // 2. The space is closed under A: go on from any direction outside of it.
      const fresh = Float64Array.from({ length: n }, () => random.normal());
      [vector, length] = [orthonormal(fresh, basis).vector, 0];
    }
    beside.push(length);
    next = vector;
    yield basis.length;

    // 3. Eigenvectors of T = Qᵀ A Q give those of A once their last components vanish.
    if (basis.length % STEPS_PER_CHECK === 0 && settled(diagonal, beside, wanted)) break;
  }
  return ritzVectors(basis, diagonal, beside, wanted);
}

/** Whether ‖A v − θ v‖ = β |last component| is small for each wanted eigenvector of T. */
function settled(diagonal: readonly number[], beside: readonly number[], wanted: number): boolean {
  const steps = diagonal.length;
  if (steps < 2 * wanted) return false;
  const { values, vectors } = tridiagonalEigen(
    Float64Array.from(diagonal),
    Float64Array.from(beside),
  );
  for (let k = 0; k < wanted; k++) {
    const residual = beside[steps - 1] * Math.abs(vectors[k * steps + steps - 1]);
    if (residual > TOLERANCE * values[0]) return false;
  }
  return true;
}

/** Q s for each of T's leading eigenvectors s. */
function ritzVectors(
  basis: readonly Float64Array[],
  diagonal: readonly number[],
  beside: readonly number[],
  wanted: number,
): Eigen {
  const steps = basis.length;
  const n = basis[0]?.length ?? 0;
  const small = tridiagonalEigen(Float64Array.from(diagonal), Float64Array.from(beside));
  const vectors = new Float64Array(wanted * n);
  for (let k = 0; k < wanted; k++) {
    for (let step = 0; step < steps; step++) {
      const weight = small.vectors[k * steps + step];
      const q = basis[step];
      for (let i = 0; i < n; i++) vectors[k * n + i] += weight * q[i];
    }
  }
  return { values: small.values.slice(0, wanted), vectors };
}

/** What is left of x beside the basis, at unit length, and how long it was. Gram–Schmidt, twice for rounding's sake. */
function orthonormal(
  x: Float64Array,
  basis: readonly Float64Array[],
): { vector: Float64Array; length: number } {
  for (let pass = 0; pass < 2; pass++) {
    for (const q of basis) {
      const along = dot(x, q);
      for (let i = 0; i < x.length; i++) x[i] -= along * q[i];
    }
  }
  const length = Math.sqrt(dot(x, x));
  return { vector: length > 0 ? x.map((value) => value / length) : x, length };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
