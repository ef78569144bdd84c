// node scripts/run.mjs ENTRY.ts [arguments]: bundles a TypeScript program for Node and runs it. The
// program owns standard output; what goes wrong while bundling is said on standard error.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { scratch } from './scratch.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the entry into `folder` and returns the file to run. Packages stay imports. */
async function bundle(entry, folder) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: folder,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return join(folder, 'main.mjs');
}

/**
 * Runs the file and resolves with its exit code. Its own process, so that the bundler's memory and
 * threads do not disturb a benchmark; it stays on disk meanwhile, for threads that load it again.
 */
function run(file, args, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    stdio: 'inherit',
    env,
  });
  process.on('SIGINT', () => {}); // the terminal sends it to the child too; wait and clean up
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error('Usage: node scripts/run.mjs ENTRY.ts [arguments]');
  process.exit(2);
}

const env = { ...process.env }; // as it was: building sets NODE_ENV
const folder = await scratch('run');
try {
  process.exitCode = await run(await bundle(resolve(entry), folder), args, env);
} catch (error) {
  console.error(`Could not run ${entry}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
