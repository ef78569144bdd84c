import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './served';

const SCRIPT = 'service-worker.js';

/** What the service worker of a build keeps: the integrity of each file, by its path. */
export function filesKept(folder: string): Readonly<Record<string, string>> {
  const text = readFileSync(join(folder, SCRIPT), 'utf8');
  const list = /const FILES = (\{[^}]*\})/.exec(text)?.[1];
  if (list === undefined) throw new Error(`${SCRIPT} has no list of files.`);
  return JSON.parse(list) as Record<string, string>;
}

/** A copy of the build with the sample, for a test to change. */
export function copyOfBuild(folder: string): string {
  cpSync(folderOf('sample'), folder, { recursive: true });
  return folder;
}

/** A file's place on disk; the page itself is listed as its folder. */
const onDisk = (folder: string, file: string) => join(folder, file === './' ? 'index.html' : file);

/**
 * Puts the next build in a folder in place of the one before: the page says so in its title, its scripts have other
 * names, and those of the build before are gone.
 */
export function publishNext(folder: string): void {
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const renamed = (text: string) =>
    scripts.reduce((all, name) => all.replaceAll(name, name.replace('.js', '-next.js')), text);
  for (const name of scripts) {
    renameSync(join(folder, 'assets', name), join(folder, 'assets', renamed(name)));
  }
  const files = Object.keys(filesKept(folder)).map(renamed);
  for (const file of files.filter((path) => /(\.js|\/)$/.test(path))) {
    const text = renamed(readFileSync(onDisk(folder, file), 'utf8'));
    writeFileSync(onDisk(folder, file), text.replace('</head>', '<meta name="next" /></head>'));
  }
  const list = Object.fromEntries(
    files.map((file) => {
      const hash = createHash('sha256').update(readFileSync(onDisk(folder, file)));
      return [file, `sha256-${hash.digest('base64')}`];
    }),
  );
  const script = readFileSync(join(folder, SCRIPT), 'utf8')
    .replace(/(?<=const FILES = )\{[^}]*\}/, () => JSON.stringify(list))
    .replace(/(?<=VERSION = ')\w+/, 'next');
  writeFileSync(join(folder, SCRIPT), script);
}
