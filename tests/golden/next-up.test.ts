// What scripts/golden/next_up.py computes with dense matrices.
import { describe, expect, test } from 'vitest';
import { transpose } from '../../src/core/ratings';
import type { Dataset } from '../../src/core/dataset';
import { historyOf, type History } from '../../src/core/history';
import { adjacency } from '../../src/core/models/adjacency';
import { contentRank } from '../../src/core/models/content-rank';
import { ease } from '../../src/core/models/ease';
import { rp3beta } from '../../src/core/models/rp3beta';
import { fitted } from '../fixtures';
import golden from './golden.json';
import { described } from './described';
import { asked, data, expectNear, numbersFor, outside, visitor } from './people';

/** Scores of films outside the history, for each of the people. */
const unseen = (scores: readonly ArrayLike<number>[], people: readonly History[]) =>
  scores.map((row, k) => outside(row, people[k]));

describe.each(golden.rp3beta)('the random walk, $params.weights weights', (expected) => {
  const fit = fitted(rp3beta, data, expected.params);

  test('gives the same scores', () => {
    const scores = numbersFor(rp3beta, fit, asked);
    expectNear(unseen(scores, asked), unseen(expected.scores, asked));
  });

  test('shares a score out among the ratings in the same way', () => {
    const { fromRatings } = rp3beta.explain!(
      fit as never,
      data,
      visitor,
      expected.explained,
      'score',
    );
    const shares = Array.from(visitor.films, (film) => expected.shares[film]);
    expectNear([fromRatings], [shares]);
    expect(shares.some((share) => share > 0)).toBe(true);
  });
});

describe('what came last', () => {
  const {
    times,
    visitorTimes,
    adjacency: near,
    ease: recent,
    contentRank: kinds,
    explained,
  } = golden.nextUp;
  const ratings = { ...data.ratings, times: Uint32Array.from(times) };
  const timed: Dataset = { ...data, ratings, byFilm: transpose(ratings) };
  const people: readonly History[] = [
    ...golden.shownUsers.map((user) => historyOf(ratings, user)),
    { ...visitor, times: Uint32Array.from(visitorTimes) },
  ];

  test('makes films next up by adjacency', () => {
    const fit = fitted(adjacency, timed, near.params);
    expectNear(numbersFor(adjacency, fit, people, timed), near.scores);
  });

  test('is shared out among the ratings', () => {
    const fit = fitted(adjacency, timed, near.params);
    const { fromRatings } = adjacency.explain!(fit as never, timed, people[3], explained, 'score');
    const shares = Array.from(visitor.films, (film) => near.shares[film]);
    expectNear([fromRatings], [shares]);
    expect(shares.some((share) => share > 0)).toBe(true);
  });

  test('counts most for EASE where it is asked to', () => {
    const fit = fitted(ease, timed, recent.params);
    const scores = numbersFor(ease, fit, people, timed);
    expectNear(unseen(scores, people), unseen(recent.scores, people));
  });

  test('counts alone for genres and eras where it is asked to', () => {
    const known = { ...timed, films: described.films };
    const fit = fitted(contentRank, known, kinds.params);
    expectNear(numbersFor(contentRank, fit, people, known), kinds.scores);
  });
});
