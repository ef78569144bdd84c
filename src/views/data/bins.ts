import type { BinRange, Brushed } from '../../charts/data/brush';
import type { FilterChoice, Range } from '../../core/survey/survey';
import type { DataScreen } from '../../state/data/screen.svelte';

/** Bins of a chart: the least and the greatest value of each, as filters have them; both ascend. */
export interface Bins {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Filters that are a range. */
export type RangeName = Exclude<keyof FilterChoice, 'genres'>;

/** The bins that a filter reaches into; undefined where it filters nothing. */
export function binsOf(range: Range | undefined, { from, to }: Bins): BinRange {
  if (!range || from.length === 0) return undefined;
  const first = from.findLastIndex((least) => least <= range[0]);
  const last = to.findIndex((most) => most >= range[1]);
  const ends = [Math.max(0, first), last < 0 ? to.length - 1 : last] as const;
  return ends[0] <= ends[1] ? ends : [ends[1], ends[1]];
}

/** A brush on a chart with these bins. */
export function brushOf(
  screen: DataScreen,
  name: RangeName,
  bins: Bins,
  words: Pick<Brushed, 'label' | 'say' | 'tip'>,
): Brushed {
  return {
    ...words,
    range: binsOf(screen.filters[name], bins),
    onbrush: (range) => screen.pick(name, range && [bins.from[range[0]], bins.to[range[1]]]),
    onsettle: () => screen.settle(),
  };
}

/** Bins from one edge to the next, for values that are whole: an edge belongs to the bin that it begins. */
export const wholeBins = (edges: readonly number[]): Bins => ({
  from: edges.slice(0, -1),
  to: edges.slice(1).map((edge) => edge - 1),
});

/** Bins of one value each. */
export const singleBins = (values: readonly number[]): Bins => ({ from: values, to: values });

/** Equal bins from ½ to 5 stars. */
export function meanBins(count: number): Bins {
  const edge = (k: number) => 0.5 + (k * 4.5) / count;
  const all = Array.from({ length: count + 1 }, (_, k) => edge(k));
  return { from: all.slice(0, -1), to: all.slice(1) };
}
