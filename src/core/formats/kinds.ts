/** What a file seems to be that is no zip archive, and what its owner can do. */
export interface FileKind {
  readonly shape: 'archive' | 'page' | 'table';
  /** With its article: "a gzip archive". */
  readonly kind: string;
  /** For who opens a data set. */
  readonly advice: string;
}

/** How many bytes of a file's beginning tell its kind. */
export const KIND_BYTES = 512;

const UNPACK = 'Unpack it and zip the folder that holds movies.csv and ratings.csv.';

/** Where the bytes of each kind begin, and the bytes as hex. */
const SIGNATURES: readonly (FileKind & { readonly at?: number; readonly hex: string })[] = [
  { shape: 'archive', hex: '1f8b', kind: 'a gzip archive', advice: UNPACK },
  { shape: 'archive', hex: '377abcaf271c', kind: 'a 7z archive', advice: UNPACK },
  { shape: 'archive', hex: '526172211a07', kind: 'a RAR archive', advice: UNPACK },
  { shape: 'archive', hex: 'fd377a585a00', kind: 'an xz archive', advice: UNPACK },
  { shape: 'archive', hex: '425a68', kind: 'a bzip2 archive', advice: UNPACK },
  { shape: 'archive', hex: '28b52ffd', kind: 'a Zstandard archive', advice: UNPACK },
  { shape: 'archive', hex: '7573746172', at: 257, kind: 'a tar archive', advice: UNPACK },
  {
    shape: 'archive',
    hex: '504b0708',
    kind: 'one part of a zip archive that is split',
    advice: 'Join its parts, or zip the folder again as one file.',
  },
];

const PATTERNS: readonly (FileKind & { readonly pattern: RegExp })[] = [
  {
    shape: 'page',
    pattern: /^\s*<(!doctype\s|html|head|body|!--|\?xml)/i,
    kind: 'a web page (HTML)',
    advice: 'The download was answered with a page: download the zip again.',
  },
  {
    shape: 'table',
    pattern: /^"?(user_?id|movie_?id|tag_?id)"?\s*[,;\t|:]/i,
    kind: 'a single table (CSV)',
    advice: 'Open the whole zip, or zip the folder that holds movies.csv and ratings.csv.',
  },
];

/** What a file is by its first KIND_BYTES bytes; undefined where they say nothing. */
export function kindOf(head: Uint8Array): FileKind | undefined {
  const hex = Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const text = new TextDecoder().decode(head); // drops a byte order mark
  return (
    SIGNATURES.find(({ at = 0, hex: signature }) => hex.startsWith(signature, 2 * at)) ??
    PATTERNS.find(({ pattern }) => pattern.test(text))
  );
}
