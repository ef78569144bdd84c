import { expect, test } from 'vitest';
import { countEdges, labelled, shortCount, thinned } from '../../../src/charts/data/ticks';

test('labels are written as often as none runs into the next', () => {
  const stars = ['0.5', '1', '1.5', '2', '2.5'];
  expect(labelled(stars, 40)).toEqual([true, true, true, true, true]);
  expect(labelled(stars, 20)).toEqual([true, false, true, false, true]);
});

test('what has no label takes no part in it', () => {
  const months = ['1996', '', '', '1997', '', '', '1998'];
  expect(labelled(months, 12)).toEqual([true, false, false, true, false, false, true]);
  expect(labelled(months, 10)).toEqual([true, false, false, false, false, false, true]);
  expect(labelled(['', ''], 10)).toEqual([false, false]);
});

test.each([
  [1, [1, 2]],
  [4, [1, 2, 5]],
  [5, [1, 2, 5, 10]],
  [329, [1, 2, 5, 10, 20, 50, 100, 200, 500]],
])('counts up to %d are cut at %j', (most, edges) => {
  expect(countEdges(most)).toEqual(edges);
});

test('points that would lie on another are left out', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0.4, y: 0.2 },
    { x: 3, y: 0 },
  ];
  expect(thinned(points)).toEqual([points[0], points[2]]);
});

test.each([
  [0, '0'],
  [987, '987'],
  [26_818, '26.8k'],
  [1_234_567, '1.23M'],
])('%d in little room is %s', (count, text) => {
  expect(shortCount(count)).toBe(text);
});
