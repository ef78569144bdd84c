import type { Filter } from '../../charts/map/filter';

/** A filter as the address has it: `not.0.3` leaves out categories, `3.5..4.5` all values that are not between. */
export function filterText(filter: Filter | undefined): string | undefined {
  if (!filter) return undefined;
  return 'hidden' in filter ? ['not', ...filter.hidden].join('.') : `${filter.from}..${filter.to}`;
}

/** What the address says; undefined for nothing, or for what cannot be read. */
export function filterFrom(text: string | undefined): Filter | undefined {
  if (!text) return undefined;
  if (/^not(\.\d{1,3})+$/.test(text)) return { hidden: text.split('.').slice(1).map(Number) };
  const ends = text.split('..');
  const [from, to] = ends.map((end) => (end === '' ? NaN : Number(end)));
  return ends.length === 2 && from <= to ? { from, to } : undefined;
}
