// Folders of their own for programs that may run several times at once.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where everything that can be made again lies. */
export const cache = fileURLToPath(new URL('../node_modules/.cache/matinee', import.meta.url));

/** @param {number} pid */
function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM'; // somebody else's process, but a living one
  }
}

/**
 * A new empty folder in the cache, for this process to remove when it is done. Removes the folders
 * of processes that were killed before they could.
 * @param {string} name what it is for, in lower-case letters
 */
export async function scratch(name) {
  await mkdir(cache, { recursive: true });
  for (const other of await readdir(cache)) {
    const pid = /^[a-z0-9]+-(\d+)-\w{6}$/.exec(other)?.[1];
    if (pid && !alive(Number(pid))) await rm(join(cache, other), { recursive: true, force: true });
  }
  return mkdtemp(join(cache, `${name}-${process.pid}-`));
}
