import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { datasets as served } from 'virtual:datasets';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { datasetChoice, datasets, findDatasets, publicFiles } from '../../scripts/build/datasets';
import type { DatasetChoice } from '../../scripts/build/datasets';
import { precacheList, serviceWorker } from '../../scripts/build/service-worker';

const mtime = new Date(2020, 0, 1);
const real = zipSync({ 'ml-latest-small/README.txt': strToU8('Summary\r\n') }, { mtime });
const sample = zipSync({ 'sample/README.txt': strToU8('Simulated\n') }, { mtime });
const without = zipSync({ 'ml-latest-small/ratings.csv': strToU8('userId\n') }, { mtime });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let root: string;
let data: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'matinee-datasets-'));
  data = join(root, 'public/data');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(root, 'index.html'), '<script type="module" src="./main.ts"></script>');
  writeFileSync(
    join(root, 'main.ts'),
    `import { datasets } from 'virtual:datasets'; document.title = JSON.stringify(datasets);`,
  );
  writeFileSync(join(root, 'public/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(data, 'sample.zip'), sample);
});

afterEach(() => rmSync(root, { recursive: true }));

/** Builds the small page with the project's own plugins; returns the files of its `dist`. */
async function built(choice: DatasetChoice): Promise<readonly string[]> {
  await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'silent',
    plugins: [
      datasets(choice),
      publicFiles(choice),
      serviceWorker(() => findDatasets(data, choice)),
    ],
  });
  return readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name).slice(join(root, 'dist/').length))
    .sort();
}

const shipped = (file: string) => readFileSync(join(root, 'dist', file), 'utf8');

describe('finding', () => {
  test('the best comes first, with its length and checksum', () => {
    writeFileSync(join(data, 'ml-latest-small.zip'), real);
    expect(findDatasets(data, 'all')).toEqual([
      {
        name: 'ml-latest-small',
        file: 'ml-latest-small.zip',
        readme: 'ml-latest-small-README.txt',
        bytes: real.length,
        sha256: sha256(real),
        simulated: false,
      },
      {
        name: 'sample',
        file: 'sample.zip',
        readme: 'sample-README.txt',
        bytes: sample.length,
        sha256: sha256(sample),
        simulated: true,
      },
    ]);
  });

  test('the sample alone can be asked for', () => {
    writeFileSync(join(data, 'ml-latest-small.zip'), real);
    expect(findDatasets(data, 'sample').map(({ name }) => name)).toEqual(['sample']);
  });

  test('other files and a missing folder hold none', () => {
    writeFileSync(join(data, 'ml-latest-small.zip.part'), real);
    expect(findDatasets(data, 'all').map(({ name }) => name)).toEqual(['sample']);
    expect(findDatasets(join(root, 'nowhere'), 'all')).toEqual([]);
  });

  test('the choice is read from words that are known', () => {
    expect(datasetChoice(undefined)).toBe('all');
    expect(datasetChoice('')).toBe('all');
    expect(datasetChoice('sample')).toBe('sample');
    expect(() => datasetChoice('smple')).toThrow('MATINEE_DATASETS is "smple"');
  });
});

describe('the module', () => {
  test('lists file names only, and under test the sample alone', () => {
    expect(served.map(({ file }) => file)).toEqual(['sample.zip']);
  });
});

describe('a build', () => {
  test('ships every data set with its README, and no unfinished download', async () => {
    writeFileSync(join(data, 'ml-latest-small.zip'), real);
    writeFileSync(join(data, 'ml-latest-small.zip.part'), 'half');
    writeFileSync(join(data, 'notes.txt'), 'not listed');
    const files = await built('all');
    expect(files.filter((file) => !file.startsWith('assets/'))).toEqual([
      'data/ml-latest-small-README.txt',
      'data/ml-latest-small.zip',
      'data/sample-README.txt',
      'data/sample.zip',
      'icon.svg',
      'index.html',
      'service-worker.js',
    ]);
    expect(shipped('data/ml-latest-small-README.txt')).toBe('Summary\r\n');
    expect(readFileSync(join(root, 'dist/data/ml-latest-small.zip'))).toEqual(Buffer.from(real));
  });

  test('with the sample chosen ships and mentions nothing of the real data', async () => {
    writeFileSync(join(data, 'ml-latest-small.zip'), real);
    const files = await built('sample');
    expect(files.filter((file) => file.startsWith('data/'))).toEqual([
      'data/sample-README.txt',
      'data/sample.zip',
    ]);
    const script = files.find((file) => file.endsWith('.js') && file.startsWith('assets/')) ?? '';
    expect(shipped(script)).toContain(sha256(sample));
    expect(shipped(script)).not.toContain('ml-latest-small');
  });

  test('refuses to ship data that hold no README', async () => {
    writeFileSync(join(data, 'ml-latest-small.zip'), without);
    await expect(built('all')).rejects.toThrow('ml-latest-small.zip holds no README.txt');
  });
});

describe('the service worker', () => {
  const filesOf = (text: string) =>
    JSON.parse(/const FILES = (\{[^}]*\})/.exec(text)?.[1] ?? '{}') as Record<string, string>;
  const versionOf = (text: string) => /const VERSION = '([0-9a-f]{16})'/.exec(text)?.[1];

  test('keeps the page as a folder and the first data set alone', () => {
    const data = ['a', 'b'].map((name) => ({ file: `${name}.zip`, readme: `${name}.txt` }));
    const shippedData = data.flatMap(({ file, readme }) => [`data/${file}`, `data/${readme}`]);
    const files = ['assets/a.js', 'assets/a.js.map', ...shippedData, 'index.html'];
    expect(precacheList(files, data)).toEqual(['./', 'assets/a.js', 'data/a.txt', 'data/a.zip']);
  });

  test('lists exactly what a build ships, but itself and the spare data', async () => {
    writeFileSync(join(data, 'ml-latest-small.zip'), real);
    const files = await built('all');
    const expected = files
      .filter(
        (file) =>
          !['service-worker.js', 'data/sample.zip', 'data/sample-README.txt'].includes(file),
      )
      .map((file) => (file === 'index.html' ? './' : file));
    expect(Object.keys(filesOf(shipped('service-worker.js')))).toEqual(expected.sort());
  });

  test('knows every file by its content, as it lies in the build', async () => {
    await built('all');
    for (const [file, integrity] of Object.entries(filesOf(shipped('service-worker.js')))) {
      const bytes = readFileSync(join(root, 'dist', file === './' ? 'index.html' : file));
      const hash = createHash('sha256').update(bytes).digest('base64');
      expect(integrity, file).toBe(`sha256-${hash}`);
    }
  });

  test('is the same for the same content and another for any other', async () => {
    await built('all');
    const first = shipped('service-worker.js');
    await built('all');
    expect(shipped('service-worker.js')).toBe(first);
    writeFileSync(join(root, 'public/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" />');
    await built('all');
    expect(versionOf(shipped('service-worker.js'))).toMatch(/^[0-9a-f]{16}$/);
    expect(versionOf(shipped('service-worker.js'))).not.toBe(versionOf(first));
  });
});
