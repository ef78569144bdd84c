import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { licences as served } from 'virtual:licences';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { licenceOf, licences, packageFolder, type Licence } from '../../scripts/build/licences';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'matinee-licences-'));
  install('vite'); // helpers of these two are in every page
  install('rolldown');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

interface Package {
  readonly license?: unknown;
  /** By name within the package. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Installs a package that exports its own name. */
function install(name: string, { license = 'MIT', files = {} }: Package = {}, within = ''): void {
  const folder = `${within}node_modules/${name}`;
  const about = { name, version: '1.2.3', license, type: 'module', main: 'index.js' };
  const all = {
    'package.json': JSON.stringify(about),
    'index.js': `export const name = ${JSON.stringify(name)} + location.hash;\nexport const other = 1;\n`,
    LICENSE: `Terms of ${name}\r\n© its author\r\n`,
    ...files,
  };
  write(Object.fromEntries(Object.entries(all).map(([path, text]) => [`${folder}/${path}`, text])));
}

/** Builds a page with these scripts; returns the list that is shipped with it. */
async function listed(page: string, worker = '', style = ''): Promise<readonly Licence[]> {
  write({
    'package.json': JSON.stringify({ name: 'small', version: '0.1.0', license: 'MIT' }),
    LICENSE: 'Terms of the page',
    'index.html': '<script type="module" src="./main.js"></script>',
    'style.css': style,
    'main.js': `
      import './style.css';
      import { licences } from 'virtual:licences';
      import Helper from './helper.js?worker&inline';
      ${page}
      globalThis.start = () => new Helper();
      globalThis.list = licences;`,
    'helper.js': worker,
  });
  const terms = licences();
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [terms.page()],
    worker: { format: 'iife', plugins: () => [terms.worker()] },
    build: { modulePreload: false },
  });
  const assets = join(root, 'dist/assets');
  const script = readdirSync(assets).find((file) => /^index.*\.js$/.test(file)) ?? '';
  const global: { list?: readonly Licence[] } = {};
  const inPage = { globalThis: global, console: { log: () => {} }, location: { hash: '' } };
  const code = readFileSync(join(assets, script), 'utf8');
  runInNewContext(code.replaceAll('import.meta', '({})'), inPage); // which only modules have
  // A copy, as the objects of another context are not plain ones here.
  return (global.list ?? []).map((entry) => ({ ...entry }));
}

const names = (list: readonly Licence[]) => list.map(({ name }) => name);

describe('the list', () => {
  test('names the page itself, and every package whose code is in it, in full', async () => {
    install('used', { license: 'ISC' });
    const list = await listed(`import { name } from 'used'; console.log(name);`);
    expect(names(list)).toEqual(['Matinée', 'used']);
    expect(list[0]).toMatchObject({ version: '0.1.0', licence: 'MIT', text: 'Terms of the page' });
    expect(list[1]).toEqual({
      name: 'used',
      version: '1.2.3',
      licence: 'ISC',
      text: 'Terms of used\n© its author',
    });
  });

  test('leaves out packages of which nothing is left', async () => {
    install('unused', {
      license: 'Proprietary',
      files: { 'index.js': `export const name = 'unused';` },
    });
    install('used');
    const list = await listed(`
      import { name } from 'unused';
      import { name as kept } from 'used';
      console.log(kept);`);
    expect(names(list)).toContain('used');
    expect(names(list)).not.toContain('unused');
  });

  test('names what only a worker has', async () => {
    install('for-workers');
    const list = await listed('', `import { name } from 'for-workers'; postMessage(name);`);
    expect(names(list)).toContain('for-workers');
  });

  test('names what is behind a call of import, and what a package brings along', async () => {
    install('later', {
      files: { 'index.js': `import { name } from 'deep'; console.log(name);` },
    });
    install('@scope/deep-fake');
    install('deep', {}, 'node_modules/later/');
    const list = await listed(`globalThis.later = () => import('later');`);
    expect(names(list)).toEqual(expect.arrayContaining(['deep', 'later']));
    expect(names(list)).not.toContain('@scope/deep-fake');
  });

  test('names the package of a style sheet', async () => {
    install('@scope/face', { files: { 'face.css': 'b { color: red }' } });
    const list = await listed(`import '@scope/face/face.css';`);
    expect(names(list)).toContain('@scope/face');
  });

  test('is empty where nothing is shipped', () => {
    expect(served).toEqual([]);
  });
});

describe('a build stops', () => {
  test.each([
    ['with other terms', { license: 'GPL-3.0-only' }, 'got the licence "GPL-3.0-only", expected'],
    ['without terms', { license: undefined }, 'got the licence undefined, expected one of'],
    ['with terms of an old form', { license: { type: 'MIT' } }, 'got the licence {"type":"MIT"}'],
  ])('at a package %s', async (_, about, message) => {
    install('bad', about);
    const text = JSON.stringify({ name: 'bad', version: '1.2.3', type: 'module', ...about });
    write({ 'node_modules/bad/package.json': text });
    await expect(listed(`import { name } from 'bad'; console.log(name);`)).rejects.toThrow(
      `bad 1.2.3 is shipped: ${message}`,
    );
  });

  test('at a package without a text, in a worker too', async () => {
    install('bare');
    rmSync(join(root, 'node_modules/bare/LICENSE'));
    const worker = `import { name } from 'bare'; postMessage(name);`;
    await expect(listed('', worker)).rejects.toThrow(
      'bare 1.2.3 is shipped: got no file with its licence.',
    );
  });
});

describe('a module', () => {
  test.each([
    ['/app/node_modules/d3/src/index.js', '/app/node_modules/d3'],
    ['/app/node_modules/@noble/hashes/sha2.js', '/app/node_modules/@noble/hashes'],
    ['/app/node_modules/a/node_modules/b/index.js', '/app/node_modules/a/node_modules/b'],
    ['/elsewhere/node_modules/d3/index.js?x', '/elsewhere/node_modules/d3'],
    ['\0vite/preload-helper.js', '/app/node_modules/vite'],
    ['\0@oxc-project/runtime/helpers/x.js', '/app/node_modules/@oxc-project/runtime'],
    ['/app/src/main.ts', undefined],
    ['\0virtual:datasets', undefined],
  ])('%s is of %s', (module, folder) => {
    expect(packageFolder(module, '/app')).toBe(folder);
  });

  test.each(['/linked/package/index.js', 'https://host.example/x.js', '\0strange'])(
    '%s, which is nobody’s, is not passed over',
    (module) => {
      expect(() => packageFolder(module, '/app')).toThrow('is shipped, but it is neither');
    },
  );
});

test('of a bundler’s terms only its own are shown', () => {
  const text = 'MIT License\n\n# Licenses of bundled dependencies\n\nGPL of something else\n';
  install('bundler', { files: { LICENSE: text } });
  expect(licenceOf(join(root, 'node_modules/bundler')).text).toBe('MIT License');
});
