import type { Ranked } from '../../../core/search/scores';

/** What a table of settings is ordered by: a parameter, or one of these. */
export type Column = 'mean' | 'behind' | 'seconds' | `param:${string}`;

/** Undefined for the order of the figures, best first. */
export type Sorted = { readonly by: Column; readonly down: boolean } | undefined;

/** Numbers by size, texts by letter; those without a value last, whichever way. */
export function ordered(table: readonly Ranked[], sorted: Sorted): readonly Ranked[] {
  if (!sorted) return table;
  const { by, down } = sorted;
  return table
    .map((row, k) => ({ row, k, value: valueIn(row, by) }))
    .sort((a, b) => compared(a.value, b.value, down ? -1 : 1) || a.k - b.k)
    .map(({ row }) => row);
}

function valueIn({ params, score, behind, fitSeconds }: Ranked, by: Column): number | string {
  if (by === 'mean') return score.mean;
  if (by === 'behind') return behind.mean;
  return by === 'seconds' ? fitSeconds : params[by.slice('param:'.length)];
}

function compared(a: number | string, b: number | string, sign: 1 | -1): number {
  if (typeof a === 'string' || typeof b === 'string') {
    return sign * String(a).localeCompare(String(b), 'en');
  }
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return sign * (a - b);
}
