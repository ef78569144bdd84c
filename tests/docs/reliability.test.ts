// Every fault that the document lists has a test, and that test is there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missing, namedTests } from './named-tests';

const HEADER = ['fault', 'what happens', 'what the visitor sees', 'test'];

const text = readFileSync(join(import.meta.dirname, '../../docs/reliability.md'), 'utf8');
const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
const lines = text.split('\n').filter((line) => line.startsWith('|'));
const tables = lines.filter((_, k) => /^\| -/.test(lines[k + 1] ?? '')).map(cellsOf);
const rows = lines
  .map(cellsOf)
  .filter(([first], k) => !first.startsWith('-') && !/^\| -/.test(lines[k + 1] ?? ''));

describe('the list of faults', () => {
  test('has tables of four columns', () => {
    expect(tables.length).toBeGreaterThan(4);
    for (const table of tables) expect(table).toEqual(HEADER);
    expect(rows.length).toBeGreaterThan(60);
  });

  test.each(rows.map((cells) => [cells[0], cells] as const))(
    'says all there is to say of: %s',
    (_, cells) => {
      expect(cells).toHaveLength(HEADER.length);
      expect(cells.every((cell) => cell !== '')).toBe(true);
    },
  );

  test.each(rows.map((cells) => [cells[0], cells[3]] as const))(
    'names tests that are there for: %s',
    (_, cell) => {
      const named = namedTests(cell);
      expect(named).not.toEqual([]);
      expect(named.flatMap((one) => missing(one) ?? [])).toEqual([]);
      const prose = cell.replaceAll(/`tests\/[^`]+`/g, '').replaceAll('<br>', '');
      expect(prose.trim(), 'nothing but tests').toBe('');
    },
  );
});

describe('a test that a document names', () => {
  const here = 'tests/docs/reliability.test.ts';

  test('is found by its file and title, also where that is made of a table', () => {
    const found = namedTests(
      `\`${here} › the list of faults\`, \`${here} › names tests that are there for: %s\``,
    );
    expect(found).toHaveLength(2);
    expect(found.map(missing)).toEqual([undefined, undefined]);
  });

  test('is found with the row of its table', () => {
    const [found] = namedTests(`\`${here} › the list of faults › what the visitor sees\``);
    expect(found.rest).toEqual(['what the visitor sees']);
    expect(missing(found)).toBeUndefined();
  });

  test.each([
    [{ file: 'tests/docs/none.test.ts', title: 'x', rest: [] }, 'does not exist'],
    [{ file: here, title: ['no', 'such', 'title'].join(' '), rest: [] }, 'has no test or group'],
    [{ file: here, title: 'what happens', rest: [] }, 'has no test or group'],
    [{ file: here, title: 'the list of faults', rest: [['no', 'row'].join(' ')] }, 'has no text'],
  ])('is missed where it is not there: %j', (named, why) => {
    expect(missing(named)).toContain(why);
  });
});
