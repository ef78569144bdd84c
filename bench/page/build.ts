import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Builds the hosted page into a folder; in a process of its own, so that the bundler's threads do not disturb. */
export function buildPage(folder: string): void {
  const vite = createRequire(join(process.cwd(), 'package.json')).resolve('vite/package.json');
  execFileSync(
    process.execPath,
    [
      join(dirname(vite), 'bin/vite.js'),
      'build',
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    { stdio: ['ignore', 2, 2] },
  );
}
