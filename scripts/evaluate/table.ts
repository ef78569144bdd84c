import {
  nameOf,
  type Figure,
  type Report,
  type TrialFigures,
} from '../../src/core/evaluation/report';

/** A report as a table for a terminal. */
export function asTable({ data, protocol, results, differences }: Report): string {
  const [{ trials }] = results;
  const title = `${data.name}: ${data.ratings} ratings, ${data.users} users, ${data.films} films`;
  const tables = trials.map(({ trial, metrics }, t) => {
    const ids = Object.keys(metrics);
    const cells = (figures: readonly TrialFigures[]) =>
      ids.map((id) => valueOf(figures[t].metrics[id]));
    const rows = [
      ...results.map((result) => [
        nameOf(result),
        ...cells(result.trials),
        result.seconds.fit.toFixed(2),
        result.seconds.score.toFixed(2),
      ]),
      ...differences.map(({ model, minus, trials: own }) => [
        `${model} − ${minus}`,
        ...cells(own),
        '',
        '',
      ]),
    ];
    const table = aligned([['model', ...ids, 'fit s', 'score s'], ...rows]);
    return trial === '' ? table : `${trial}\n${table}`;
  });
  return [`${title} (${settingOf(protocol)}; ± standard error over users)`, ...tables].join('\n');
}

/** "kfold, k 5, seed 1". */
export function settingOf({ id, params, seed, folds }: Report['protocol']): string {
  const settings = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return [id, ...settings, folds === undefined ? `seed ${seed}` : `folds ${folds}`].join(', ');
}

/** Rows of cells in columns: the first to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((cells) => cells[c].length)));
  return rows
    .map((cells) =>
      cells
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
        .join('  '),
    )
    .join('\n');
}

/** "–" for what a model does not do. */
export function valueOf({ mean, se }: Figure): string {
  if (Number.isNaN(mean)) return '–';
  return Number.isNaN(se) ? mean.toFixed(4) : `${mean.toFixed(4)} ±${se.toFixed(4)}`;
}
