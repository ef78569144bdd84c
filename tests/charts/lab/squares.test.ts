import { expect, test } from 'vitest';
import { largest, squares } from '../../../src/charts/lab/squares';

/** Middle and side of each square of a path, rounded. */
function read(path: string) {
  return [...path.matchAll(/M([\d.-]+) ([\d.-]+)h([\d.]+)/g)].map((match) => {
    const [x, y, side] = match.slice(1).map(Number);
    return [Math.round(x + side / 2), Math.round(y + side / 2), Number(side.toFixed(1))];
  });
}

test('squares stand in the middle of their cells, as large as the value, apart by its sign', () => {
  const { above, below } = squares(
    Float32Array.of(4, -1, 0, 2, -4, NaN),
    { width: 3, columns: 3, most: 4 },
    [20, 10],
  );
  expect(read(above)).toEqual([
    [10, 5, 9.2],
    [10, 15, 6.5],
  ]);
  expect(read(below)).toEqual([
    [30, 5, 4.6],
    [30, 15, 9.2],
  ]);
});

test('squares of the first columns only are drawn where there is no room for more', () => {
  const values = Uint32Array.of(1, 1, 1, 1, 1, 1);
  const { above } = squares(values, { width: 3, columns: 2, most: 1 }, [10, 10]);
  expect(read(above)).toHaveLength(4);
});

test('the largest size is what fills a cell; 1 where there is nothing', () => {
  expect(largest(Float32Array.of(1, -3, Infinity, NaN))).toBe(3);
  expect(largest(new Float32Array(2))).toBe(1);
});
