import { gzipSync } from 'node:zlib';
import type { Logger, Plugin, Rolldown } from 'vite';

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/** The most that the first screen may need, in kilobytes of 1,000 bytes, gzipped. */
export const FIRST_SCREEN_KB = 120;

/** The size of a script as a web host sends it, in kilobytes of 1,000 bytes. */
export function gzippedKilobytes(code: string): number {
  return gzipSync(code, { level: 9 }).length / 1000;
}

/**
 * The scripts that a page waits for: its entry and all that this imports. A worker that is inlined counts with the script it
 * is in; what is imported by a call is fetched when it is first needed, and does not.
 */
export function firstScreen(bundle: Bundle): readonly Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const add = (file: string) => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(add);
  };
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk' && output.isEntry) add(output.fileName);
  }
  return [...found];
}

/** Fails a build whose first screen needs more JavaScript than its budget; says how much it needs otherwise. */
export function sizeBudget(budgetKb = FIRST_SCREEN_KB): Plugin {
  let logger: Logger | undefined;
  return {
    name: 'matinee:size-budget',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      ({ logger } = config);
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const sizes = firstScreen(bundle).map(({ fileName, code }) => ({
          fileName,
          kb: gzippedKilobytes(code),
        }));
        const sum = sizes.reduce((total, { kb }) => total + kb, 0);
        const list = sizes.map(({ fileName, kb }) => `${fileName} ${kb.toFixed(1)}`).join(', ');
        const text = `JavaScript of the first screen: ${sum.toFixed(1)} kB gzipped (${list}); the budget is ${budgetKb} kB.`;
        if (sizes.length === 0) this.error('Got no entry script; expected the one of index.html.');
        if (sum > budgetKb) this.error(text);
        logger?.info(text);
      },
    },
  };
}
