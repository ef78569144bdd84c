import type { ModelResult, TrialFigures } from '../../src/core/evaluation/report';
import { markdownTable, type Column } from '../line-up/markdown';
import { aimText, judge, labelOf, mustText, type Verdict } from '../line-up/targets';
import type { Section, SectionRow } from './sections';

/** A row with what was measured; figures by metric, or by metric and trial. */
export interface MeasuredRow {
  readonly row: SectionRow;
  readonly figures: TrialFigures['metrics'];
  readonly verdicts: readonly Verdict[];
  readonly seconds: ModelResult['seconds'];
}

/** A result beside the targets of its row. */
export function measuredRow(row: SectionRow, { trials, seconds }: ModelResult): MeasuredRow {
  const figures = Object.fromEntries(
    trials.flatMap(({ trial, metrics }) =>
      Object.entries(metrics).map(([id, figure]) => [trial ? `${id}, ${trial}` : id, figure]),
    ),
  );
  return { row, figures, verdicts: judge(row.targets, figures), seconds };
}

/** A section's rows as a table in Markdown. */
export function sectionTable(rows: readonly MeasuredRow[]): string {
  const ids = Object.keys(rows[0].figures);
  const column = (title: string, numeric: boolean): Column => ({ title, numeric });
  return markdownTable(
    [
      column('model', false),
      ...ids.map((id) => column(labelOf(id), true)),
      column('must', false),
      column('aim', false),
      column('met', false),
      column('seconds', true),
    ],
    rows.map(({ row, figures, verdicts, seconds }) => [
      `\`${row.spec}\``,
      ...ids.map((id) => valueOf(figures[id])),
      joined(verdicts.map(({ target }) => mustText(target))),
      joined(verdicts.map(({ target }) => aimText(target))),
      verdicts.length === 0 ? '' : verdicts.every(({ met }) => met) ? 'yes' : '**no**',
      (seconds.fit + seconds.score).toFixed(0),
    ]),
  );
}

/** What a section was measured by, in words. */
export function settingOf({ protocol }: Section, data: string, seed: number): string {
  return `\`--protocol ${protocol}\`, ${data}, seed ${seed}; ± standard error over people; seconds of one core:`;
}

const joined = (texts: readonly (string | undefined)[]) =>
  texts.filter((text) => text !== undefined).join('; ');

function valueOf({ mean, se }: TrialFigures['metrics'][string]): string {
  if (Number.isNaN(mean)) return '–';
  return `${digits(mean)} ±${digits(se)}`;
}

const digits = (value: number) => value.toFixed(4).replace(/^0/, '');
