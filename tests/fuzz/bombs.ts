import { loadArchive } from '../../workers/loader';
import { deflatedRepeats, rawZip, tinyZip } from '../raw-zip';
import { checkRefusal } from './check';
import { takeIn } from './personal';

const GIBIBYTE = 2 ** 30;
const MEBIBYTE = 2 ** 20;

/** Archives of some megabytes that inflate to gigabytes, one after the other. */
function* bombs(): Generator<Uint8Array<ArrayBuffer>> {
  const rows = (bytes: number) =>
    deflatedRepeats('7,1,5,0\n', bytes, 'userId,movieId,rating,timestamp\n');
  const ratings = { name: 'ml/ratings.csv', content: '' };

  // 1. It states what it holds.
  yield tinyZip({ ...ratings, packed: rows(4 * GIBIBYTE - MEBIBYTE), size: 4 * GIBIBYTE - 2 });
  // 2. It states as much as any file may hold, however well it is packed.
  yield tinyZip({ ...ratings, packed: rows(4 * GIBIBYTE), size: 16 * MEBIBYTE });
  // 3. It states what is plausible of its length.
  yield tinyZip({ ...ratings, packed: rows(GIBIBYTE), size: 24 * MEBIBYTE });
  // 4. It is one line.
  const line = deflatedRepeats('x', 4 * GIBIBYTE, 'movieId,title,genres\n');
  yield tinyZip({ name: 'ml/movies.csv', content: '', packed: line, size: 16 * MEBIBYTE });
}

/** Personal files of some megabytes that take up far more, as far as their limits allow it. */
function* personalBombs(): Generator<Uint8Array<ArrayBuffer>> {
  // 1. It states as much as any file may hold, however well it is packed.
  const header = 'Date,Name,Year,Letterboxd URI,Rating\n';
  const packed = deflatedRepeats('2021-01-01,Heat,1995,x,4\n', 4 * GIBIBYTE, header);
  yield rawZip([{ name: 'ratings.csv', content: '', packed, size: 16 * MEBIBYTE }]);
  // 2. It is a list of almost as many things as may be.
  yield new TextEncoder().encode(`[${'{},'.repeat(1_900_000)}{}]`);
}

/** Tries to open each of them; throws unless it is refused as it should be. Returns how many there were. */
export async function refuseBombs(): Promise<number> {
  const open = (bytes: Uint8Array<ArrayBuffer>) =>
    loadArchive(new Blob([bytes]), 'bomb.zip', () => {});
  const read = (bytes: Uint8Array<ArrayBuffer>) => takeIn([{ name: 'bomb.zip', bytes }]);
  return (await refuse(bombs(), open)) + (await refuse(personalBombs(), read));
}

async function refuse(
  all: Iterable<Uint8Array<ArrayBuffer>>,
  open: (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>,
): Promise<number> {
  let refused = 0;
  for (const bytes of all) {
    const error = await open(bytes).then(
      () => new Error('Broken promise: a bomb was opened.'),
      (reason: unknown) => reason,
    );
    checkRefusal(error);
    refused += 1;
  }
  return refused;
}
