import { expect, test } from 'vitest';
import { BUDGETS, type Kind } from '../../bench/page/budgets';
import { asJson, asTable, linesOf, type Circumstances } from '../../bench/page/report';
import { judge, REFERENCE_LOOP_MS } from '../../bench/page/verdict';
import { quantile, spreadOf } from '../../bench/spread';

const budget = (kind: Kind, most: number) => ({ what: 'a thing', unit: 'ms', kind, most }) as const;

/** Samples as on a machine that is so many times slower than the reference. */
const samples = (slowness: number, ...values: number[]) =>
  values.map((value) => ({ value, loopMs: slowness * REFERENCE_LOOP_MS }));

const verdictOf = (kind: Kind, most: number, slowness: number, ...values: number[]) =>
  judge(budget(kind, most), samples(slowness, ...values)).verdict;

test('work is within its budget, over it, or over three times over', () => {
  expect(verdictOf('work', 100, 1, 100)).toBe('kept');
  expect(verdictOf('work', 100, 1, 101)).toBe('over');
  expect(verdictOf('work', 100, 1, 300)).toBe('over');
  expect(verdictOf('work', 100, 1, 301)).toBe('gross');
});

test('a slower machine may take longer for the same work, a faster one may not', () => {
  expect(verdictOf('work', 100, 4, 1200)).toBe('over');
  expect(verdictOf('work', 100, 4, 1201)).toBe('gross');
  expect(verdictOf('work', 100, 0.5, 50)).toBe('kept');
  expect(verdictOf('work', 100, 0.5, 151)).toBe('gross');
});

test('the median counts, each sample by the speed of its own moment', () => {
  expect(verdictOf('work', 100, 1, 90, 90, 9000)).toBe('kept');
  const loaded = [...samples(1, 90, 95), ...samples(10, 800)];
  expect(judge(budget('work', 100), loaded)).toMatchObject({ atReference: 90, verdict: 'kept' });
});

test('a frame is never better than the screen, on however slow a machine', () => {
  expect(judge(budget('frame', 20), samples(4, 16.7)).atReference).toBeCloseTo(16.67, 1);
  expect(verdictOf('frame', 16.8, 1, 16.7)).toBe('kept');
  expect(verdictOf('frame', 16.8, 0.5, 16.7)).toBe('kept');
  expect(verdictOf('frame', 20, 1, 33.4)).toBe('over');
  expect(verdictOf('frame', 20, 2, 33.4)).toBe('kept');
  expect(verdictOf('frame', 20, 1, 66.8)).toBe('gross');
});

test('what does not depend on speed is a regression as soon as it is over', () => {
  expect(verdictOf('fixed', 120, 1, 120)).toBe('kept');
  expect(verdictOf('fixed', 120, 9, 120.1)).toBe('gross');
  expect(verdictOf('fixed', 0, 1, 1)).toBe('gross');
});

test('a page twenty times slower is a regression in every row of time, as is a model trained again', () => {
  const figures = Object.fromEntries(
    Object.entries(BUDGETS).map(([row, { most }]) => [row, samples(1, 20 * most + 1)]),
  );
  expect(linesOf(figures).map(({ verdict }) => verdict)).toEqual(
    Object.keys(BUDGETS).map(() => 'gross'),
  );
});

test('the report has a line for each budget that was measured, in their order', () => {
  const figures = { longest: samples(1, 60), cards: samples(1, 500, 700, 600) };
  const circumstances: Circumstances = {
    data: 'sample',
    browser: 'Chromium',
    machine: '2 cores',
    visits: 3,
    slowDown: 1,
    loop: { page: spreadOf([20]), worker: spreadOf([22, 24]) },
  };
  const lines = linesOf(figures);
  expect(lines.map(({ row }) => row)).toEqual(['cards', 'longest']);
  const table = asTable(lines, circumstances);
  expect(table).toMatch(/film cards usable +600 ms +500–700 .* ≤ 1000 ms +ok/);
  expect(table).toMatch(/longest task .* 60\.0 ms .* ≤ 50 ms +over/);
  expect(JSON.parse(asJson(lines, circumstances))).toMatchObject({
    visits: 3,
    lines: [
      { row: 'cards', measured: { median: 600 } },
      { row: 'longest', verdict: 'over' },
    ],
  });
});

test('a quantile lies between its neighbours', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4, 5], 0.75)).toBe(4);
  expect(quantile([7], 0.95)).toBe(7);
});
