// Protocols that draw ratings at random. What all of them keep to is in protocols.conformance.test.ts.
import { describe, expect, test } from 'vitest';
import { without, type Dataset } from '../../src/core/dataset';
import { holdout } from '../../src/core/evaluation/protocols/holdout';
import { kfold } from '../../src/core/evaluation/protocols/kfold';
import { split } from '../../src/core/evaluation/protocols/split';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { errorOf } from '../fixtures';
import { countsOf, perUser, positionsIn, withRatings } from './timed';

const data = countsOf([0, 1, 2, 3, 7, 8, 20, 23]);
const TOTAL = 64;
/** Source rows 0 1 2 3; kept in the order 3 2 1 0. */
const four = countsOf([4]);

/** The source rows of the ratings of a mask, ascending. */
const rowsOf = (mask: Uint8Array, { ratings: { order } }: Dataset) =>
  positionsIn(mask)
    .map((at) => order![at])
    .sort((a, b) => a - b);

describe('k folds', () => {
  const folds = (k: number, seed = 1, of = data) =>
    kfold.foldsOf(of, kfold.draw(of, { k }, seeded(seed)), { k }).map(({ heldOut }) => heldOut);

  test.each([2, 3, 5, TOTAL])('of %i put each rating to the test once', (k) => {
    const masks = folds(k);
    expect(masks).toHaveLength(k);
    for (let at = 0; at < TOTAL; at++) {
      expect(masks.reduce((sum, mask) => sum + mask[at], 0)).toBe(1);
    }
  });

  test('are cut at round(j N / k)', () => {
    expect(folds(5).map((mask) => positionsIn(mask).length)).toEqual([13, 13, 12, 13, 13]);
  });

  test('choose rows of the source file, whatever order they are kept in', () => {
    const order = [...data.ratings.order!].map((row) => TOTAL - 1 - row);
    const turned = withRatings(data, { order });
    expect(rowsOf(folds(5, 1, turned)[0], turned)).toEqual(rowsOf(folds(5)[0], data));
  });

  test('test everybody who has a rating, also where none is left to show', () => {
    const draw = Uint32Array.from({ length: TOTAL }, (_, at) => (at === 0 ? 1 : 0));
    const [, { trials }] = kfold.foldsOf(data, draw, { k: 2 });
    expect([...trials[0].users]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('are one per number of a file, ascending, by row of the source file', () => {
    const draw = Uint32Array.of(7, 2, 0, 2);
    expect(kfold.foldsOf(four, draw, { k: 5 }).map(({ heldOut }) => heldOut)).toEqual([
      Uint8Array.of(0, 0, 1, 0),
      Uint8Array.of(0, 1, 0, 1),
      Uint8Array.of(1, 0, 0, 0),
    ]);
  });

  test('are refused where there are more than ratings', () => {
    expect(errorOf(() => kfold.draw(data, { k: TOTAL + 1 }, seeded(1)))).toBe(
      'ParamError: Got k=65; expected a whole number from 2 to 64, the number of ratings.',
    );
  });

  test.each([1, 0, -2, 2.5, 101, NaN])('refuse k = %d', (k) => {
    expect(errorOf(() => resolveParams(kfold.params, { k }))).toBe(
      `ParamError: Got k=${k}; expected a whole number from 2 to 100.`,
    );
  });

  test('are refused where a draw has one number or far too many', () => {
    expect(errorOf(() => kfold.foldsOf(four, new Uint32Array(4), { k: 5 }))).toBe(
      'DataError: Got 1 different fold; expected 2 to 100. Is it the right column of the fold file?',
    );
    const many = countsOf([101]);
    const rows = Uint32Array.from({ length: 101 }, (_, at) => at);
    expect(errorOf(() => kfold.foldsOf(many, rows, { k: 5 }))).toContain('Got 101 different folds');
  });
});

describe('a holdout', () => {
  const drawn = (seed: number, share = 0.2, of = data) =>
    holdout.draw(of, { test: share }, seeded(seed));

  test('takes round(n / 5) of each person’s n ratings', () => {
    expect(perUser(drawn(1), data)).toEqual([0, 0, 0, 1, 1, 2, 4, 5]);
  });

  test('takes another share where asked, but never all', () => {
    expect(perUser(drawn(1, 0.5), data)).toEqual([0, 0, 1, 2, 4, 4, 10, 12]);
    expect(perUser(drawn(1, 0.99), data)).toEqual([0, 0, 1, 2, 6, 7, 19, 22]);
  });

  test('takes any of somebody’s ratings about equally often', () => {
    const user = 6; // twenty ratings
    const hits = Array<number>(20).fill(0);
    for (let seed = 0; seed < 500; seed++) {
      const draw = drawn(seed);
      hits.forEach((_, k) => (hits[k] += draw[data.ratings.starts[user] + k]));
    }
    expect(Math.min(...hits)).toBeGreaterThan(55); // 100 less five standard deviations
    expect(Math.max(...hits)).toBeLessThan(145);
  });

  test('tests the ratings with the number 1, and shows the others', () => {
    const draw = Uint32Array.of(1, 0, 0, 1);
    const [{ heldOut, trials }, ...more] = holdout.foldsOf(four, draw, { test: 0.2 });
    expect(more).toEqual([]);
    expect(heldOut).toEqual(Uint8Array.of(1, 0, 0, 1));
    expect(trials).toEqual([
      { name: '', users: Uint32Array.of(0), shown: Uint8Array.of(0, 1, 1, 0), test: heldOut },
    ]);
  });

  test('is refused with numbers of several folds', () => {
    const draw = Uint32Array.of(1, 0, 3, 1);
    expect(errorOf(() => holdout.foldsOf(four, draw, { test: 0.2 }))).toBe(
      'DataError: Got the number 3 for a rating; expected 1 (test) or 0. For several folds choose kfold.',
    );
  });

  test.each([0, 1])('is refused where every rating has the number %d', (number) => {
    const draw = new Uint32Array(4).fill(number);
    expect(errorOf(() => holdout.foldsOf(four, draw, { test: 0.2 }))).toMatch(
      /^DataError: .*expected some ratings with the number 1 \(test\), but not all\.$/,
    );
  });
});

describe('one split', () => {
  test.each([
    [0.2, 13],
    [0.25, 16],
    [0.99, 63],
  ])('of %d takes round(share N) ratings', (share, count) => {
    const draw = split.draw(data, { test: share, lowest: 0.5 }, seeded(1));
    expect(draw.filter((number) => number === 1)).toHaveLength(count);
  });

  test('limits predictions to the scale that is asked for', () => {
    const scale = (lowest: number) => split.judging({ test: 0.2, lowest }).scale;
    expect([scale(0.5), scale(1)]).toEqual([
      [0.5, 5],
      [1, 5],
    ]);
  });
});

test('training has all that is not test', () => {
  const three = countsOf([3]);
  const training = without(three, Uint8Array.of(0, 1, 0));
  expect(training.ratings.indices).toEqual(Uint32Array.of(0, 2));
  expect(training.byFilm.starts).toEqual(Uint32Array.of(0, 1, 1, 2));
  expect(training.films).toBe(three.films);
});
