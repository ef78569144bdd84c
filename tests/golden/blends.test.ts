// Blends, against scripts/golden/blends.py.
import { describe, expect, test } from 'vitest';
import { historyFrom, type History } from '../../src/core/history';
import { coldStart } from '../../src/core/models/cold-start';
import { rankBlend } from '../../src/core/models/rank-blend';
import { starMix } from '../../src/core/models/star-mix';
import { scoresOf, starsOf } from '../core/model-checks';
import { fitted } from '../fixtures';
import { described } from './described';
import golden from './golden.json';
import { asked, expectNear, outside } from './people';

/** Films of a history are never shown, and some parts add a term for them. */
function expectNearOutside(
  actual: readonly ArrayLike<number>[],
  expected: readonly number[][],
  people: readonly History[],
) {
  expect(actual).toHaveLength(people.length);
  expectNear(
    actual.map((row, k) => outside(row, people[k])),
    expected.map((row, k) => outside(row, people[k])),
  );
}

test('the star mix predicts the same stars for known users and a visitor', () => {
  const fit = fitted(starMix, described);
  const actual = asked.map((history) => starsOf(starMix, fit, described, history));
  expectNearOutside(actual, golden.starMix, asked);
});

const { seed, blend, coldStart: stages } = golden.rankings;

test.each(blend)(
  'the rank blend gives the same scores, γ = $adventurousness',
  ({ adventurousness, scores }) => {
    const fit = fitted(rankBlend, described, { adventurousness }, seed);
    const actual = asked.map((history) => scoresOf(rankBlend, fit, described, history));
    expectNearOutside(actual, scores, asked);
  },
);

describe('cold-start', () => {
  const fit = fitted(coldStart, described, {}, seed);
  const cases = stages.map(({ history, scores }) => ({ ratings: history.length, history, scores }));

  test('is asked at every stage', () => {
    const counts = cases.map(({ ratings }) => ratings);
    expect(counts.slice(0, 3)).toEqual([0, 1, 2]);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(20);
  });

  test.each(cases)('gives the same scores for $ratings ratings', ({ history, scores }) => {
    const person = historyFrom(history);
    expectNearOutside([scoresOf(coldStart, fit, described, person)], [scores], [person]);
  });
});
