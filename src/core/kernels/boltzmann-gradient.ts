import { sigmoid } from '../exact-math';
import type { History } from '../history';
import { LEVELS, levelShares, type Machine } from './boltzmann';

/** Points of the integral; what they miss is small, and shared out. */
const POINTS = 64;

/**
 * What each rating of a history adds to a film's stars, which grow from those of nobody as the ratings' input to the
 * hidden units grows from none to all of it (integrated gradients; Sundararajan, Taly, Yan, ICML 2017).
 * @param input What the hidden units get from the history.
 * @returns One share per rating; they add up to the change of stars, to rounding.
 */
export function starsByRating(
  machine: Machine,
  { films, halfStars }: History,
  film: number,
  input: Float64Array,
): Float64Array {
  const { factors, weights, offsets } = machine;
  const slope = new Float64Array(factors);
  // α = t³: where many ratings pull, nearly all happens at the start.
  for (let point = 0; point < POINTS; point++) {
    const t = (point + 0.5) / POINTS;
    const at = offsets.map((c, f) => c + t * t * t * (input[f] - c));
    addSlope(machine, film, Float64Array.from(at), { slope, width: (3 * t * t) / POINTS });
  }
  const shares = Float64Array.from(films, (rated, k) => {
    const row = (rated * LEVELS + halfStars[k] - 1) * factors;
    return slope.reduce((sum, s, f) => sum + s * weights[row + f], 0);
  });
  const change =
    expectedStars(machine, film, input) - expectedStars(machine, film, Float64Array.from(offsets));
  return withRest(shares, change);
}

/** The stars of a film when the hidden units get this input. */
export function expectedStars(machine: Machine, film: number, input: Float64Array): number {
  return levelShares(machine, film, input.map(sigmoid), new Float64Array(LEVELS));
}

/** Adds width · ∂r̂ / ∂input = width · σ′ Σ_k p_k (k/2 − r̂) W_ikf. */
function addSlope(
  machine: Machine,
  film: number,
  input: Float64Array,
  { slope, width }: { readonly slope: Float64Array; readonly width: number },
): void {
  const { factors, weights } = machine;
  const hidden = input.map(sigmoid);
  const levels = new Float64Array(LEVELS);
  const stars = levelShares(machine, film, hidden, levels);
  for (let k = 0; k < LEVELS; k++) {
    const row = (film * LEVELS + k) * factors;
    const pull = width * levels[k] * ((k + 1) / 2 - stars);
    for (let f = 0; f < factors; f++) {
      slope[f] += pull * hidden[f] * (1 - hidden[f]) * weights[row + f];
    }
  }
}

/** The shares with what they miss of a sum, each by its size; alike where all are 0. */
function withRest(shares: Float64Array, sum: number): Float64Array {
  const rest = shares.reduce((left, share) => left - share, sum);
  const size = shares.reduce((all, share) => all + Math.abs(share), 0);
  return shares.map(
    (share) => share + (size > 0 ? (rest * Math.abs(share)) / size : rest / shares.length),
  );
}
