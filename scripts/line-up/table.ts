import type { ModelResult, TrialFigures } from '../../src/core/evaluation/report';
import { markdownTable, tableCells, type Column } from './markdown';
import type { Row } from './rows';
import { aimText, judge, labelOf, mustText, type Verdict } from './targets';

/** A row with what was measured. */
export interface Measured {
  readonly row: Row;
  readonly figures: TrialFigures['metrics'];
  readonly verdicts: readonly Verdict[];
  /** Summed over folds: the time of one core. */
  readonly seconds: ModelResult['seconds'];
}

/** A result beside the targets of its row. */
export function measured(row: Row, { trials, seconds }: ModelResult): Measured {
  const [{ metrics: figures }] = trials;
  return { row, figures, verdicts: judge(row.targets, figures), seconds };
}

/** What the two protocols measure, in the order of the columns. */
export const METRICS: Readonly<Record<Row['protocol'], readonly string[]>> = {
  kfold: ['rmse', 'mae'],
  holdout: ['ndcg@10', 'recall@20', 'coverage@10'],
};

/**
 * The rows of one protocol as a table in Markdown.
 * @param known A table as it was before: rows that are not measured keep their cells.
 */
export function figuresTable(
  rows: readonly Row[],
  results: readonly Measured[],
  protocol: Row['protocol'],
  known = '',
): string {
  const before = new Map(tableCells(known).map((cells) => [cells[0], cells]));
  const lines = rows
    .filter((row) => row.protocol === protocol)
    .flatMap((row) => {
      const result = results.find((one) => one.row === row);
      const cells = result ? cellsOf(result) : before.get(nameOf(row));
      return cells ? [cells] : [];
    });
  return markdownTable(columnsOf(protocol), lines);
}

function columnsOf(protocol: Row['protocol']): readonly Column[] {
  const [texts, seconds] = [
    ['must', 'aim', 'met'],
    ['fit s', 'score s'],
  ];
  const numeric = (title: string) => ({ title, numeric: true });
  const text = (title: string) => ({ title, numeric: false });
  return [
    text('model'),
    ...METRICS[protocol].map(labelOf).map(numeric),
    ...texts.map(text),
    ...seconds.map(numeric),
  ];
}

/** A row's first cell. */
export const nameOf = ({ spec }: Row) => `\`${spec}\``;

function cellsOf({ row, figures, verdicts, seconds }: Measured): readonly string[] {
  const targets = verdicts.map(({ target }) => target);
  const bound = verdicts.filter(({ target }) => mustText(target) !== undefined);
  return [
    nameOf(row),
    ...METRICS[row.protocol].map((metric) => figure(figures, metric)),
    listed(targets.map(mustText)),
    listed(targets.map(aimText)),
    bound.length === 0 ? '' : bound.every(({ met }) => met) ? 'yes' : '**no**',
    seconds.fit.toFixed(1),
    seconds.score.toFixed(1),
  ];
}

const listed = (texts: readonly (string | undefined)[]) =>
  texts.filter((text) => text !== undefined).join(', ');

/** Four digits and the standard error, "–" for what a model does not do. */
function figure(figures: TrialFigures['metrics'], metric: string): string {
  const { mean, se } = figures[metric];
  if (Number.isNaN(mean)) return '–';
  const error = Number.isNaN(se) ? '' : ` ±${digits(se)}`;
  return digits(mean) + error;
}

const digits = (value: number) => value.toFixed(4).replace(/^0/, '');
