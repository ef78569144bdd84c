import { fail } from '../../src/core/errors';
import type { Row } from './rows';
import { figuresTable, type Measured } from './table';

/** The figures of a run, or those of a document. */
export interface Setting {
  /** What the stars were measured on, as a sentence. */
  readonly kfold: string;
  /** The same for lists. */
  readonly holdout: string;
}

/** Both tables under what they were measured on, as Markdown. */
export function figures(
  rows: readonly Row[],
  results: readonly Measured[],
  setting: Setting,
): string {
  return (['kfold', 'holdout'] as const)
    .map((protocol) => section(setting, protocol, figuresTable(rows, results, protocol)))
    .join('\n\n');
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
  const protocols = ['kfold', 'holdout'] as const;
  return protocols
    .map((protocol, p) => {
      const start = before.indexOf(setting[protocol]);
      if (start < 0) {
        fail(
          'ParamError',
          `The figures that are there were measured on something else than this: “${setting[protocol]}” Measure all rows, without --only.`,
        );
      }
      const end = p === 0 ? before.indexOf(setting[protocols[1]]) : before.length;
      const known = before.slice(start, end);
      return section(setting, protocol, figuresTable(rows, results, protocol, known));
    })
    .join('\n\n');
}

const section = (setting: Setting, protocol: keyof Setting, table: string) =>
  `${setting[protocol]}\n\n${table}`;
