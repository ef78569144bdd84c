import { cellOf, nameOf, type Figure, type Report } from '../../src/core/evaluation/report';
import type { Metric } from '../../src/core/metrics/metric';
import type { ParamValues } from '../../src/core/params';
import type { SearchResult } from '../../src/core/search/scores';
import { aligned, settingOf, valueOf } from '../evaluate/table';

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

/** CSV with a line per setting, best first, a column per parameter; then one for the nested estimate. */
export function searchCsv({ model, metric, table, nested }: SearchReport): string {
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
  return [head, ...rows, ...(last ?? [])]
    .map((cells) => `${cells.map(cellOf).join(',')}\n`)
    .join('');
}

/** For a terminal. */
export function searchTable(report: SearchReport): string {
  const { data, protocol, model, metric, better, settings, table, nested } = report;
  const varied = variedIn(table);
  const name = (params: ParamValues) => nameOf({ model, params: only(params, varied) });
  const [best] = table;
  const lines = [
    `${data.name}: ${data.ratings} ratings, ${data.users} users, ${data.films} films (${settingOf(protocol)})`,
    `${metric}, ${better} is better; ± standard error over users; ${settings.done} of ${settings.of} settings`,
  ];
  if (!best) return lines.join('\n');
  const fixed = Object.keys(best.params).filter((one) => !varied.includes(one));
  if (fixed.length > 0) lines.push(`with ${nameOf({ model, params: only(best.params, fixed) })}`);
  const rows = table.map((row) => [
    name(row.params),
    row.failed === undefined ? valueOf(row) : 'failed',
    row === best ? 'best' : behindText(row),
    row.fitSeconds.toFixed(2),
  ]);
  lines.push(aligned([['setting', metric, 'less the best', 'fit s'], ...rows]), MARK);
  lines.push(
    ...table.flatMap((row) =>
      row.failed === undefined ? [] : [`${name(row.params)}: ${row.failed}`],
    ),
  );
  lines.push(
    `Best of ${table.length}: ${nameOf({ model, params: best.params })}, ${valueOf(best)}.`,
  );
  if (nested) {
    lines.push(
      `Nested: ${valueOf(nested)}. Expect this of a model chosen so; the best figure flatters, as it chose itself.`,
      `Chosen in the folds: ${nested.chosen.map(name).join('; ')}.`,
    );
  }
  return lines.join('\n');
}

const MARK = '≈ not told apart from the best: within two standard errors of the difference.';

function behindText({ behind, alike }: SearchRow): string {
  if (Number.isNaN(behind.mean)) return '–';
  const sign = behind.mean < 0 ? '−' : '+';
  return `${sign}${valueOf({ ...behind, mean: Math.abs(behind.mean) })} ${alike ? '≈' : ' '}`;
}

/** Parameters with more than one value in the table. */
function variedIn(table: readonly SearchRow[]): readonly string[] {
  const names = Object.keys(table[0]?.params ?? {});
  return names.filter((name) => new Set(table.map(({ params }) => params[name])).size > 1);
}

const only = (params: ParamValues, names: readonly string[]): ParamValues =>
  Object.fromEntries(names.map((name) => [name, params[name]]));
