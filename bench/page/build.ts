import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Builds the hosted page into a folder. */
export function buildPage(folder: string): void {
  build(folder, []);
}

/** Builds the page of a map of many films into a folder. */
export function buildCrowd(folder: string): void {
  build(folder, ['--config', 'bench/page/crowd/vite.config.ts']);
}

/** In a process of its own, so that the bundler's threads do not disturb. */
function build(folder: string, options: readonly string[]): void {
  const vite = createRequire(join(process.cwd(), 'package.json')).resolve('vite/package.json');
  const asked = ['build', ...options, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  execFileSync(process.execPath, [join(dirname(vite), 'bin/vite.js'), ...asked], {
    stdio: ['ignore', 2, 2],
  });
}
