import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../src/core/evaluation/measurement';
import { seeded } from '../../src/core/random';
import { datasetFrom } from '../fixtures';
import { measured, outcomeOf, randomPeople, type Person, type Tested } from './outcomes';

/**
 * Stars that five users gave films 0 … 5; nobody rated film 6. The source file holds them column by column from the right.
 *
 *     film   0  1  2  3  4  5
 *     user 0 4  2  ·  ·  1  ·
 *     user 1 3  ·  5  ·  ·  ·
 *     user 2 4  2  5  ·  ·  ·
 *     user 3 ·  ·  ·  3  ·  2
 *     user 4 1  ·  ·  ·  ·  ·
 */
const CELLS = [
  [5, 3, 2],
  [4, 0, 1],
  [3, 3, 3],
  [2, 1, 5],
  [2, 2, 5],
  [1, 0, 2],
  [1, 2, 2],
  [0, 0, 4],
  [0, 1, 3],
  [0, 2, 4],
  [0, 4, 1],
] as const;
const data = datasetFrom(
  5,
  7,
  CELLS.map(([film, user, stars]) => ({ film, user, halfStars: 2 * stars })),
);

/** Of users 0, 1, …, each with the given test ratings. */
const ofTests = (id: string, ...each: readonly (readonly Tested[])[]): Measurement =>
  measured(id, [outcomeOf(each.map((tests, user) => ({ user, tests })))], data);

/** Of users 0, 1, …, each with the given list. */
const ofLists = (id: string, ...each: readonly (readonly number[])[]): Measurement =>
  measured(id, [outcomeOf(each.map((list, user) => ({ user, list })))], data);

const placed = (...places: readonly number[]): Tested[] => places.map((place) => ({ place }));
const disliked = (place: number): Tested => ({ place, stars: 2 });

describe('errors of predicted stars', () => {
  // e = −1, 2 of user 0 and 0, −1 of user 1; the last one's ratings are not predicted.
  const people: Tested[][] = [
    [
      { predicted: 3, stars: 4 },
      { predicted: 5, stars: 3 },
    ],
    [
      { predicted: 2, stars: 2 },
      { predicted: 1, stars: 2 },
      { predicted: NaN, stars: 5 },
    ],
    [{ predicted: NaN, stars: 1 }],
  ];

  test('are means over ratings, whoever gave them', () => {
    expect(ofTests('rmse', ...people).mean).toBe(Math.sqrt(6 / 4));
    expect(ofTests('mae', ...people).mean).toBe(1);
    expect(ofTests('mape', ...people).mean).toBeCloseTo((25 + 200 / 3 + 0 + 50) / 4, 12);
    const { mean } = ofTests('mae', [{ predicted: 1, stars: 2 }], people[0], people[0]);
    expect(mean).toBe(7 / 5);
  });

  test('leave out what is not predicted, and tell how much is left', () => {
    expect(ofTests('kept', ...people).mean).toBe(4 / 6);
    expect(ofTests('kept', people[0]).mean).toBe(1);
    expect(ofTests('kept', people[2]).mean).toBe(0);
    for (const id of ['rmse', 'mae', 'mape']) {
      expect(ofTests(id, ...people).byUser[2]).toBeNaN();
      expect(ofTests(id, people[2]).mean).toBeNaN();
    }
  });

  test('have the deviation of the users’ own sums as their spread', () => {
    // MAE: s = 3 and 1, w = 2 and 2, R = 1; a user's value is R + (s − R w)/2.
    const { byUser, se } = ofTests('mae', ...people);
    expect([...byUser.subarray(0, 2)]).toEqual([1.5, 0.5]);
    expect(se).toBe(Math.sqrt(0.5 / 2));
    // RMSE: s = 5 and 1, R = 3/2, slope 1/(2 √R).
    expect(ofTests('rmse', ...people).se).toBeCloseTo(1 / (2 * Math.sqrt(1.5)), 12);
  });

  test('of perfect predictions are 0 and have no spread', () => {
    const perfect = [{ predicted: 3.5, stars: 3.5 }];
    for (const id of ['rmse', 'mae', 'mape']) {
      const { mean, se, byUser } = ofTests(id, perfect, perfect);
      expect([mean, se, byUser[0]]).toEqual([0, 0, 0]);
    }
  });
});

describe('hit rates and reciprocal ranks', () => {
  test('look at the one film that is left out', () => {
    const people = [placed(0), placed(2), placed(9), placed(10), placed(Infinity)];
    expect(ofTests('hr@10', ...people).mean).toBe(3 / 5);
    expect(ofTests('hr@1', ...people).mean).toBe(1 / 5);
    expect(ofTests('arhr@10', ...people).mean).toBeCloseTo((1 + 1 / 3 + 1 / 10) / 5, 12);
    expect(ofTests('mrr', ...people).mean).toBeCloseTo((1 + 1 / 3 + 1 / 10 + 1 / 11) / 5, 12);
  });

  test('or at the best placed of several relevant ones', () => {
    const tests = [...placed(7, 3, Infinity), disliked(0)];
    expect(ofTests('hr@4', tests).mean).toBe(1);
    expect(ofTests('hr@3', tests).mean).toBe(0);
    expect(ofTests('arhr@10', tests).mean).toBe(1 / 4);
    expect(ofTests('arhr@3', tests).mean).toBe(0);
    expect(ofTests('mrr', tests).mean).toBe(1 / 4);
  });

  test('count places in the middle of ties', () => {
    // Films that stand between places 9 and 10 have 9.5, before the cut-off; between 9 and 11, 10.
    expect(ofTests('hr@10', placed(9.5), placed(10)).mean).toBe(1 / 2);
    expect(ofTests('arhr@10', placed(0.5)).mean).toBe(1 / 1.5);
    expect(ofTests('mrr', placed(0.5)).mean).toBe(1 / 1.5);
  });

  test('leave out users with nothing relevant', () => {
    for (const id of ['hr@10', 'arhr@10', 'mrr', 'precision@1', 'recall@5', 'ndcg@5']) {
      const { mean, byUser } = ofTests(id, [disliked(0)], [], placed(0));
      expect(mean).toBe(1);
      expect([...byUser]).toEqual([NaN, NaN, 1, NaN, NaN]);
    }
  });

  test('by stars take the actual ones, at least or exactly so many, liked or not', () => {
    const people = [
      [{ stars: 5, place: 1 }],
      [{ stars: 4, place: 30 }],
      [
        { stars: 3, place: 2 },
        { stars: 4.5, place: 40 },
      ],
      [{ stars: 0.5, place: 8 }],
    ];
    expect(ofTests('chr@10', ...people).mean).toBe(1 / 3);
    expect(ofTests('chr@10:4.5', ...people).mean).toBe(1 / 2);
    expect(ofTests('chr@10:3', ...people).mean).toBe(2 / 3);
    expect(ofTests('chr@10:0', ...people).mean).toBe(3 / 4);
    expect(ofTests('rhr@10:3', ...people).mean).toBe(1);
    expect(ofTests('rhr@10:4.5', ...people).mean).toBe(0);
    expect(ofTests('rhr@10:2', ...people).mean).toBeNaN();
  });

  test('from no stars is the hit rate where every test film is relevant', () => {
    const people = randomPeople(5, 12, seeded(3)).map(({ user, tests = [] }) => ({
      user,
      tests: tests.map((one) => ({ ...one, relevant: true })),
    }));
    const outcome = outcomeOf(people);
    expect(measured('chr@5:0', [outcome], data)).toEqual(measured('hr@5', [outcome], data));
  });
});

describe('precision and recall', () => {
  const people = [[...placed(0, 3, 12), disliked(1)], placed(2)];

  test('count the relevant films before the cut-off, of N and of all relevant ones', () => {
    expect(ofTests('precision@5', ...people).mean).toBeCloseTo((2 / 5 + 1 / 5) / 2, 12);
    expect(ofTests('recall@5', ...people).mean).toBeCloseTo((2 / 3 + 1) / 2, 12);
    expect(ofTests('recall@1', ...people).mean).toBeCloseTo((1 / 3 + 0) / 2, 12);
    expect(ofTests('recall@12', ...people).mean).toBeCloseTo((2 / 3 + 1) / 2, 12);
    expect(ofTests('recall@13', ...people).mean).toBe(1);
  });
});

describe('NDCG', () => {
  const log = (x: number) => 1 / Math.log2(x);

  test('is 1 for lists that start with all that is relevant, or hold nothing else', () => {
    expect(ofTests('ndcg@3', placed(1, 0)).mean).toBe(1);
    expect(ofTests('ndcg@3', placed(2, 0, 1, 3, 8)).mean).toBe(1);
  });

  test('discounts a hit by its place', () => {
    expect(ofTests('ndcg@3', placed(1)).mean).toBeCloseTo(log(3), 12);
    expect(ofTests('ndcg@3', placed(2)).mean).toBe(1 / 2);
    expect(ofTests('ndcg@3', placed(1.5)).mean).toBeCloseTo(log(3.5), 12);
    expect(ofTests('ndcg@3', placed(0, Infinity)).mean).toBeCloseTo(1 / (1 + log(3)), 12);
    expect(ofTests('ndcg@3', [disliked(0), ...placed(1, 2)]).mean).toBeCloseTo(
      (log(3) + 1 / 2) / (1 + log(3)),
      12,
    );
  });

  test('is 0 without a hit, and past the cut-off there is none', () => {
    expect(ofTests('ndcg@3', placed(3)).mean).toBe(0);
    expect(ofTests('ndcg@3', placed(Infinity)).mean).toBe(0);
  });
});

describe('coverage', () => {
  test('is the share of the rated films in all lists together', () => {
    expect(ofLists('coverage@3', [1, 2, 3], [2, 1, 4]).mean).toBe(4 / 6);
    expect(ofLists('coverage@2', [1, 2, 3], [2, 1, 4]).mean).toBe(2 / 6);
  });

  test('is undefined where nobody has a list, and has no error for one', () => {
    expect(ofLists('coverage@3', [], []).mean).toBeNaN();
    expect(ofLists('coverage@3', [1], []).se).toBeNaN();
  });
});

describe('user coverage', () => {
  const of = (...people: readonly Omit<Person, 'user'>[]) =>
    measured(
      'user-coverage@2',
      [outcomeOf(people.map((person, user) => ({ user, ...person })))],
      data,
    ).mean;

  test('is the share of users with a film on their list that is predicted four stars', () => {
    expect(of({ list: [1, 2], listStars: [3.9, 4] }, { list: [1], listStars: [3.99] })).toBe(1 / 2);
  });

  test('looks before the cut-off, and takes no prediction for no', () => {
    expect(of({ list: [1, 2, 3], listStars: [NaN, 3, 5] })).toBe(0);
  });

  test('counts an empty list as not covered', () => {
    expect(of({ list: [1], listStars: [5] }, { list: [] }, { list: [] })).toBeCloseTo(1 / 3, 12);
    expect(of({ list: [] })).toBe(0);
  });

  test('is undefined for a model that predicts no stars', () => {
    expect(of({ list: [1, 2] }, { list: [] })).toBeNaN();
  });
});

describe('diversity', () => {
  // Users 0 and 2 rated both 0 and 1: (4·2 + 4·2)/√(32·8) = 1; users 1 and 2 rated 0 and 2: (15 + 20)/√(25·50).
  const of02 = 35 / Math.sqrt(25 * 50);

  test('is 1 less the mean cosine of pairs, by who rated both', () => {
    expect(ofLists('diversity@3', [0, 1]).mean).toBe(0);
    expect(ofLists('diversity@3', [0, 2]).mean).toBeCloseTo(1 - of02, 12);
    expect(ofLists('diversity@3', [0, 1, 2]).mean).toBeCloseTo(1 - (1 + of02 + 1) / 3, 12);
  });

  test('takes films that nobody rated both of as not alike', () => {
    expect(ofLists('diversity@3', [0, 5]).mean).toBe(1);
    expect(ofLists('diversity@3', [0, 6]).mean).toBe(1);
  });

  test('pools the pairs of all users, before the cut-off', () => {
    expect(ofLists('diversity@3', [5, 0, 1], [0, 1], [3]).mean).toBeCloseTo(2 / 4, 12);
    expect(ofLists('diversity@2', [5, 0, 1], [0, 1], [3]).mean).toBeCloseTo(1 / 2, 12);
  });

  test('is 0 where no list has two films, but says nothing of anybody', () => {
    const { mean, se, byUser } = ofLists('diversity@3', [5], []);
    expect([mean, se]).toEqual([0, NaN]);
    expect(byUser.every(Number.isNaN)).toBe(true);
  });
});

describe('novelty and self-information', () => {
  test('rank films by their ratings, ties by the first row in the source file, unrated ones last', () => {
    // 4, 2, 2, 1, 1, 1 and 0 ratings of films 0 … 6: of equal ones the right one comes first in the file.
    expect([0, 1, 2, 3, 4, 5, 6].map((film) => ofLists('novelty@1', [film]).mean)).toEqual([
      1, 3, 2, 6, 5, 4, 7,
    ]);
  });

  test('average over all listed films, those of every user together', () => {
    expect(ofLists('novelty@2', [0, 3], [2], []).mean).toBe((1 + 6 + 2) / 3);
    expect(ofLists('novelty@1', [0, 3], [2], []).mean).toBe((1 + 2) / 2);
  });

  test('count bits by the share of users who rated a film', () => {
    expect(ofLists('self-information@1', [0]).mean).toBeCloseTo(-Math.log2(4.5 / 5), 12);
    expect(ofLists('self-information@5', [0, 6], [1]).mean).toBeCloseTo(
      -(Math.log2(4.5 / 5) + Math.log2(0.5 / 5) + Math.log2(2.5 / 5)) / 3,
      12,
    );
  });

  test('are undefined where nobody has a list', () => {
    expect(ofLists('novelty@2', [], []).mean).toBeNaN();
    expect(ofLists('self-information@2', [], []).mean).toBeNaN();
  });
});
