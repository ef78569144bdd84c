/** A column of a table: numbers stand at the right. */
export interface Column {
  readonly title: string;
  readonly numeric: boolean;
}

/** A table in Markdown, its columns padded as the formatter of the repository does. */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ title }, c) =>
    Math.max(3, title.length, ...rows.map((cells) => cells[c].length)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]) =>
    cells.map((cell, c) =>
      columns[c].numeric ? cell.padStart(widths[c]) : cell.padEnd(widths[c]),
    );
  const rule = columns.map(({ numeric }, c) =>
    numeric ? '-'.repeat(widths[c] - 1) + ':' : '-'.repeat(widths[c]),
  );
  return [padded(columns.map(({ title }) => title)), rule, ...rows.map(padded)]
    .map(line)
    .join('\n');
}

/** The cells of a table's body, as markdownTable writes it. */
export function tableCells(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}
