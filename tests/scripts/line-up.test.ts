import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { modelTask } from '../../scripts/evaluate/inputs';
import { partIn, withPart } from '../../scripts/document';
import { figures, figuresOf, refreshed } from '../../scripts/line-up/figures';
import { tableCells } from '../../scripts/line-up/markdown';
import { ROWS, type Row } from '../../scripts/line-up/rows';
import { measured } from '../../scripts/line-up/table';
import { aimText, judge, mustText } from '../../scripts/line-up/targets';
import { askedMetrics } from '../../src/core/metrics/asked';
import { metrics } from '../../src/core/metrics/registry';

const METRIC_IDS = askedMetrics(metrics.map(({ id }) => id)).map(({ id }) => id);

const setting = { kfold: 'Stars:', holdout: 'Lists:' };
const rows: readonly Row[] = [
  { spec: 'als:factors=8', protocol: 'kfold', targets: [{ metric: 'rmse', most: 0.8, aim: 0.7 }] },
  { spec: 'biases', protocol: 'kfold', targets: [] },
  { spec: 'als:factors=8', protocol: 'holdout', targets: [] },
];

/** A row as measured with the same value, and the same error, for everything. */
const saying = (row: Row, value: number, names = METRIC_IDS) =>
  measured(row, {
    model: row.spec,
    params: {},
    trials: [
      {
        trial: '',
        metrics: Object.fromEntries(names.map((name) => [name, { mean: value, se: 0.01 }])),
      },
    ],
    seconds: { fit: 1.26, score: 2 },
  });

describe('the rows', () => {
  test.each(ROWS)('$spec on $protocol is of a model, and targets what is measured', (row) => {
    expect(modelTask(row.spec).spec).toBe(row.spec);
    for (const { metric } of row.targets) expect(METRIC_IDS).toContain(metric);
  });

  test('are each there once', () => {
    const names = ROWS.map(({ spec, protocol }) => `${spec} ${protocol}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a target', () => {
  const metOf = (value: number, bounds: { least?: number; most?: number }) =>
    judge([{ metric: 'rmse', ...bounds }], { rmse: { mean: value, se: 0 } })[0].met;

  test('is met up to its bounds, by the figure as it is and not as it is rounded', () => {
    expect(metOf(0.852, { most: 0.852 })).toBe(true);
    expect(metOf(0.85201, { most: 0.852 })).toBe(false);
    expect(metOf(0.298, { least: 0.298 })).toBe(true);
    expect(metOf(0.29799, { least: 0.298 })).toBe(false);
    expect([0.8399, 0.841, 0.8421].map((v) => metOf(v, { least: 0.84, most: 0.842 }))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('is missed by what was not measured, or is undefined', () => {
    expect(judge([{ metric: 'rmse', most: 1 }], {})[0].met).toBe(false);
    expect(metOf(NaN, { most: 1 })).toBe(false);
  });

  test('is said in a few signs', () => {
    expect(mustText({ metric: 'rmse', most: 0.801 })).toBe('RMSE ≤ .801');
    expect(mustText({ metric: 'ndcg@10', least: 0.298 })).toBe('NDCG@10 ≥ .298');
    expect(mustText({ metric: 'rmse', least: 0.8488, most: 0.85 })).toBe('RMSE .8488–.850');
    expect(aimText({ metric: 'recall@20', aim: 0.322 })).toBe('recall@20 .322');
    expect(mustText({ metric: 'rmse', aim: 0.8 })).toBeUndefined();
    expect(aimText({ metric: 'rmse', most: 0.8 })).toBeUndefined();
  });
});

describe('the tables', () => {
  const text = figures(
    rows,
    rows.map((row) => saying(row, 0.81234)),
    setting,
  );

  test('say what was measured, and what misses', () => {
    const [stars, lists] = text.split('\n\n').filter((block) => block.startsWith('|'));
    expect(tableCells(stars)).toEqual([
      [
        '`als:factors=8`',
        '.8123 ±.0100',
        '.8123 ±.0100',
        'RMSE ≤ .800',
        'RMSE .700',
        '**no**',
        '1.3',
        '2.0',
      ],
      ['`biases`', '.8123 ±.0100', '.8123 ±.0100', '', '', '', '1.3', '2.0'],
    ]);
    expect(tableCells(lists)).toHaveLength(1);
  });

  test('show a dash for what a model does not do', () => {
    const none = figures(rows, [saying(rows[1], NaN)], setting);
    expect(none).toContain('| `biases` |    – |   – |');
  });

  test('are as the formatter would have them', async () => {
    expect(await format(text, { parser: 'markdown' })).toBe(`${text}\n`);
  });

  test('keep the rows that are not measured again', () => {
    const again = refreshed(text, rows, [saying(rows[0], 0.7)], setting);
    expect(again).toBe(
      figures(
        rows,
        [saying(rows[0], 0.7), ...rows.slice(1).map((r) => saying(r, 0.81234))],
        setting,
      ),
    );
  });

  test('are not mixed with figures of other data or folds', () => {
    const other = { ...setting, holdout: 'Other lists:' };
    expect(() => refreshed(text, rows, [], other)).toThrow('Measure all rows');
  });

  test('give each model its own figures', () => {
    expect(figuresOf('als', text, rows)).toBe(
      '- `als:factors=8`: RMSE .8123 ±.0100, MAE .8123 ±.0100\n' +
        '- `als:factors=8`: NDCG@10 .8123 ±.0100, recall@20 .8123 ±.0100, coverage@10 .8123 ±.0100',
    );
    expect(figuresOf('als', figures(rows, [], setting), rows)).toBe('');
  });
});

describe('a document', () => {
  const document = 'a\n\n<!-- x -->\n<!-- /x -->\n\nb\n';

  test('takes a text between two markers, and another in its place', () => {
    const once = withPart(document, 'x', 'one');
    expect(once).toBe('a\n\n<!-- x -->\n\none\n\n<!-- /x -->\n\nb\n');
    expect(withPart(once, 'x', 'two')).toBe(once.replace('one', 'two'));
    expect(partIn(once, 'x')).toBe('one');
  });

  test('without the markers is refused', () => {
    expect(() => withPart(document, 'y', 'one')).toThrow('The document lacks <!-- y -->');
    expect(() => partIn('<!-- /x --> <!-- x -->', 'x')).toThrow('lacks');
  });
});
