import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((file) => ({
  file,
  text: readFileSync(join(FOLDER, file), 'utf8'),
}));

/** Each line that matches, without its indentation. */
const linesWith = (text: string, pattern: RegExp) =>
  text
    .split('\n')
    .filter((line) => pattern.test(line))
    .map((line) => line.trim());

describe.each(workflows)('$file', ({ text }) => {
  test('is YAML', async () => {
    await expect(format(text, { parser: 'yaml' })).resolves.not.toBe('');
  });

  test('names every action of others by commit, and says which version that is', () => {
    const uses = linesWith(text, /\buses:/).map((line) => line.replace(/^- /, ''));
    const named = uses.filter((line) => !/^uses: \.\/\.github\/workflows\/[\w-]+\.yml$/.test(line));
    const pinned = named.filter((line) =>
      /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line),
    );
    expect(pinned).toEqual(named);
    expect(uses.length).toBeGreaterThan(0);
  });

  test('may read the repository and no more, unless a job says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  });

  test('puts nothing from outside into a command', () => {
    const open = linesWith(text, /\$\{\{/);
    expect(open.filter((line) => !/^\w+: \$\{\{ [\w.]+ \}\}$/.test(line))).toEqual([]);
  });

  test('runs commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const run = [...text.matchAll(/\bnpm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
    expect(run.length).toBeGreaterThan(0);
  });
});

test('an action has one version in all workflows', () => {
  const pins = workflows.flatMap(({ text }) => linesWith(text, /\buses: [^.]/));
  const versions = new Map<string, Set<string>>();
  for (const pin of pins) {
    const [name = '', version = ''] = pin.replace(/^.*uses: /, '').split('@');
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  expect([...versions].filter(([, pinned]) => pinned.size > 1)).toEqual([]);
  expect(versions.size).toBeGreaterThan(2);
});

test('what may write is what has to', () => {
  const writing = workflows.flatMap(({ file, text }) =>
    linesWith(text, /: write\b/).map((line) => `${file}: ${line.replace(/ #.*/, '')}`),
  );
  expect(writing.sort()).toEqual([
    'pages.yml: id-token: write',
    'pages.yml: pages: write',
    'release.yml: contents: write',
  ]);
});
