// What `npm run data` and `npm start` share: one attempt, told on standard error.
import { fileURLToPath } from 'node:url';
import { mlLatestSmall, obtain, reason } from './release.mjs';

const folder = fileURLToPath(new URL('../public/data', import.meta.url));
const { file, bytes: total } = mlLatestSmall;
const size = `${total.toLocaleString('en')} bytes`;

/** Reports on a terminal only, in one line that is written over; returns how to leave it. */
function progress() {
  const { stderr } = process;
  if (!stderr.isTTY) return { onBytes: () => {}, end: () => {} };
  let shown = false;
  return {
    onBytes(/** @type {number} */ bytes) {
      shown = true;
      stderr.write(`\r${file}: ${Math.floor((bytes / total) * 100)} % of ${size}`);
    },
    end: () => shown && stderr.write('\n'),
  };
}

/**
 * Tries once to bring ml-latest-small to `public/data/` and says how that went.
 * @param {string} [from] a copy on disk; without it the file is fetched from GroupLens
 * @returns {Promise<boolean>} whether it is there now
 */
export async function tryData(from) {
  const { onBytes, end } = progress();
  try {
    const outcome = await obtain(mlLatestSmall, folder, {
      ...(from === undefined ? {} : { from }),
      onBytes,
    });
    end();
    const how = outcome === 'present' ? 'is already there' : `has been ${outcome}`;
    console.error(`${file} ${how}: ${size}, checksum right.`);
    return true;
  } catch (error) {
    end();
    const what = from === undefined ? 'fetch' : 'copy';
    console.error(
      `Could not ${what} ${file} (${reason(error)}). The page will open with the embedded sample.`,
    );
    return false;
  }
}
