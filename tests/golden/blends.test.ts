// Blends, against scripts/golden/blends.py.
import { describe, expect, test } from 'vitest';
import { historyFrom, type History } from '../../src/core/history';
import { coldStart } from '../../src/core/models/cold-start';
import { rankBlend } from '../../src/core/models/rank-blend';
import { modelNamed } from '../../src/core/models/registry';
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

const hybrid = modelNamed('hybrid');
const { seed, blend, coldStart: stages } = golden.rankings;

test.each(blend)(
  'the rank blend gives the same scores, γ = $adventurousness',
  ({ adventurousness, scores }) => {
    const fit = fitted(rankBlend, described, { adventurousness }, seed);
    const actual = asked.map((history) => scoresOf(rankBlend, fit, described, history));
    expectNearOutside(actual, scores, asked);
  },
);

describe('a hybrid of the same models and weights', () => {
  test('predicts the stars of the star mix', () => {
    const mix = 'biases=-0.57,content-ridge=0.84,item-knn=0.28,user-knn=0.39';
    const fit = fitted(hybrid, described, { mix });
    const actual = asked.map((history) => starsOf(hybrid, fit, described, history));
    expectNearOutside(actual, golden.starMix, asked);
  });

  test('gives the scores of the rank blend', () => {
    const fit = fitted(hybrid, described, { mix: 'ials=1,ease=0.45,content-rank=0.15' }, seed);
    const actual = asked.map((history) => scoresOf(hybrid, fit, described, history));
    expectNearOutside(actual, blend[0].scores, asked);
  });
});

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
