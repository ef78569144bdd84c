import {
  cellOf,
  ORIGIN_COLUMNS,
  originCells,
  type Figure,
  type Report,
} from '../evaluation/report';
import type { Metric } from '../metrics/metric';
import type { ParamValues } from '../params';
import type { SearchResult } from './scores';

/** Everything about a search: it can be printed, saved and compared. */
export interface SearchReport {
  readonly data: Report['data'];
  readonly protocol: Report['protocol'];
  /** As it was asked for. */
  readonly space: string;
  readonly model: string;
  readonly metric: string;
  readonly better: Metric['better'];
  readonly settings: { readonly done: number; readonly of: number };
  /** Best first. */
  readonly table: readonly SearchRow[];
  /** What a model that is chosen in this way does where the choice has seen nothing. */
  readonly nested?: Figure & { readonly chosen: readonly ParamValues[] };
}

export interface SearchRow extends Figure {
  readonly params: ParamValues;
  /** Less the best one. */
  readonly behind: Figure;
  /** Not told apart from the best one. */
  readonly alike: boolean;
  /** Summed over folds: the time of one core. */
  readonly fitSeconds: number;
  readonly failed?: string;
}

/** The figures of a result, without what they rest on. */
export function figuresIn({ table, nested }: SearchResult): Pick<SearchReport, 'table' | 'nested'> {
  const rows = table.map(({ params, score, behind, alike, fitSeconds, failed }) => ({
    params,
    ...figureOf(score),
    behind,
    alike,
    fitSeconds,
    ...(failed !== undefined && { failed }),
  }));
  return {
    table: rows,
    ...(nested && { nested: { ...figureOf(nested.score), chosen: nested.chosen } }),
  };
}

const figureOf = ({ mean, se, byFold }: Figure): Figure => ({
  mean,
  se,
  ...(byFold && { byFold }),
});

/** Indented JSON; an undefined number is null. */
export const searchJson = (report: SearchReport): string => JSON.stringify(report, null, 2);

/**
 * CSV with a line per setting, best first, a column per parameter; then one for the nested estimate. Every line ends with
 * the data set and the protocol.
 */
export function searchCsv({ data, protocol, model, metric, table, nested }: SearchReport): string {
  const names = Object.keys(table[0]?.params ?? {});
  const head = ['model', ...names, 'metric', 'mean', 'se', 'behind', 'behind se', 'alike', 'fit s'];
  const rows = table.map(({ params, mean, se, behind, alike, fitSeconds }) => [
    model,
    ...names.map((name) => params[name]),
    metric,
    ...[mean, se, behind.mean, behind.se],
    alike ? 'yes' : 'no',
    fitSeconds,
  ]);
  const last = nested && [
    [`${model} (nested)`, ...names.map(() => ''), metric, nested.mean, nested.se, '', '', '', ''],
  ];
  const origin = originCells({ data, protocol });
  return [
    [...head, ...ORIGIN_COLUMNS],
    ...[...rows, ...(last ?? [])].map((row) => [...row, ...origin]),
  ]
    .map((cells) => `${cells.map(cellOf).join(',')}\n`)
    .join('');
}
