import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A package of which something is shipped, and the terms it comes under. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  readonly text: string;
}

/** Terms that allow shipping as long as they are shipped too. Anything else stops the build until somebody has read it. */
const ACCEPTED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
]);

const ID = 'virtual:licences';
const RESOLVED = `\0${ID}`;
/** Stands for the list while modules are loaded: which of them are shipped is known once chunks are rendered. */
const PLACEHOLDER = '__MATINEE_LICENCES__';

/** The folder of a package within `node_modules`, however deep. */
const IN_PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
/** A module that a bundler adds, such as `\0vite/preload-helper.js`. */
const OF_BUNDLER = /^\0((?:@[^/:]+\/)?[^/:]+)\//;

/** The folder of the package that a module belongs to; undefined where it is the project's own. */
export function packageFolder(module: string, root: string): string | undefined {
  const bundler = OF_BUNDLER.exec(module)?.[1];
  if (bundler !== undefined) return join(root, 'node_modules', bundler);
  const path = module.replaceAll('\\', '/');
  const folder = IN_PACKAGE.exec(path)?.[1];
  if (folder !== undefined || path.startsWith(`${root}/`) || path.startsWith('\0virtual:'))
    return folder;
  throw new Error(`${module} is shipped, but it is neither in a package nor in ${root}.`);
}

/** Reads a package's name, version and terms. Throws where it may not be shipped, or does not say whether it may. */
export function licenceOf(folder: string): Licence {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  const about = `${String(name)} ${String(version)}`;
  if (typeof license !== 'string' || !ACCEPTED.has(license)) {
    throw new Error(
      `${about} is shipped: got the licence ${JSON.stringify(license)}, expected one of ${[...ACCEPTED].join(', ')}.`,
    );
  }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (file === undefined) throw new Error(`${about} is shipped: got no file with its licence.`);
  return {
    name: String(name),
    version: String(version),
    licence: license,
    text: ownTerms(readFileSync(join(folder, file), 'utf8')),
  };
}

/** Vite's file goes on with the terms of what is in its own bundle, none of which is in the page. */
function ownTerms(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^# Licenses of bundled dependencies$/m)[0]
    .trim();
}

/** The terms of every package that modules belong to, by name; the project's own come first. */
export function licencesOf(modules: Iterable<string>, root: string): readonly Licence[] {
  const folders = new Set([...modules].flatMap((module) => packageFolder(module, root) ?? []));
  const packages = [...folders].map(licenceOf);
  return [
    { ...licenceOf(root), name: 'Matinée' },
    ...packages.sort((a, b) => (a.name < b.name ? -1 : 1)),
  ];
}

/**
 * Serves `virtual:licences`: the terms of every package of which a build ships something, in the page or in its workers.
 * Empty in dev, where nothing is shipped. A package whose terms are missing or not accepted stops the build.
 */
export function licences(): { readonly page: () => Plugin; readonly worker: () => Plugin } {
  const ofWorkers = new Set<string>();
  return {
    page() {
      let list = '[]';
      let root = '';
      return {
        name: 'matinee:licences',
        configResolved(config) {
          if (config.command === 'build') list = PLACEHOLDER;
          root = config.root;
        },
        resolveId: (id) => (id === ID ? RESOLVED : undefined),
        load: (id) => (id === RESOLVED ? `export const licences = ${list};` : undefined),
        // Workers are bundled while the modules that start them are loaded: all of them are known here.
        renderChunk(code, _chunk, _options, { chunks }) {
          if (!code.includes(PLACEHOLDER)) return null;
          const modules = Object.values(chunks).flatMap((chunk) => Object.keys(chunk.modules));
          const found = licencesOf([...modules, ...ofWorkers], root);
          return code.replace(PLACEHOLDER, () => JSON.stringify(found));
        },
      };
    },
    worker: () => ({
      name: 'matinee:licences-of-workers',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk') continue;
          for (const id of Object.keys(output.modules)) ofWorkers.add(id);
        }
      },
    }),
  };
}
