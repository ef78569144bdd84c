/** A mean and its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly se: number;
}

interface Described {
  readonly id: string;
  readonly label: string;
  readonly better: 'higher' | 'lower';
  readonly paper: string;
}

/** How far predicted stars are from the given ones. */
export interface RatingMetric extends Described {
  readonly of: 'ratings';
  start(): { add(predicted: number, actual: number): void; result(): Estimate };
}

/** One user's list, and what it should have held. */
export interface UserList {
  /** Best first. */
  readonly films: Uint32Array;
  readonly relevant: ReadonlySet<number>;
}

/** How good lists of recommended films are, at a cut-off. */
export interface ListMetric extends Described {
  readonly of: 'lists';
  /** Cut-offs reported unless others are asked for. */
  readonly at: readonly number[];
  /**
   * @param at Length of the lists that are looked at.
   * @param catalogue Films that could have been recommended to somebody.
   */
  start(at: number, catalogue: number): { add(list: UserList): void; result(): Estimate };
}

export type Metric = RatingMetric | ListMetric;

/** Running mean and standard error of the mean (sample standard deviation / √n); NaN is left out, never counted as 0. */
export function mean(): {
  readonly add: (value: number) => void;
  readonly result: () => Estimate;
} {
  let [n, sum, squares] = [0, 0, 0];
  return {
    add(value) {
      if (Number.isNaN(value)) return;
      n += 1;
      const delta = value - sum / Math.max(1, n - 1);
      if (n > 1) squares += (delta * delta * (n - 1)) / n; // Welford
      sum += value;
    },
    result: () => ({ mean: sum / n, se: n > 1 ? Math.sqrt(squares / (n - 1) / n) : NaN }),
  };
}
