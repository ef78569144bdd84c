// What `npm run data` and `npm start` share: one attempt, told on standard error.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mlLatestSmall, obtain, reason } from './release.mjs';

const publicData = fileURLToPath(new URL('../public/data', import.meta.url));
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

/** What a build finds where nothing could be brought to `folder`. @param {string} folder */
function remaining(folder) {
  return existsSync(join(folder, file))
    ? `The page will open with the ${file} that is there, which is not the published one.`
    : 'The page will open with the embedded sample.';
}

/**
 * Tries once to bring ml-latest-small to `folder` and says how that went.
 * @param {string} [from] a copy on disk; without it the file is fetched from GroupLens
 * @param {string} [folder]
 * @returns {Promise<boolean>} whether it is there, byte for byte as published
 */
export async function tryData(from, folder = publicData) {
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
    console.error(`Could not ${what} ${file} (${reason(error)}). ${remaining(folder)}`);
    return false;
  }
}
