import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sizeBudget } from '../../scripts/build/size-budget';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'matinee-size-'));
  writeFileSync(join(root, 'index.html'), '<script type="module" src="./main.ts"></script>');
});

afterEach(() => rmSync(root, { recursive: true }));

/** A module of so many random bytes, which no compression makes smaller than they are. */
const module = (bytes: number) =>
  `globalThis.texts = [...(globalThis.texts ?? []), '${randomBytes(bytes).toString('hex')}'];`;

const write = (name: string, text: string) => writeFileSync(join(root, name), text);

/** Builds the page, what is called shared as a script of its own; 30 kB are what its first screen may need. */
const built = () =>
  build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [sizeBudget(30)],
    build: {
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'shared', test: /shared/ }] } },
      },
    },
  });

test('a first screen within its budget is built', async () => {
  write('main.ts', module(20_000));
  await built();
  expect(existsSync(join(root, 'dist/index.html'))).toBe(true);
});

test('one that is too large fails the build, which names the scripts and leaves nothing behind', async () => {
  write('main.ts', module(40_000));
  await expect(built()).rejects.toThrow(
    /first screen: 4\d\.\d kB gzipped \(assets\/index-\S+\.js 4\d\.\d\); the budget is 30 kB/,
  );
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('a worker that is inlined counts', async () => {
  write('main.ts', `import Inlined from './worker.ts?worker&inline'; new Inlined();`);
  write('worker.ts', module(20_000));
  await built();
  write('worker.ts', module(40_000));
  await expect(built()).rejects.toThrow('the budget is 30 kB');
});

test('a script that the entry imports counts', async () => {
  write('main.ts', `import './shared.ts'; document.title = 'small';`);
  write('shared.ts', module(20_000));
  await built();
  expect(readdirSync(join(root, 'dist/assets'))).toHaveLength(2);
  write('shared.ts', module(40_000));
  await expect(built()).rejects.toThrow('the budget is 30 kB');
});

test('a script that is fetched on demand does not', async () => {
  write('main.ts', `document.body.onclick = () => import('./late.ts');`);
  write('late.ts', module(40_000));
  await built();
  expect(readdirSync(join(root, 'dist/assets'))).toHaveLength(2);
});
