import type { Scores } from '../../src/core/evaluation/evaluate';
import type { ParamValues } from '../../src/core/params';

/** One model's row of a report. */
export interface ModelResult {
  readonly model: string;
  readonly params: ParamValues;
  readonly metrics: Scores;
  /** Summed over the folds. */
  readonly seconds: { readonly fit: number; readonly score: number };
}

/** What the command prints under --json. */
export interface Report {
  readonly data: {
    readonly name: string;
    readonly sha256: string;
    readonly ratings: number;
    readonly users: number;
    readonly films: number;
  };
  readonly protocol: Readonly<Record<string, string | number>>;
  readonly results: readonly ModelResult[];
}

/** Indented JSON; an undefined standard error is null. */
export function asJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}

/** The same as a table for a terminal. */
export function asTable({ data, protocol, results }: Report): string {
  const ids = [...new Set(results.flatMap(({ metrics }) => Object.keys(metrics)))];
  const head = ['model', ...ids, 'fit s', 'score s'];
  const rows = results.map(({ model, params, metrics, seconds }) => [
    nameOf(model, params),
    ...ids.map((id) => (id in metrics ? valueOf(metrics[id]) : '–')),
    seconds.fit.toFixed(2),
    seconds.score.toFixed(2),
  ]);
  const widths = head.map((title, c) =>
    Math.max(...[title, ...rows.map((r) => r[c])].map((s) => s.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
      .join('  ');
  const { id, ...rest } = protocol;
  const setting = [id, ...Object.entries(rest).map(([name, value]) => `${name} ${value}`)].join(
    ', ',
  );
  return [
    `${data.name}: ${data.ratings} ratings, ${data.users} users, ${data.films} films (${setting}; ± standard error)`,
    line(head),
    ...rows.map(line),
  ].join('\n');
}

function valueOf({ mean, se }: { mean: number; se: number }): string {
  return Number.isNaN(se) ? mean.toFixed(4) : `${mean.toFixed(4)} ±${se.toFixed(4)}`;
}

function nameOf(model: string, params: ParamValues): string {
  const settings = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return settings.length ? `${model}:${settings.join(',')}` : model;
}
