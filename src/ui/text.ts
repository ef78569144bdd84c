/** A number of bytes as people read it. */
export function bytesText(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** "1 rating", "1,234 ratings". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** ", 9 of them of films in this data set": what stands behind the number of all ratings; nothing where it has all of them. */
export function elsewhereText(here: number, elsewhere: number): string {
  if (elsewhere === 0) return '';
  return `, ${here === 0 ? 'none' : here.toLocaleString('en-GB')} of them of films in this data set`;
}
