// Finds a Chromium for the end-to-end tests, or unpacks the one that npm has brought. Never
// downloads. By hand: node scripts/find-chromium.mjs prints what it found.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium as playwright } from '@playwright/test';
import { cache, scratch } from './scratch.mjs';

/**
 * A browser that starts, and the environment it needs beside the process's own.
 * @typedef {{ executablePath: string, env: Record<string, string> }} Browser
 */

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @param {string} executablePath @param {Record<string, string>} env */
function starts(executablePath, env = {}) {
  const { status } = spawnSync(executablePath, ['--version'], {
    env: { ...process.env, ...env },
    timeout: 60_000, // the first start reads 200 MB from a disk that may be busy
    stdio: 'ignore',
  });
  return status === 0;
}

/** The installed browsers, best first, whether they start or not. */
function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, playwright.executablePath()].filter((path) => existsSync(path));
}

/** @param {string} file @returns {Promise<Buffer>} */
const unbrotli = async (file) => promisify(brotliDecompress)(await readFile(file));

/** @param {string} archive a .tar.br @param {string} folder */
async function unpackTar(archive, folder) {
  await mkdir(folder, { recursive: true });
  const input = await unbrotli(archive);
  const tar = spawnSync('tar', ['-x', '-C', folder], { input, stdio: ['pipe', 'ignore', 'pipe'] });
  if (tar.error) throw tar.error;
  if (tar.status !== 0) throw new Error(`tar could not unpack ${archive}: ${tar.stderr}`);
}

/**
 * Fills `folder` through another one that is renamed when complete: two runs at once, or one that
 * was killed, never leave half a browser.
 * @param {string} folder @param {(part: string) => Promise<unknown>} fill
 */
async function once(folder, fill) {
  if (existsSync(folder)) return;
  const part = await scratch('unpack');
  try {
    await fill(part);
    await rename(part, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // another run has been faster
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** Unpacks @sparticuz/chromium, built for x64 Linux, with the fonts a bare machine lacks. */
async function packaged() {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = join(dirname(main), '../..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  const packed = (/** @type {string} */ name) => join(home, 'bin', name);

  await once(folder, async (part) => {
    const binary = writeBinary(packed('chromium.br'), join(part, 'chromium'));
    const tars = [
      unpackTar(packed('fonts.tar.br'), part),
      unpackTar(packed('swiftshader.tar.br'), part), // beside the binary: WebGL without a GPU
    ];
    await Promise.all([binary, ...tars]);
  });

  const executablePath = join(folder, 'chromium');
  const env = { FONTCONFIG_FILE: await fontsConf(folder) };
  if (starts(executablePath, env)) return { executablePath, env };

  const libraries = join(folder, 'al2023');
  await once(libraries, (part) => unpackTar(packed('al2023.tar.br'), part));
  const before = process.env.LD_LIBRARY_PATH;
  const LD_LIBRARY_PATH = join(libraries, 'lib') + (before ? delimiter + before : '');
  const helped = { ...env, LD_LIBRARY_PATH };
  return starts(executablePath, helped) ? { executablePath, env: helped } : undefined;
}

/** @param {string} archive @param {string} file */
async function writeBinary(archive, file) {
  await writeFile(file, await unbrotli(archive), { mode: 0o755 });
}

/** Writes the font configuration, again where the folder has been moved. @param {string} folder */
async function fontsConf(folder) {
  const file = join(folder, 'fonts.conf');
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!same) await writeFile(file, text);
  return file;
}

/**
 * The Chromium to test with: CHROME_BIN, else one on the PATH, else Playwright's own, else the one
 * from npm. Throws, saying what to do, where none of them starts.
 * @returns {Promise<Browser>}
 */
export async function findChromium() {
  const chosen = process.env.CHROME_BIN;
  if (chosen) {
    if (starts(chosen)) return { executablePath: chosen, env: {} };
    throw new Error(`CHROME_BIN is ${chosen}, which does not start.`);
  }
  const executablePath = installed().find((path) => starts(path));
  if (executablePath) return { executablePath, env: {} };

  const fromNpm = await packaged();
  if (fromNpm) return fromNpm;
  throw new Error(
    'No Chromium starts here. Install one (apt-get install chromium, or npx playwright install ' +
      'chromium) or set CHROME_BIN to the path of one.',
  );
}

if (process.argv[1]?.endsWith('find-chromium.mjs')) console.log(await findChromium());
