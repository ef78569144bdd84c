import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { scratch } from '../../../scripts/scratch.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { BASE, folderVariable, urlVariable, type Data } from './served';

const root = join(import.meta.dirname, '../../..');
const vite = join(
  dirname(createRequire(import.meta.url).resolve('vite/package.json')),
  'bin/vite.js',
);

const skipped = 'No ml-latest-small.zip in public/data: tests of real data are skipped.\n';

function build(data: Data, outDir: string): void {
  execFileSync(
    process.execPath,
    [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, MATINEE_DATASETS: data === 'sample' ? 'sample' : 'all' },
      stdio: 'inherit',
    },
  );
}

/**
 * Builds the page with the sample, and once more with the real data where they are there, and
 * serves both on free ports. The tests, in processes of their own, learn where by the environment.
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
  try {
    for (const data of real ? (['sample', 'real'] as const) : (['sample'] as const)) {
      const outDir = join(folder, data);
      build(data, outDir);
      const server = await serve(outDir, { base: BASE });
      servers.push(server);
      process.env[folderVariable(data)] = outDir;
      process.env[urlVariable(data)] = server.url;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
