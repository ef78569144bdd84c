/** A field as RFC 4180 wants it: quoted only where a comma, a quote or a line end makes it necessary. */
const field = (value: string | number) => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A CSV file as MovieLens writes it: a header, one row a line, every line ended by CRLF. */
export function toCsv(header: string, rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows.map((row) => row.map(field).join(','))].join('\r\n') + '\r\n';
}
