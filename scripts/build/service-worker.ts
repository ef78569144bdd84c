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

/**
 * The service worker's text for these files, each with its integrity as browsers check it. Its version names them and
 * what it does with them.
 */
export function serviceWorkerText(files: Readonly<Record<string, string>>): string {
  const list = JSON.stringify(files, null, 2);
  const version = createHash('sha256').update(template).update(list).digest('hex').slice(0, 16);
  return template.replace(`'__FILES__'`, () => list).replace('__VERSION__', () => version);
}

/** What a browser checks a file's content by: https://www.w3.org/TR/SRI/ */
export function integrityOf(content: string | Uint8Array): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function contentOf(bundle: Bundle, file: string): string | Uint8Array {
  const output = bundle[file === './' ? 'index.html' : file];
  return output.type === 'chunk' ? output.code : output.source;
}

/** Writes `service-worker.js` into the build, with the list of files to keep and the integrity of each. */
export function serviceWorker(found: () => readonly DatasetEntry[]): Plugin {
  return {
    name: 'matinee:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const list = precacheList(Object.keys(bundle), found());
        const files = list.map((file) => [file, integrityOf(contentOf(bundle, file))] as const);
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: serviceWorkerText(Object.fromEntries(files)),
        });
      },
    },
  };
}
