import { casesOf, type Case, type Outcome } from './outcome';

/** What a metric makes of some outcomes. */
export interface Measurement {
  /** NaN where it is undefined for everybody. */
  readonly mean: number;
  /** Standard error over users: their sample deviation / √n; NaN for fewer than two. */
  readonly se: number;
  /**
   * What each user of the data says of it, NaN where undefined for them. For a mean over users these are its values; for
   * other statistics, what makes their mean the statistic to first order (linearised or jackknife values), so that the
   * spread and the difference of two models are worked out in the same way for every metric.
   */
  readonly byUser: Float64Array;
  /** The metric of each fold alone, where folds are averaged. */
  readonly byFold?: readonly number[];
  /** How many ratings, users or pairs it rests on, where that is known. */
  readonly weight?: number;
}

/** What one case adds above and below the line. */
export interface Share {
  readonly sum: number;
  /** 0 where the metric is undefined for the case. */
  readonly weight: number;
}

/** f and its derivative, where a metric is f of a ratio. */
export interface Transform {
  readonly of: (ratio: number) => number;
  readonly slope: (ratio: number) => number;
}

const PLAIN: Transform = { of: (ratio) => ratio, slope: () => 1 };

/**
 * f(R) with R = Σ s / Σ w over all cases: means over users (w = 1) and pooled averages (w = how much a user has).
 * A user's value is f(R) + f′(R) (s_u − R w_u) / w̄, the linearisation of a ratio with users as clusters
 * (Cochran. Sampling Techniques, 3rd ed. 1977, §6).
 * @param users How many users the data have.
 */
export function ratioOver(
  outcomes: readonly Outcome[],
  users: number,
  shareOf: (one: Case) => Share,
  { of, slope }: Transform = PLAIN,
): Measurement {
  const sums = new Float64Array(users);
  const weights = new Float64Array(users);
  for (const one of casesOf(outcomes)) {
    const { sum, weight } = shareOf(one);
    if (weight === 0) continue;
    sums[one.user] += sum;
    weights[one.user] += weight;
  }
  const total = weights.reduce((all, w) => all + w, 0);
  const asked = weights.reduce((all, w) => all + (w > 0 ? 1 : 0), 0);
  const ratio = sums.reduce((all, s) => all + s, 0) / total;
  const mean = of(ratio);
  const byUser = sums.map((sum, user) =>
    weights[user] > 0 ? mean + (slope(ratio) * (sum - ratio * weights[user]) * asked) / total : NaN,
  );
  return { mean, se: standardError(byUser), byUser, weight: total };
}

/** Sample deviation / √n of the values that are not NaN. */
export function standardError(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  const mean = known.reduce((sum, v) => sum + v, 0) / n;
  const squares = known.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return n > 1 ? Math.sqrt(squares / (n - 1) / n) : NaN;
}

/**
 * The mean θ of the folds' means θ_f, those for which the metric is defined, as one measurement. With n_f users in fold f,
 * n in any and K folds, a user's value is θ + n Σ_f (v_fu − θ_f) / (K n_f): what makes their mean θ to first order.
 */
export function averaged(
  folds: readonly Pick<Measurement, 'mean' | 'byUser' | 'weight'>[],
): Measurement {
  const defined = folds.filter(({ mean }) => !Number.isNaN(mean));
  const mean = defined.reduce((sum, fold) => sum + fold.mean, 0) / defined.length;
  const pulls = new Float64Array(folds[0].byUser.length).fill(NaN);
  for (const fold of defined) {
    const known = fold.byUser.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    fold.byUser.forEach((value, user) => {
      if (Number.isNaN(value)) return;
      const before = Number.isNaN(pulls[user]) ? 0 : pulls[user];
      pulls[user] = before + (value - fold.mean) / (defined.length * known);
    });
  }
  const users = pulls.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const byUser = pulls.map((value) => mean + users * value);
  const byFold = folds.map((fold) => fold.mean);
  const weight = folds.reduce((sum, fold) => sum + (fold.weight ?? NaN), 0);
  return {
    mean,
    se: standardError(byUser),
    byUser,
    byFold,
    ...(!Number.isNaN(weight) && { weight }),
  };
}

/**
 * How much higher the first of two measurements of the same metric is, by the users whom both are defined for. Undefined
 * where they rest on other ratings, as when one model predicts fewer: the easier ones would win.
 */
export function difference(
  a: Measurement,
  b: Measurement,
): Pick<Measurement, 'mean' | 'se' | 'byUser'> {
  const alike = a.weight === undefined || b.weight === undefined || a.weight === b.weight;
  const byUser = a.byUser.map((value, user) => (alike ? value - b.byUser[user] : NaN));
  const known = byUser.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, v) => sum + v, 0) / known.length;
  return { mean, se: standardError(byUser), byUser };
}
