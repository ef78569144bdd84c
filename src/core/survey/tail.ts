/**
 * How the tail of a distribution of counts falls, after Clauset, Shalizi, Newman: Power-law distributions in empirical data,
 * SIAM Review 51(4), 2009.
 */
export interface TailFit {
  /** The power law p(x) ∝ x^−exponent for whole x ≥ from: discrete maximum likelihood, section 3.1. */
  readonly exponent: number;
  /** Standard error of the exponent, `from` taken as known. */
  readonly error: number;
  /** Where the tail begins: the count whose fit has the least distance, section 3.3. */
  readonly from: number;
  /** How many counts are in the tail, and of how many. */
  readonly tail: number;
  readonly of: number;
  /** Greatest gap between the tail's cumulative distribution and the fit's (Kolmogorov–Smirnov), 0 … 1. */
  readonly distance: number;
  /** Of the tail, the power law expects scale · x^−exponent with the count x. */
  readonly scale: number;
  /** The line of least squares through log₁₀ of counts and of how many have them, all of them: common, and biased. */
  readonly naive: { readonly slope: number; readonly intercept: number; readonly r2: number };
  /** The same tail by other laws, each at its own maximum likelihood. */
  readonly lognormal: Rival & { readonly mu: number; readonly sigma: number };
  readonly exponential: Rival & { readonly rate: number };
  /**
   * How many of the tail are expected to have so many ratings or more, at counts from its first to its last: the ranks of a
   * rank–size chart.
   */
  readonly atLeast: {
    readonly counts: readonly number[];
    readonly power: readonly number[];
    readonly lognormal: readonly number[];
  };
}

/** The power law against another law, by the likelihood ratio test of Vuong, section 5. */
export interface Rival {
  /** ln likelihood of the power law less that of the other: above 0, the power law is the closer. */
  readonly ratio: number;
  /** The same in standard deviations. */
  readonly z: number;
  /** Chance of a ratio this far from 0 where both are equally close; above 0.1 the data cannot tell. */
  readonly p: number;
}

/** Undefined where fewer than ten counts, or fewer than three different ones, make a tail. */
export interface Tails {
  readonly users: TailFit | undefined;
  readonly films: TailFit | undefined;
}
