/** A table as CSV (RFC 4180: CRLF, the last line included) of cells that are written already. */
export function csvText(header: string, rows: Iterable<readonly (string | number)[]>): string {
  return [header, ...Array.from(rows, (cells) => cells.join(',')), ''].join('\r\n');
}

/**
 * Text as a cell, in quotes where it has to be. A spreadsheet would take what begins with =, +, -, @, a tab or a return for a
 * formula: such text gets an apostrophe before it, and so does what only has apostrophes before such a beginning, so that taking
 * one off gives back every text.
 */
export function textCell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Empty for 0, which stands for what is unknown. */
export const knownCell = (value: number) => (value > 0 ? value : '');
