/** A cell of a heat map. */
export interface HeatCell {
  /** Its figure, such as "0.851". */
  readonly text: string;
  /** 0 … 1, 1 the darkest; NaN for one without a figure. */
  readonly shade: number;
  /** The best of all, or one that cannot be told from it. */
  readonly mark?: 'best' | 'alike' | undefined;
  /** What else is to be said of it. */
  readonly title: string;
}

/** The darkest a cell gets: text in ink on it keeps a contrast of 4.5, in both themes. */
export const DARKEST = 0.4;
/** Cells further behind the best than so many times the middle one are all as light. */
const REACH = 3;

/**
 * How dark each value is drawn, 0 … 1: 1 for the best, less in proportion to how far behind it is. Values that are far
 * behind, as where a fit went astray, do not take the differences from the others: 0 is three times the middle distance,
 * or the worst where that is nearer. NaN stays NaN.
 */
export function shadesOf(values: readonly number[], better: 'lower' | 'higher'): number[] {
  const sign = better === 'lower' ? 1 : -1;
  const known = values.filter((value) => !Number.isNaN(value)).map((value) => sign * value);
  const best = Math.min(...known);
  const behind = known.map((value) => value - best).sort((a, b) => a - b);
  const middle = behind.length > 0 ? behind[Math.floor(behind.length / 2)] : 0;
  const worst = behind.at(-1) ?? 0;
  const reach = middle > 0 ? Math.min(worst, REACH * middle) : worst;
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    return reach > 0 ? Math.max(0, 1 - (sign * value - best) / reach) : 1;
  });
}
