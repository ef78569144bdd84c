// Every model is described, and every figure of the document is of a row that is measured.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partIn } from '../../scripts/document';
import { figuresOf } from '../../scripts/line-up/figures';
import { tableCells } from '../../scripts/line-up/markdown';
import { idOf, ROWS } from '../../scripts/line-up/rows';
import { nameOf } from '../../scripts/line-up/table';
import { mustText } from '../../scripts/line-up/targets';
import { models } from '../../src/core/models/registry';

const PARTS = ['Formula', 'Cost', 'Explains', 'Paper'];

const text = readFileSync(join(import.meta.dirname, '../../docs/models.md'), 'utf8');
const [, ...sections] = text.split(/^### /m);
const described = new Map(sections.map((section) => [/^`([^`]+)`/.exec(section)?.[1], section]));

test('the document has a section for each model, and no other', () => {
  expect([...described.keys()].sort()).toEqual(models.map(({ id }) => id).sort());
  expect(sections).toHaveLength(models.length);
});

describe.each(models)('$id', (model) => {
  const section = described.get(model.id) ?? '';

  test('is called what it is called in the product', () => {
    expect(section).toContain(`\`${model.id}\` · ${model.label}\n`);
    expect(section).toContain(`- **Paper:** ${model.paper}\n`);
  });

  test('has an idea in words, and every part', () => {
    const [, idea] = section.split('\n\n');
    expect(idea.length).toBeGreaterThan(60);
    expect([...section.matchAll(/^- \*\*(\w+):\*\* \S/gm)].map(([, part]) => part)).toEqual(PARTS);
  });

  test('has figures, each measured and as in the table', () => {
    const rows = ROWS.filter((row) => idOf(row) === model.id);
    expect(rows).not.toEqual([]);
    const own = partIn(text, `figures: ${model.id}`);
    expect(own).toBe(figuresOf(model.id, partIn(text, 'figures'), ROWS));
    expect([...own.matchAll(/^- .* 1?\.\d{4}( |,|$)/gm)]).toHaveLength(rows.length);
  });
});

test('the tables have every row of the command, with what it must reach', () => {
  const blocks = partIn(text, 'figures').split('\n\n');
  const cells = blocks.flatMap(tableCells);
  expect(cells.map(([name]) => name)).toEqual(ROWS.map(nameOf));
  ROWS.forEach(({ targets }, k) => {
    const musts = targets.flatMap((target) => mustText(target) ?? []);
    expect(cells[k]).toContain(musts.join(', '));
    expect(cells[k]).toContain(musts.length > 0 ? 'yes' : '');
  });
});
