import type { Library } from '../../../../workers/api';
import type { Baseline, Moment } from '../../../core/experiment/run';
import type { Strip } from '../../../core/experiment/look';
import type { History } from '../../../core/history';

/** What pictures are drawn from: the open data set, and what has been worked out on it so far. */
export interface AtHand {
  readonly library: Library;
  /** The visitor's ratings. */
  readonly own: History;
  /** The run of the Train room. */
  readonly run?: {
    readonly moments: readonly Moment[];
    readonly baselines: readonly Baseline[];
    /** "epoch". */
    readonly word: string;
    readonly strip: Strip | undefined;
    readonly code: string | undefined;
  };
  /** Counts of ratings of ½ … 5 stars. */
  readonly stars?: readonly number[];
  /** The power law of ratings per film. */
  readonly law?: { readonly exponent: number; readonly error: number; readonly from: number };
  readonly tags?: readonly { readonly tag: string; readonly uses: number }[];
}

export const titleOf = ({ films }: Library, film: number): string => films.titles[film];

export const whole = (n: number): string => n.toLocaleString('en-GB');
export const stars = (value: number): string => value.toFixed(2).replace('-', '−');
/** "+0.43", "0.00". */
export const signed = (value: number): string => {
  const size = Math.abs(value).toFixed(2);
  if (Number(size) === 0) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
};
/** "1.7 %". */
export const percent = (share: number): string =>
  `${(100 * share).toFixed(share < 0.1 || (share > 0.99 && share < 1) ? 1 : 0)} %`;
/** "Heat, Alien and Fargo". */
export const listed = (texts: readonly string[]): string =>
  texts.length < 2
    ? texts.join('')
    : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;

/** Films that somebody rated, the most rated first. */
export function byCount({ counts }: Pick<Library, 'counts'>): readonly number[] {
  const before = orders.get(counts);
  if (before) return before;
  const order = Array.from(counts.keys())
    .filter((film) => counts[film] > 0)
    .sort((a, b) => counts[b] - counts[a] || a - b);
  orders.set(counts, order);
  return order;
}

/** Pictures ask for it again and again. */
const orders = new WeakMap<Uint32Array, readonly number[]>();

/** The mean of all ratings. */
export function overallMean({
  counts,
  means,
  ratings,
}: Pick<Library, 'counts' | 'means' | 'ratings'>): number {
  let sum = 0;
  counts.forEach((count, film) => {
    if (count > 0) sum += count * means[film];
  });
  return sum / ratings;
}

/** A film's mean as if so many people more had given it the mean of all. */
export const damped = (mean: number, count: number, damping: number, overall: number): number =>
  (count * mean + damping * overall) / (count + damping);

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(meanOf(values.map((value) => value * value)));

/** The value that this share of them do not exceed: nearest rank; the median of an even number lies between two. */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const n = ascending.length;
  if (share === 0.5 && n % 2 === 0) return (ascending[n / 2 - 1] + ascending[n / 2]) / 2;
  return ascending[Math.max(0, Math.ceil(share * n) - 1)];
}

/** Mean and standard error of values that are drawn independently. */
export function estimateOf(values: readonly number[]): {
  readonly mean: number;
  readonly se: number;
} {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, se: Math.sqrt(squares / (values.length - 1) / values.length) };
}
