import type { Comparison, Timing } from './harness';
import type { Spread } from './spread';

const GAP = 3;

/** Whether a variant keeps within its budget; undefined where it has none. */
export function withinBudget({ variant: { budget }, ratio }: Timing): boolean | undefined {
  return budget === undefined ? undefined : ratio.median <= budget;
}

/** A table of medians: cost is the CPU time by the yardstick's, speed its inverse. */
export function asTable({ title, bytes }: Comparison, timings: readonly Timing[]): string {
  const reads = bytes !== undefined;
  const header = [title, 'CPU ms', 'min–max', 'wall ms', 'cost', 'min–max', 'speed', 'budget'];
  const rows = timings.map((timing, t) => {
    const { variant, cpu, wall, ratio } = timing;
    return [
      `  ${variant.name}`,
      digits(cpu.median),
      rangeOf(cpu),
      digits(wall.median),
      t === 0 ? 'yardstick' : digits(ratio.median),
      t === 0 ? '' : rangeOf(ratio),
      t === 0 ? '' : `${digits(1 / ratio.median)} ×`,
      budgetOf(timing),
      ...(reads ? [digits(bytes / 1000 / cpu.median)] : []),
    ];
  });
  return aligned([[...header, ...(reads ? ['MB/s'] : [])], ...rows]);
}

/** Names to the left, the rest to the right, each column as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows
    .map(([name, ...cells]) =>
      [name.padEnd(widths[0]), ...cells.map((cell, c) => cell.padStart(widths[c + 1] + GAP))].join(
        '',
      ),
    )
    .join('\n');
}

function budgetOf(timing: Timing): string {
  const kept = withinBudget(timing);
  if (kept === undefined) return '';
  return `≤ ${digits(timing.variant.budget ?? NaN)} ${kept ? 'ok' : 'over'}`;
}

/** Lowest to highest. */
export const rangeOf = ({ min, max }: Spread) => `${digits(min)}–${digits(max)}`;

/** Three significant digits, whole from 100 on; 0 is 0. */
export function digits(value: number): string {
  if (value === 0) return '0';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
