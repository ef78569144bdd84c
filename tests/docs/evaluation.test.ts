// The document describes what there is, and every figure of it is of a row that is measured.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partIn } from '../../scripts/document';
import { modelTask, protocolTask } from '../../scripts/evaluate/inputs';
import { tableCells } from '../../scripts/line-up/markdown';
import { mustText } from '../../scripts/line-up/targets';
import { metricList, protocolList } from '../../scripts/protocols/described';
import { SECTIONS } from '../../scripts/protocols/sections';
import { measuredRow, sectionTable } from '../../scripts/protocols/table';
import { askedMetrics } from '../../src/core/metrics/asked';

const text = readFileSync(join(import.meta.dirname, '../../docs/evaluation.md'), 'utf8');

test('every protocol and metric is described as it describes itself', () => {
  expect(partIn(text, 'protocols')).toBe(protocolList());
  expect(partIn(text, 'metrics')).toBe(metricList());
});

describe.each(SECTIONS)('$id', ({ id, protocol, metrics, rows }) => {
  const cells = tableCells(partIn(text, id));

  test('can be measured', () => {
    expect(protocolTask(protocol).protocol.id).toBe(protocol.split(':')[0]);
    expect(askedMetrics(metrics)).toHaveLength(metrics.length);
    for (const { spec } of rows) expect(modelTask(spec).spec).toBe(spec);
  });

  test('has every row, with what it must reach, and reaches it', () => {
    expect(cells.map(([name]) => name)).toEqual(rows.map(({ spec }) => `\`${spec}\``));
    rows.forEach(({ targets }, k) => {
      expect(cells[k]).toContain(targets.flatMap((target) => mustText(target) ?? []).join('; '));
      expect(cells[k]).toContain(targets.length > 0 ? 'yes' : '');
    });
  });
});

describe('a table', () => {
  const row = {
    spec: 'ease',
    targets: [{ metric: 'ndcg@10, 3 ratings', least: 0.3, aim: 0.4 }],
  };
  const result = (mean: number) => ({
    model: 'ease',
    params: {},
    seconds: { fit: 1, score: 2 },
    trials: [
      { trial: '1 rating', metrics: { 'ndcg@10': { mean: 0.5, se: 0.01 } } },
      { trial: '3 ratings', metrics: { 'ndcg@10': { mean, se: 0.01 } } },
    ],
  });
  const tableOf = (mean: number) => tableCells(sectionTable([measuredRow(row, result(mean))]));

  test('has a column for each trial, and judges the one that a target names', () => {
    expect(tableOf(0.3)).toEqual([
      [
        '`ease`',
        '.5000 ±.0100',
        '.3000 ±.0100',
        'NDCG@10, 3 ratings ≥ .300',
        'NDCG@10, 3 ratings .400',
        'yes',
        '3',
      ],
    ]);
    expect(tableOf(0.29)[0]).toContain('**no**');
  });

  test('shows a dash for what is not defined', () => {
    expect(tableOf(NaN)[0]).toContain('–');
    expect(tableOf(NaN)[0]).toContain('**no**');
  });
});
