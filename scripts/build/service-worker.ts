import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import type { DatasetEntry } from './datasets.ts';

const template = readFileSync(new URL('./service-worker-template.js', import.meta.url), 'utf8');

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/**
 * The files to keep for offline use: everything shipped, but of the data sets only the one the
 * page opens with. The page itself is `./`, as hosts may redirect `index.html` there.
 */
export function precacheList(
  shipped: readonly string[],
  datasets: readonly Pick<DatasetEntry, 'file' | 'readme'>[],
): readonly string[] {
  const spare = new Set(
    datasets.slice(1).flatMap(({ file, readme }) => [`data/${file}`, `data/${readme}`]),
  );
  return shipped
    .filter((file) => !file.endsWith('.map') && !spare.has(file))
    .map((file) => (file === 'index.html' ? './' : file))
    .sort();
}

/** The service worker's text for these files; `version` names the content of all of them. */
export function serviceWorkerText(files: readonly string[], version: string): string {
  return template
    .replace(`'__FILES__'`, () => JSON.stringify(files, null, 2))
    .replace('__VERSION__', () => version);
}

function contentHash(bundle: Bundle): string {
  const hash = createHash('sha256');
  for (const [file, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(file).update('\0');
    hash.update(output.type === 'chunk' ? output.code : output.source).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Writes `service-worker.js` into the build, with the list of files to keep and their hash. */
export function serviceWorker(found: () => readonly DatasetEntry[]): Plugin {
  return {
    name: 'matinee:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = precacheList(Object.keys(bundle), found());
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: serviceWorkerText(files, contentHash(bundle)),
        });
      },
    },
  };
}
