/** Controls, marks that order other text, unassigned characters and halves of characters, line separators. */
const UNSHOWN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Text of a file as part of a message: not longer than that, with a dot for whatever has no shape of its own. */
export function shown(text: string, longest = 60): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(UNSHOWN, '·');
}

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const HARMFUL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A title or a name without what would disturb the text around it: line breaks become a space; control characters and
 * marks that turn the direction of what follows go. Writing from right to left stays as it is.
 */
export function plain(text: string): string {
  return text.replace(BREAKS, ' ').replace(HARMFUL, '');
}

/** A number as messages write it: 1,048,576. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

const MOST_NAMES = 5;

/** The first few names of files, as part of a message. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).map((name) => shown(name));
  return (names.length > MOST_NAMES ? [...first, '…'] : first).join(', ');
}

/** The file of an archive that is an archive too, by its name, as part of a message; undefined where there is none. */
export function innerArchive(paths: readonly string[]): string | undefined {
  const inner = paths.find((path) => /\.(zip|7z|rar|tar|gz|tgz|bz2|xz)$/i.test(path));
  return inner && shown(inner.split('/').at(-1) ?? '');
}
