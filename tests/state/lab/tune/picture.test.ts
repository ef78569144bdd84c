import { describe, expect, test } from 'vitest';
import type { Ranked } from '../../../../src/core/search/scores';
import { parseSpace } from '../../../../src/core/search/space';
import { ordered, type Column } from '../../../../src/state/lab/tune/order';
import {
  bestBy,
  NO_AXIS,
  placesBy,
  settingText,
  shownAxes,
  variedIn,
} from '../../../../src/state/lab/tune/picture';

const row = (factors: number, l2: number, mean: number, fitSeconds = 1): Ranked => ({
  params: { factors, l2 },
  score: { mean, se: 0.1, byUser: new Float64Array() },
  behind: { mean: mean - 1, se: 0.1 },
  alike: false,
  fitSeconds,
});
const table = [row(8, 1, 1, 5), row(4, 1, 2, 1), row(8, 2, 3, 2), row(4, 2, NaN, 3)];
const space = parseSpace('als:factors=4|8,l2=0.1..10,iterations=3,l2Bias=2|2');

describe('what is shown of a search', () => {
  test('are the parameters that differ, two at a time', () => {
    const varied = variedIn(space);
    const names = (x?: string, y?: string) => shownAxes(varied, x, y).map(({ name }) => name);
    expect(varied.map(({ name }) => name)).toEqual(['factors', 'l2']);
    expect(names()).toEqual(['factors', 'l2']);
    expect(names('l2')).toEqual(['l2', 'factors']);
    expect(names('l2', 'l2')).toEqual(['l2', 'factors']);
    expect(names('iterations', 'nothing')).toEqual(['factors', 'l2']);
    expect(names('l2', NO_AXIS)).toEqual(['l2']);
    expect(shownAxes([], 'l2', undefined)).toEqual([]);
  });

  test('is the best over all that is not shown', () => {
    expect(bestBy(table, ['factors'])).toEqual([table[0], table[1]]);
    expect(bestBy(table, ['l2'])).toEqual([table[0], table[2]]);
    expect(bestBy(table, ['factors', 'l2'])).toEqual(table);
  });

  test('is found by the values of what is shown', () => {
    const placeOf = placesBy(table, ['l2', 'factors']);
    expect([placeOf(1, 8), placeOf(1, 4), placeOf(2, 8), placeOf(2, 4)]).toEqual([0, 1, 2, 3]);
    expect(placeOf(3, 8)).toBeUndefined();
    expect(placeOf('1', 8)).toBeUndefined();
    expect(placesBy(table, ['factors'])(4)).toBe(1);
  });

  test('is named as the form names it', () => {
    expect(settingText(space, variedIn(space), table[0].params)).toBe(
      'factors 8, regularisation 1',
    );
  });
});

describe('a table of settings', () => {
  const by = (column: Column, down: boolean) =>
    ordered(table, { by: column, down }).map((one) => table.indexOf(one));

  test('has the best first unless it is sorted', () => {
    expect(ordered(table, undefined)).toBe(table);
  });

  test('is sorted by any column, those without a figure last', () => {
    expect(by('mean', false)).toEqual([0, 1, 2, 3]);
    expect(by('mean', true)).toEqual([2, 1, 0, 3]);
    expect(by('behind', true)).toEqual([2, 1, 0, 3]);
    expect(by('seconds', false)).toEqual([1, 2, 3, 0]);
    expect(by('param:factors', false)).toEqual([1, 3, 0, 2]);
    expect(by('param:l2', true)).toEqual([2, 3, 0, 1]);
  });
});
