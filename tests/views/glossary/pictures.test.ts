import { expect, test } from 'vitest';
import { metrics } from '../../../src/core/metrics/registry';
import {
  damped,
  estimateOf,
  overallMean,
  percent,
  quantile,
  rootMeanSquare,
  signed,
} from '../../../src/views/glossary/pictures/facts';
import { corner, newcomers } from '../../../src/views/glossary/pictures/counts';
import { descent } from '../../../src/views/glossary/pictures/fits';
import { judged } from '../../../src/views/glossary/pictures/lists';
import { misses } from '../../../src/views/glossary/pictures/stars';
import { placeBeside } from '../../../src/views/glossary/place';
import { atHand } from './library';

test('means count ratings, and few ratings are pulled far', () => {
  const library = {
    counts: Uint32Array.of(3, 1, 0),
    means: Float32Array.of(4, 2, NaN),
    ratings: 4,
  };
  expect(overallMean(library)).toBe(3.5);
  expect(damped(5, 3, 10, 3)).toBeCloseTo((15 + 30) / 13, 12);
  expect(damped(5, 300, 10, 3)).toBeCloseTo((1500 + 30) / 310, 12);
});

test('quantiles are by nearest rank, and an even number has its median between two', () => {
  expect(quantile([1, 2, 3, 10], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
});

test('errors are the root of the mean square; a standard error is the deviation over the root', () => {
  expect(rootMeanSquare([3, -4])).toBeCloseTo(Math.sqrt(12.5), 12);
  expect(estimateOf([1, 2, 3, 4])).toEqual({ mean: 2.5, se: Math.sqrt(5 / 3 / 4) });
});

test('nothing is neither above nor below, and nearly all is not all', () => {
  expect([signed(0.43), signed(-0.43), signed(-0.001)]).toEqual(['+0.43', '−0.43', '0.00']);
  expect([percent(0.017), percent(0.5), percent(0.998), percent(1)]).toEqual([
    '1.7 %',
    '50 %',
    '99.8 %',
    '100 %',
  ]);
});

test('a miss is that of the mean of all', () => {
  const at = atHand();
  const overall = overallMean(at.library);
  const errors = [4, 3, 5, 2, 3.5].map((mean) => overall - mean);
  expect(misses(at, 'rmse').says).toContain(`${rootMeanSquare(errors).toFixed(3)} stars`);
});

test('the corner is as full as the table', () => {
  const picture = corner(atHand());
  const filled =
    picture.kind === 'cells' && picture.cells.flat().filter((kind) => kind === 0).length;
  expect(filled).toBe(Math.round((1200 / (500 * 12)) * 800));
});

test('films are grouped by their ratings', () => {
  const picture = newcomers(atHand());
  expect(picture.kind === 'rows' && picture.rows.map(({ text }) => text)).toEqual([
    '1',
    '0',
    '2',
    '9',
  ]);
});

test('small steps arrive, too large ones never do', () => {
  const at = (rate: number) => descent(3.5, rate, 2)[2][1];
  expect(at(0.25)).toBeCloseTo(3.5 - 3 * 0.25, 12);
  expect(Math.abs(at(1.1) - 3.5)).toBeCloseTo(3 * 1.44, 12);
});

test('a list is judged by the metric itself', () => {
  const at = {
    ...atHand(),
    own: { films: Uint32Array.of(1, 3, 10), halfStars: Uint8Array.of(10, 8, 9) },
  };
  const says = (id: string) => judged(at, metrics.find((one) => one.id === id) ?? metrics[0])?.says;
  expect(says('precision')).toContain('is 0.200.');
  expect(says('recall')).toContain('is 0.667.');
  expect(says('arhr')).toContain('is 0.500.');
  // Hits at places 2 and 4 of what could be 1, 2 and 3.
  const gain = (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3) + 0.5);
  expect(says('ndcg')).toContain(`is ${gain.toFixed(3)}.`);
});

test('a panel stays within the window', () => {
  const view = { width: 320, height: 600 };
  const panel = { width: 304, height: 400 };
  const low = placeBeside({ left: 250, top: 500, bottom: 520 }, panel, view);
  expect(low).toEqual({ left: 8, top: 94, height: 486 });
  const high = placeBeside({ left: 0, top: 20, bottom: 40 }, panel, view);
  expect(high).toEqual({ left: 8, top: 46, height: 546 });
});
