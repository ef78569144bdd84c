import { nameOf } from '../../src/core/evaluation/report';
import type { ParamValues } from '../../src/core/params';
import { aligned, settingOf, valueOf } from '../evaluate/table';
import type { SearchReport, SearchRow } from '../../src/core/search/report';

const ALIKE = '≈ not told apart from the best: within two standard errors of the difference.';
const NOTHING = 'No setting has a figure yet, so none is the best.';

/** A search as text for a terminal. */
export function searchTable(report: SearchReport): string {
  const { data, protocol, metric, better, settings, table } = report;
  const lines = [
    `${data.name}: ${data.ratings} ratings, ${data.users} users, ${data.films} films (${settingOf(protocol)})`,
    `${metric}, ${better} is better; ± standard error over users; ${settings.done} of ${settings.of} settings`,
  ];
  const [best] = table;
  const found = best && !Number.isNaN(best.mean);
  return [
    ...lines,
    ...(found ? rowsOf(report) : []),
    ...failuresIn(report),
    ...(found ? verdictOn(report, best) : [NOTHING]),
  ].join('\n');
}

function rowsOf({ model, metric, table }: SearchReport): readonly string[] {
  const varied = variedIn(table);
  const fixed = without(table[0].params, varied);
  const rows = table.map((row) => [
    nameOf({ model, params: only(row.params, varied) }),
    row.failed === undefined ? valueOf(row) : 'failed',
    row === table[0] ? '' : behindText(row),
    row.alike ? '≈' : '',
    row.fitSeconds.toFixed(2),
  ]);
  return [
    ...(Object.keys(fixed).length > 0 ? [`with ${nameOf({ model, params: fixed })}`] : []),
    aligned([['setting', metric, 'less the best', '', 'fit s'], ...rows]),
    ALIKE,
  ];
}

function verdictOn({ model, table, nested }: SearchReport, best: SearchRow): readonly string[] {
  const verdict = `Best of ${table.length}: ${nameOf({ model, params: best.params })}, ${valueOf(best)}.`;
  if (!nested) return [verdict];
  const varied = variedIn(table);
  const chosen = nested.chosen.map((params) => nameOf({ model, params: only(params, varied) }));
  return [
    verdict,
    `Nested estimate: ${valueOf(nested)}. Expect this of a model chosen in this way; the best figure may flatter, as it is what the choice was made by.`,
    `Chosen in the folds: ${counted(chosen)}.`,
  ];
}

const failuresIn = ({ model, table }: SearchReport) =>
  table.flatMap(({ params, failed }) =>
    failed === undefined ? [] : [`${nameOf({ model, params })}: ${failed}`],
  );

/** "a ×2; b": each text once, with how often it is there. */
function counted(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count > 1 ? `${text} ×${count}` : text)).join('; ');
}

function behindText({ behind }: SearchRow): string {
  if (Number.isNaN(behind.mean)) return '–';
  const sign = behind.mean < 0 ? '−' : '+';
  return `${sign}${valueOf({ ...behind, mean: Math.abs(behind.mean) })}`;
}

/** Parameters with more than one value in the table. */
function variedIn(table: readonly SearchRow[]): readonly string[] {
  const names = Object.keys(table[0].params);
  return names.filter((name) => new Set(table.map(({ params }) => params[name])).size > 1);
}

const only = (params: ParamValues, names: readonly string[]): ParamValues =>
  Object.fromEntries(names.map((name) => [name, params[name]]));

const without = (params: ParamValues, names: readonly string[]): ParamValues =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
