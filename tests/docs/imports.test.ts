// What the documents say of services and their files is what the registry has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tableCells } from '../../scripts/line-up/markdown';
import { grouped } from '../../src/core/formats/text';
import { IMPORT_LIMITS } from '../../src/core/imports/limits';
import { services } from '../../src/core/imports/registry';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const sectionOf = (text: string, heading: string) =>
  text.split(/^(?=#{2,3} )/m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

const document = read('docs/imports.md');

test('the README has each service with its files and what is taken, and no other', () => {
  const rows = tableCells(sectionOf(read('README.md'), '## Bring your ratings'));
  expect(rows.map(([name, files, brings]) => ({ name, files, brings }))).toEqual(
    services.map(({ name, files, brings }) => ({ name, files, brings })),
  );
  for (const row of rows) expect(row.every((cell) => cell !== '')).toBe(true);
});

test('docs/imports.md says where each service hands out its file', () => {
  const names = tableCells(sectionOf(document, '## Where to find your file')).map(([name]) => name);
  expect(names).toEqual(services.map(({ name }) => name.replace('.org', '')));
});

describe.each(services.map((service) => [service.name, service] as const))(
  'docs/imports.md, %s',
  (name, { layouts }) => {
    test('has each layout with the columns that it is known by', () => {
      const rows = tableCells(sectionOf(document, `### ${name}`));
      const columns = (names: readonly string[]) => names.map((one) => `\`${one}\``).join(' ');
      expect(rows.map(([id]) => id)).toEqual(layouts.map(({ id }) => `\`${id}\``));
      layouts.forEach((layout, k) => {
        if (layout.kind === 'json') expect(rows[k][1]).toMatch(/^JSON: /);
        else
          expect(rows[k].slice(1)).toEqual([
            columns(layout.columns),
            columns(layout.without ?? []),
          ]);
      });
    });
  },
);

test('the decision counts services and layouts as they are', () => {
  const others = services.filter(({ id }) => id !== 'matinee');
  const layouts = services.flatMap(({ layouts: all }) => all);
  expect([others.length, layouts.length]).toEqual([6, 16]);
  expect(read('docs/decisions/023-imports.md')).toContain(
    'Six services and this page write films, dates and stars in sixteen layouts.',
  );
});

test('docs/imports.md has the limits', () => {
  const section = sectionOf(document, '## Limits');
  for (const limit of Object.values(IMPORT_LIMITS)) expect(section).toContain(grouped(limit));
});
