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
  /** The metric of each fold alone, where there are several and they are averaged. */
  readonly byFold?: readonly number[];
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
  return { mean, se: standardError(byUser), byUser };
}

/** Sample deviation / √n of the values that are not NaN. */
export function standardError(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  const mean = known.reduce((sum, v) => sum + v, 0) / n;
  const squares = known.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return n > 1 ? Math.sqrt(squares / (n - 1) / n) : NaN;
}

/** How much higher the first of two measurements of the same metric is, by the users whom both are defined for. */
export function difference(a: Measurement, b: Measurement): Omit<Measurement, 'byFold'> {
  const byUser = a.byUser.map((value, user) => value - b.byUser[user]);
  const known = byUser.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, v) => sum + v, 0) / known.length;
  return { mean, se: standardError(byUser), byUser };
}
