// Protocols that take one rating of each person, or the latest.
import { describe, expect, test } from 'vitest';
import { looLast } from '../../src/core/evaluation/protocols/loo-last';
import { looRandom } from '../../src/core/evaluation/protocols/loo-random';
import { time } from '../../src/core/evaluation/protocols/time';
import { resolveParams, type ParamsOf } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { errorOf } from '../fixtures';
import { countsOf, perUser, positionsIn, withRatings } from './timed';

const data = countsOf([0, 1, 2, 3, 7, 8, 20, 23]);
const TOTAL = 64;
/** Source rows 0 1 2 3; kept in the order 3 2 1 0. */
const four = countsOf([4]);

describe('the last film of each person', () => {
  const [{ heldOut, trials }] = looLast.foldsOf(data, looLast.draw(data, {}, seeded(1)), {});

  test('is one of everybody who has two or more', () => {
    expect(perUser(heldOut, data)).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
    expect([...trials[0].users]).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('is the latest, and of one second the last in the source file', () => {
    const last = (ratings: Parameters<typeof withRatings>[1]) => {
      const of = withRatings(four, ratings);
      return looLast.draw(of, {}, seeded(1)).indexOf(1);
    };
    expect(last({ times: [5, 9, 7, 9], order: [0, 2, 3, 1] })).toBe(1);
    expect(last({ times: [5, 9, 7, 9], order: [0, 1, 2, 3] })).toBe(3);
    expect(last({ times: [9, 9, 7, 9] })).toBe(3);
  });

  test('counts whether it was liked or not, in the middle of its ties', () => {
    expect(looLast.judging({})).toMatchObject({
      candidates: 'rated',
      relevant: 'all',
      ties: 'middle',
    });
  });
});

describe('one film of each person', () => {
  const ours: ParamsOf<typeof looRandom.params> = {
    definitions: 'ours',
    by: 'score',
    least: 0,
    candidates: 'trained',
  };

  test('may be any of theirs', () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 60; seed++) {
      const draw = looRandom.draw(four, ours, seeded(seed));
      expect(perUser(draw, four)).toEqual([1]);
      seen.add(draw.indexOf(1));
    }
    expect(seen.size).toBe(4);
  });

  test('leaves those alone who have no other', () => {
    expect(perUser(looRandom.draw(data, ours, seeded(1)), data)).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
  });

  test('leaves out who would be shown nothing, and refuses two of one person', () => {
    const folds = (draw: Record<number, number>) =>
      looRandom.foldsOf(
        data,
        Uint32Array.from({ length: TOTAL }, (_, at) => draw[at] ?? 0),
        ours,
      );
    const [{ heldOut, trials }] = folds({ 0: 1, 2: 1 }); // of users 1 and 2
    expect(positionsIn(heldOut)).toEqual([0, 2]);
    expect(positionsIn(trials[0].test)).toEqual([2]);
    expect([...trials[0].users]).toEqual([2]);
    expect(errorOf(() => folds({ 1: 1, 2: 1 }))).toBe(
      'DataError: Got 2 ratings of user 3 with the number 1 (test); expected at most one of each person. For several, choose holdout.',
    );
    expect(errorOf(() => folds({ 0: 1 }))).toMatch(/^DataError: .*leaves nothing to test/);
  });

  test('is sought in the model’s own order, or as in the classic course', () => {
    expect(looRandom.judging(ours)).toMatchObject({
      candidates: 'trained',
      relevant: 'all',
      by: 'score',
      least: 0,
      ties: 'middle',
    });
    const classic = resolveParams(looRandom.params, { definitions: 'classic' });
    expect(looRandom.judging(classic as typeof ours)).toMatchObject({
      candidates: 'trained',
      relevant: 'all',
      by: 'limited stars',
      least: 4,
      ties: 'drawn',
    });
  });
});

describe('the latest ratings of each person', () => {
  const drawn = (share: number, of = data) => time.draw(of, { test: share }, seeded(1));

  test('are ⌈n / 5⌉ of n, but never all', () => {
    expect(perUser(drawn(0.2), data)).toEqual([0, 0, 1, 1, 2, 2, 4, 5]);
    expect(perUser(drawn(0.99), data)).toEqual([0, 0, 1, 2, 6, 7, 19, 22]);
  });

  test('are not one more where a share of a whole number is one itself', () => {
    const hundred = countsOf([100]);
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(perUser(drawn(0.07, hundred), hundred)).toEqual([7]);
  });

  test('are those after all that is shown', () => {
    const of = withRatings(four, { times: [5, 9, 7, 9], order: [0, 2, 3, 1] });
    expect(drawn(0.5, of)).toEqual(Uint32Array.of(0, 1, 0, 1));
  });
});
