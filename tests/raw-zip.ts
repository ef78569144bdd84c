import { constants, crc32, deflateRawSync } from 'node:zlib';

const encoder = new TextEncoder();

/** A file of a hand-made archive. What is left out of its headers is as it should be. */
export interface RawFile {
  readonly name: string;
  /** Packed as they are given with `packed`, else deflated here. */
  readonly content: string | Uint8Array;
  readonly packed?: Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly packedSize?: number;
  readonly size?: number;
  /** Where the archive says that it begins. */
  readonly offset?: number;
}

/** What the end of the archive says, where it is not as it should be. */
export interface RawEnd {
  readonly disk?: number;
  readonly count?: number;
  readonly size?: number;
  readonly offset?: number;
}

/** An archive of these files, whose headers may say anything (PKWARE APPNOTE 6.3, 4.3). */
export function rawZip(files: readonly RawFile[], end: RawEnd = {}): Uint8Array<ArrayBuffer> {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const path = encoder.encode(file.name);
    const bytes = typeof file.content === 'string' ? encoder.encode(file.content) : file.content;
    const data = file.packed ?? deflateRawSync(bytes);
    const header = headerOf(
      { crc: crc32(bytes), size: bytes.length, packedSize: data.length, ...file },
      path,
    );
    const local = [numbers([4, 0x04034b50]), header, path, data];
    directory.push(
      numbers([4, 0x02014b50], [2, 20]),
      header,
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, file.offset ?? at]),
      path,
    );
    body.push(...local);
    at += lengthOf(local);
  }
  const tail = numbers(
    [4, 0x06054b50],
    [2, end.disk ?? 0],
    [2, end.disk ?? 0],
    [2, end.count ?? files.length],
    [2, end.count ?? files.length],
    [4, end.size ?? lengthOf(directory)],
    [4, end.offset ?? at],
    [2, 0], // comment
  );
  return joined([...body, ...directory, tail]);
}

type Header = Required<Pick<RawFile, 'crc' | 'packedSize' | 'size'>> & RawFile;

/** What a file's two headers have in common. */
function headerOf(
  { flags = 0, method = 8, crc, packedSize, size }: Header,
  path: Uint8Array,
): Uint8Array {
  const noDate = [4, 0] as const;
  const sizes = [
    [4, crc],
    [4, packedSize],
    [4, size],
  ] as const;
  return numbers([2, 20], [2, flags], [2, method], noDate, ...sizes, [2, path.length], [2, 0]);
}

/** The tables of a data set of three films and two people. */
export const TINY = {
  movies: `movieId,title,genres
1,Alien (1979),Horror|Sci-Fi
2,"Matrix, The (1999)",Action|Sci-Fi
3,Heat (1995),Action|Crime
`,
  ratings: `userId,movieId,rating,timestamp
7,1,4.0,100
7,2,0.5,200
8,3,5.0,300
`,
} as const;

/** The archive of that data set, in the folder `ml`, with these files instead of its own of the same names. */
export function tinyZip(...files: readonly RawFile[]): Uint8Array<ArrayBuffer> {
  const own = [
    { name: 'ml/movies.csv', content: TINY.movies },
    { name: 'ml/ratings.csv', content: TINY.ratings },
  ].filter(({ name }) => !files.some((file) => file.name === name));
  return rawZip([...own, ...files]);
}

/**
 * Deflated data of a text that is repeated so often that it has this many bytes, made without ever holding it: whole
 * blocks, one after the other.
 * @param head What comes before it.
 */
export function deflatedRepeats(text: string, bytes: number, head = ''): Uint8Array<ArrayBuffer> {
  const block = (content: string) =>
    deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH });
  const times = Math.ceil((1 << 20) / text.length);
  const repeated = block(text.repeat(times));
  const blocks = Array<Uint8Array>(Math.ceil(bytes / (times * text.length))).fill(repeated);
  return joined([block(head), ...blocks, deflateRawSync('')]);
}

/** Numbers of so many bytes each, the lowest byte first. */
function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, k) => Math.floor(value / 256 ** k) & 255),
    ),
  );
}

const lengthOf = (parts: readonly Uint8Array[]) =>
  parts.reduce((sum, { length }) => sum + length, 0);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
