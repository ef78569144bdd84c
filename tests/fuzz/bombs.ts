import { loadArchive } from '../../workers/loader';
import { deflatedRepeats, tinyZip } from '../raw-zip';
import { checkRefusal } from './check';

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

/** Tries to open each of them; throws unless it is refused as it should be. Returns how many there were. */
export async function refuseBombs(): Promise<number> {
  let refused = 0;
  for (const bytes of bombs()) {
    const error = await loadArchive(new Blob([bytes]), 'bomb.zip', () => {}).then(
      () => new Error('Broken promise: a bomb was opened.'),
      (reason: unknown) => reason,
    );
    checkRefusal(error);
    refused += 1;
  }
  return refused;
}
