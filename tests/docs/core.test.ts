// The guide to the core has each of its folders.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableCells } from '../../scripts/line-up/markdown';

const core = join(import.meta.dirname, '../../src/core');

test('src/core/README.md has each folder once, and no other', () => {
  const text = readFileSync(join(core, 'README.md'), 'utf8');
  const folders = readdirSync(core, { withFileTypes: true }).filter((one) => one.isDirectory());
  const [first] = text.split(/^## /m);
  const named = tableCells(first).flatMap(([cell]) => cell.match(/[a-z]+(?=\/)/g) ?? []);
  expect(named.sort()).toEqual(folders.map(({ name }) => name).sort());
});
