import { expect, test } from 'vitest';
import { binAt, clicked, dragged, holdAt, moved } from '../../../src/charts/data/brush';

/** Five bins, each 20 px wide. */
const EDGES = [0, 20, 40, 60, 80, 100];

test.each([
  [-5, 0],
  [0, 0],
  [19.9, 0],
  [20, 1],
  [99, 4],
  [140, 4],
])('at %d px is bin %d', (place, bin) => {
  expect(binAt(place, EDGES)).toBe(bin);
});

test('a drag picks from where it began to where it is, either way', () => {
  const hold = holdAt(50, EDGES, undefined);
  expect(hold).toEqual({ anchor: 2, edge: false });
  expect(dragged(hold, 90, EDGES)).toEqual([2, 4]);
  expect(dragged(hold, 5, EDGES)).toEqual([0, 2]);
});

test('what picks everything filters nothing', () => {
  expect(dragged(holdAt(5, EDGES, undefined), 300, EDGES)).toBeUndefined();
});

test('a pointer beside an edge moves that edge', () => {
  const upper = holdAt(66, EDGES, [1, 2]);
  expect(upper).toEqual({ anchor: 1, edge: true });
  expect(dragged(upper, 90, EDGES)).toEqual([1, 4]);
  const lower = holdAt(18, EDGES, [1, 2]);
  expect(lower).toEqual({ anchor: 2, edge: true });
  expect(dragged(lower, 45, EDGES)).toEqual([2, 2]);
  expect(dragged(lower, 75, EDGES)).toEqual([2, 3]);
});

test('a click picks one bin, and a second click lets it go', () => {
  expect(clicked(3, undefined, 5)).toEqual([3, 3]);
  expect(clicked(3, [1, 4], 5)).toEqual([3, 3]);
  expect(clicked(3, [3, 3], 5)).toBeUndefined();
  expect(clicked(0, undefined, 1)).toBeUndefined();
});

test('an edge stops short of the other, and of the ends', () => {
  expect(moved(undefined, 0, 2, 5)).toEqual([2, 4]);
  expect(moved([2, 4], 0, 9, 5)).toEqual([4, 4]);
  expect(moved([2, 4], 1, 1, 5)).toEqual([2, 2]);
  expect(moved([2, 3], 1, 5, 5)).toEqual([2, 4]);
  expect(moved([1, 4], 0, 0, 5)).toBeUndefined();
});
