import { fail } from '../../src/core/errors';
import { tableCells } from './markdown';
import { idOf, type Protocol, type Row } from './rows';
import { figuresTable, METRICS, nameOf, type Measured } from './table';
import { labelOf } from './targets';

/** In the order of the tables. */
export const PROTOCOLS = ['kfold', 'holdout'] as const;

/** What the figures were measured on, a sentence for each protocol. */
export type Setting = Readonly<Record<Protocol, string>>;

/** Both tables in Markdown, each under what it was measured on. */
export function figures(
  rows: readonly Row[],
  results: readonly Measured[],
  setting: Setting,
): string {
  return PROTOCOLS.map(
    (protocol) => `${setting[protocol]}\n\n${figuresTable(rows, results, protocol)}`,
  ).join('\n\n');
}

/**
 * The figures of an earlier run, with the rows that were measured again in their places.
 * Throws ParamError where the earlier ones were measured on something else.
 */
export function refreshed(
  before: string,
  rows: readonly Row[],
  results: readonly Measured[],
  setting: Setting,
): string {
  const other = PROTOCOLS.find((protocol) => !before.includes(setting[protocol]));
  if (other) {
    fail(
      'ParamError',
      `The figures that are there were not measured on this: ${setting[other]} Measure all rows, without --only.`,
    );
  }
  const known = tablesIn(before);
  return PROTOCOLS.map(
    (protocol) =>
      `${setting[protocol]}\n\n${figuresTable(rows, results, protocol, known[protocol])}`,
  ).join('\n\n');
}

/** The figures of one model as a list in Markdown, taken out of both tables; what is not in them is left out. */
export function figuresOf(id: string, text: string, rows: readonly Row[]): string {
  const tables = tablesIn(text);
  const lines = rows
    .filter((row) => idOf(row) === id)
    .flatMap((row) => {
      const cells = tableCells(tables[row.protocol]).find(([name]) => name === nameOf(row));
      if (!cells) return [];
      const values = METRICS[row.protocol].map((metric, m) => `${labelOf(metric)} ${cells[m + 1]}`);
      return `- ${nameOf(row)}: ${values.join(', ')}`;
    });
  return lines.join('\n');
}

/** The tables of a text that `figures` wrote. */
function tablesIn(text: string): Readonly<Record<Protocol, string>> {
  const [kfold = '', holdout = ''] = text.split('\n\n').filter((block) => block.startsWith('|'));
  return { kfold, holdout };
}
