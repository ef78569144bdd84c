import { markdownTable, type Column } from '../line-up/markdown';
import { mustText, type Target, type Verdict } from '../line-up/targets';

/** A table of what others report beside what is measured here. */
export interface Section {
  readonly heading: string;
  /** One line: what it is measured on, by which protocol and seed. */
  readonly setting: string;
  readonly columns: readonly Column[];
  /** Cells, a row as long as the columns. */
  readonly rows: readonly (readonly string[])[];
  /** Said below the table. */
  readonly notes?: readonly string[];
}

/** A figure that had to reach something. */
export interface Due {
  readonly what: string;
  readonly verdict: Verdict;
}

/** All that the run of a system comes to. */
export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly due: readonly Due[];
}

export const text = (title: string): Column => ({ title, numeric: false });
export const number = (title: string): Column => ({ title, numeric: true });

/** What stands where nothing was measured or reported. */
export const NOTHING = '–';

/** So many digits; {@link NOTHING} for what is undefined. */
export const digits = (value: number | undefined, count = 4): string =>
  value === undefined || Number.isNaN(value) ? NOTHING : value.toFixed(count);

/** A report for a terminal, or in Markdown. */
export function written({ title, sections }: Report, markdown: boolean): string {
  return [markdown ? `# ${title}` : title, ...sections.map((one) => section(one, markdown))].join(
    '\n\n',
  );
}

function section(
  { heading, setting, columns, rows, notes = [] }: Section,
  markdown: boolean,
): string {
  const table = markdown ? markdownTable(columns, rows) : plainTable(columns, rows);
  const list = notes.map((note) => `- ${note}`).join('\n');
  const head = markdown ? `## ${heading}\n\n${setting}` : `${heading}\n${setting}`;
  return [head, ...(rows.length ? [table] : []), ...(list ? [list] : [])].join('\n\n');
}

function plainTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, c) => Math.max(...lines.map((cells) => cells[c].length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, c) => (columns[c].numeric ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What was missed, a line for each: where there is one, the run has failed. */
export const misses = ({ due }: Report): readonly string[] =>
  due.flatMap(({ what, verdict: { target, got, met } }) =>
    met ? [] : [`${what}: got ${digits(got)}; must reach ${mustOf(target)}`],
  );

const mustOf = (target: Target): string => mustText(target) ?? 'nothing';
