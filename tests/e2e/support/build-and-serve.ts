import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

function run(data: Data, build: Build, outDir: string): void {
  const mode = build === 'single' ? ['--mode', 'single'] : [];
  execFileSync(
    process.execPath,
    [vite, 'build', ...mode, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, MATINEE_DATASETS: data === 'sample' ? 'sample' : 'all' },
      stdio: 'inherit',
    },
  );
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
  try {
    for (const data of real ? (['sample', 'real'] as const) : (['sample'] as const)) {
      const hosted = join(folder, data);
      run(data, 'hosted', hosted);
      const server = await serve(hosted, { base: BASE });
      servers.push(server);
      offer(data, 'hosted', hosted, server.url);

      const single = join(folder, `${PEOPLES_FOLDER} ${data}`);
      run(data, 'single', single);
      offer(data, 'single', single, pathToFileURL(join(single, SINGLE_FILE)).href);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
