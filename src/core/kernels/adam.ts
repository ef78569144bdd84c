/** Numbers that are learnt, and what Adam remembers of their gradients; all of one length. */
export interface Learned {
  readonly values: Float64Array;
  /** Written before each step, and 0 after it. */
  readonly gradient: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

const MEAN_KEPT = 0.9;
const SQUARE_KEPT = 0.999;
const LEAST = 1e-8;

export const learned = (length: number): Learned => ({
  values: new Float64Array(length),
  gradient: new Float64Array(length),
  mean: new Float64Array(length),
  square: new Float64Array(length),
});

/**
 * A step of Adam down the gradient, with β₁ = .9, β₂ = .999 and ε = 1e-8 (Kingma, Ba, ICLR 2015, algorithm 1).
 * @param learningRate η.
 */
export function adam(learningRate: number) {
  let meanLeft = 1;
  let squareLeft = 1;
  return ({ values, gradient, mean, square }: Learned): void => {
    meanLeft *= MEAN_KEPT;
    squareLeft *= SQUARE_KEPT;
    const rate = learningRate / (1 - meanLeft);
    const whole = 1 / (1 - squareLeft);
    for (let k = 0; k < values.length; k++) {
      const g = gradient[k];
      const m = MEAN_KEPT * mean[k] + (1 - MEAN_KEPT) * g;
      const v = SQUARE_KEPT * square[k] + (1 - SQUARE_KEPT) * g * g;
      mean[k] = m;
      square[k] = v;
      values[k] -= (rate * m) / (Math.sqrt(v * whole) + LEAST);
    }
    gradient.fill(0);
  };
}
