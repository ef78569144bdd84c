// Protocols about whole people, and what all that need times say of data without.
import { describe, expect, test } from 'vitest';
import { all } from '../../src/core/evaluation/protocols/all';
import { cold } from '../../src/core/evaluation/protocols/cold';
import { looLast } from '../../src/core/evaluation/protocols/loo-last';
import { time } from '../../src/core/evaluation/protocols/time';
import type { ParamsOf } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { errorOf } from '../fixtures';
import { countsOf, positionsIn, withRatings } from './timed';

const data = countsOf([0, 1, 2, 3, 7, 8, 20, 23]);
const TOTAL = 64;
const four = countsOf([4]);
const untimed = withRatings(data, {});

describe('newcomers', () => {
  const params = { groups: 2, reveal: '1,7' };
  const draw = Uint32Array.of(4, 4, 4, 4, 9, 9, 9, 9);

  test('are dealt into groups of equal size', () => {
    const sizes = (groups: number) => {
      const dealt = cold.draw(data, { ...params, groups }, seeded(1));
      return Array.from({ length: groups }, (_, g) => dealt.filter((n) => n === g).length);
    };
    expect(sizes(2)).toEqual([4, 4]);
    expect(sizes(3)).toEqual([3, 3, 2]);
  });

  test('are new to the model together, with all their ratings', () => {
    const folds = cold.foldsOf(data, draw, params);
    expect(folds.map(({ heldOut }) => positionsIn(heldOut).length)).toEqual([6, 58]);
  });

  test('are left out of a trial when they would show all they have', () => {
    const [first, second] = cold.foldsOf(data, draw, params);
    expect(first.trials.map(({ name, users }) => [name, [...users]])).toEqual([
      ['1 rating', [2, 3]],
      ['7 ratings', []],
    ]);
    expect(second.trials.map(({ users }) => [...users])).toEqual([
      [4, 5, 6, 7],
      [5, 6, 7],
    ]);
  });

  test('show their first ratings', () => {
    const three = withRatings(countsOf([3, 3]), {
      times: [8, 7, 7, 1, 2, 3],
      order: [0, 2, 1, 3, 4, 5],
    });
    const [{ trials }] = cold.foldsOf(three, Uint32Array.of(0, 1), { groups: 2, reveal: '1,2' });
    expect(
      trials.map(({ shown, test: tests }) => [positionsIn(shown), positionsIn(tests)]),
    ).toEqual([
      [[2], [0, 1]],
      [[1, 2], [0]],
    ]);
  });

  test('make no fold of a group in which nobody has enough', () => {
    const folds = cold.foldsOf(data, draw, { ...params, reveal: '7' });
    expect(folds.map(({ heldOut }) => positionsIn(heldOut).length)).toEqual([58]);
    expect(errorOf(() => cold.foldsOf(data, draw, { ...params, reveal: '23' }))).toMatch(
      /^DataError: Got nobody with more than 23 ratings;/,
    );
  });

  test('are refused in one group, or in more groups than people', () => {
    expect(errorOf(() => cold.foldsOf(data, new Uint32Array(8), params))).toMatch(
      /^DataError: Got one group of people; expected two or more/,
    );
    expect(errorOf(() => cold.draw(data, { ...params, groups: 9 }, seeded(1)))).toBe(
      'ParamError: Got groups=9; expected a whole number from 2 to 8, the number of people.',
    );
  });
});

describe('everybody’s lists', () => {
  const params: ParamsOf<typeof all.params> = { definitions: 'ours', by: 'score', least: 0 };

  test('are made from everything', () => {
    const [{ heldOut, trials }] = all.foldsOf(data, all.draw(data, params, seeded(1)), params);
    expect(positionsIn(heldOut)).toEqual([]);
    expect(positionsIn(trials[0].test)).toEqual([]);
    expect(positionsIn(trials[0].shown)).toHaveLength(TOTAL);
    expect([...trials[0].users]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('refuse ratings to hold out', () => {
    expect(errorOf(() => all.foldsOf(four, Uint32Array.of(0, 1, 0, 0), params))).toMatch(
      /^DataError: Got ratings to hold out; expected none/,
    );
  });
});

test.each([
  ['the last film', () => looLast.draw(untimed, {}, seeded(1))],
  ['the latest ratings', () => time.draw(untimed, { test: 0.2 }, seeded(1))],
  [
    'the first ratings',
    () => cold.foldsOf(untimed, Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 1), { groups: 2, reveal: '1' }),
  ],
])('%s of data without times cannot be told', (_, run) => {
  expect(errorOf(run)).toMatch(/^DataError: Got ratings without times; expected .* Choose /);
});
