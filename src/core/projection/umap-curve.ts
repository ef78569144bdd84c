import { exp } from '../exact-math';

const POINTS = 300;
const HALVINGS = 60;
const WIDEST = 1e4;

/**
 * The a of 1 / (1 + a d²) that is nearest, by least squares over 300 distances d from 0 to 3, to what UMAP wants: 1 up to
 * the least distance, e^−(d − least) beyond it (McInnes et al. 2018, definition 11, with their b fixed at 1, so that the
 * gradient needs no power). The sum of squares falls and then rises with a, so its slope is halved towards 0.
 * @param least Least distance of films on the map, 0 … 1.
 */
export function curveFor(least: number): number {
  const distances = Float64Array.from({ length: POINTS }, (_, n) => (3 * n) / (POINTS - 1));
  const wanted = distances.map((d) => (d < least ? 1 : exp(least - d)));
  let [low, high] = [0, WIDEST];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const a = (low + high) / 2;
    if (slope(a, distances, wanted) > 0) high = a;
    else low = a;
  }
  return (low + high) / 2;
}

/** d/da Σ (wanted − 1 / (1 + a d²))², halved. */
function slope(a: number, distances: Float64Array, wanted: Float64Array): number {
  let sum = 0;
  distances.forEach((d, n) => {
    const curve = 1 / (1 + a * d * d);
    sum += (wanted[n] - curve) * curve * curve * d * d;
  });
  return sum;
}
