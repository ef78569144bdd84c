import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { scratch } from '../../../scripts/scratch.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { SINGLE_FILE } from '../../../scripts/build/single-file';
import { BASE, folderVariable, urlVariable, type Build, type Data } from './served';

const root = join(import.meta.dirname, '../../..');
const vite = join(
  dirname(createRequire(import.meta.url).resolve('vite/package.json')),
  'bin/vite.js',
);

const skipped = 'No ml-latest-small.zip in public/data: tests of real data are skipped.\n';

/** A folder as people have them: the single file must not mind. */
const PEOPLES_FOLDER = 'Für den Unterricht';

async function run(data: Data, build: Build, outDir: string): Promise<void> {
  const mode = build === 'single' ? ['--mode', 'single'] : [];
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [vite, 'build', ...mode, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, MATINEE_DATASETS: data === 'sample' ? 'sample' : 'all' },
    },
  );
  process.stderr.write(stderr);
}

/**
 * Makes both builds with the sample, and once more with the real data where they are there, and serves the hosted ones on
 * free ports. The tests, in processes of their own, learn where by the environment.
 */
export default async function buildAndServe(): Promise<() => Promise<void>> {
  const folder = await scratch('e2e');
  const real = existsSync(join(root, 'public/data/ml-latest-small.zip'));
  if (!real) process.stdout.write(skipped);

  const servers: Awaited<ReturnType<typeof serve>>[] = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.close()));
    await rm(folder, { recursive: true, force: true });
  };
  const offer = (data: Data, build: Build, outDir: string, url: string) => {
    process.env[folderVariable(data, build)] = outDir;
    process.env[urlVariable(data, build)] = url;
  };
  const make = async (data: Data) => {
    const hosted = join(folder, data);
    const single = join(folder, `${PEOPLES_FOLDER} ${data}`);
    // Both come to an end before the folder is removed, even where one fails.
    const runs = [run(data, 'hosted', hosted), run(data, 'single', single)];
    await Promise.allSettled(runs);
    await Promise.all(runs);
    const server = await serve(hosted, { base: BASE });
    servers.push(server);
    offer(data, 'hosted', hosted, server.url);
    offer(data, 'single', single, pathToFileURL(join(single, SINGLE_FILE)).href);
  };
  try {
    // A pair after the other, each side by side: what a build does takes little more than one core.
    for (const data of real ? (['sample', 'real'] as const) : (['sample'] as const)) {
      await make(data);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
