import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Plugin } from 'vite';

/** A data set the built page offers. The same shape as in `virtual:datasets`. */
export interface DatasetEntry {
  /** Name of the release, such as `ml-latest-small`. */
  readonly name: string;
  /** File name in `data/`, never a path: the base differs between dev, tests and a build. */
  readonly file: string;
  /** Name of its README, likewise in `data/`. */
  readonly readme: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** True where the ratings were generated, not given by people. */
  readonly simulated: boolean;
}

/** Which data sets to offer: all that are there, or the sample alone whatever is there. */
export type DatasetChoice = 'all' | 'sample';

/** Best first: the page opens with the first one that is there. */
const KNOWN = [
  { name: 'ml-latest-small', simulated: false },
  { name: 'sample', simulated: true },
] as const;

const ID = 'virtual:datasets';
const RESOLVED = `\0${ID}`;

/** Reads the choice from an environment variable's value; absent or empty means all. */
export function datasetChoice(value: string | undefined): DatasetChoice {
  if (value === undefined || value === '' || value === 'all') return 'all';
  if (value === 'sample') return 'sample';
  throw new Error(`MATINEE_DATASETS is "${value}"; expected "sample", "all" or nothing.`);
}

/** The data sets in `folder`, best first. A folder that does not exist holds none. */
export function findDatasets(folder: string, choice: DatasetChoice): readonly DatasetEntry[] {
  return KNOWN.filter(({ simulated }) => simulated || choice === 'all').flatMap(
    ({ name, simulated }) => {
      const file = `${name}.zip`;
      const path = join(folder, file);
      if (!existsSync(path)) return [];
      const content = readFileSync(path);
      const sha256 = createHash('sha256').update(content).digest('hex');
      return [
        { name, file, readme: `${name}-README.txt`, bytes: content.length, sha256, simulated },
      ];
    },
  );
}

/**
 * Serves `virtual:datasets`, the list of what `public/data/` holds, so that the page never has to
 * probe for a file. Workers need an instance of their own.
 */
export function datasets(choice: DatasetChoice): Plugin {
  let folder = '';
  return {
    name: 'matinee:datasets',
    configResolved({ publicDir }) {
      folder = join(publicDir, 'data');
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const found = findDatasets(folder, choice);
      if (found.length === 0) this.warn(`${folder} holds no data set: the page opens empty.`);
      return `export const datasets = ${JSON.stringify(found)};`;
    },
    configureServer(server) {
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(folder + sep)) return;
        const module = server.moduleGraph.getModuleById(RESOLVED);
        if (module) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

/** The README that the licence of a MovieLens release wants shipped with it. */
export function readmeOf(zip: Uint8Array, file: string): string {
  const members = unzipSync(zip, { filter: ({ name }) => /(^|\/)README\.txt$/i.test(name) });
  const [readme] = Object.values(members);
  if (!readme) throw new Error(`${file} holds no README.txt, which has to be shipped with it.`);
  return strFromU8(readme);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

/**
 * Ships `public/` through the bundle instead of by copying: of `public/data/` exactly the listed
 * data sets, each with its README, and every later plugin sees what is shipped.
 */
export function publicFiles(choice: DatasetChoice): Plugin {
  let folder = '';
  return {
    name: 'matinee:public-files',
    apply: 'build',
    config: () => ({ build: { copyPublicDir: false } }),
    configResolved({ publicDir }) {
      folder = publicDir;
    },
    generateBundle() {
      const ship = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source });
      for (const file of filesIn(folder)) {
        if (!file.startsWith('data/')) ship(file, readFileSync(join(folder, file)));
      }
      for (const { file, readme } of findDatasets(join(folder, 'data'), choice)) {
        const content = readFileSync(join(folder, 'data', file));
        ship(`data/${file}`, content);
        ship(`data/${readme}`, readmeOf(content, file));
      }
    },
  };
}
