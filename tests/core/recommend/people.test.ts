import { describe, expect, test } from 'vitest';
import { fitToEnd } from '../../../src/core/models/model';
import { historyFrom, historyOf } from '../../../src/core/history';
import { seeded } from '../../../src/core/random';
import {
  lovedBy,
  lovedTogether,
  nearestPeople,
  peopleLevels,
  sharedFilms,
} from '../../../src/core/recommend/people';
import { datasetFrom } from '../../fixtures';

const [USERS, FILMS] = [30, 40];

const data = (() => {
  const random = seeded(3);
  const cells = Array.from({ length: USERS * FILMS }, (_, k) => ({
    user: k % USERS,
    film: Math.floor(k / USERS),
  }));
  const rated = cells.filter(() => random.next() < 0.5);
  return datasetFrom(
    USERS,
    FILMS,
    rated.map((cell) => ({ ...cell, halfStars: 1 + random.below(10) })),
  );
})();
const levels = fitToEnd(peopleLevels(data));
const you = historyFrom(
  Array.from({ length: 16 }, (_, k) => ({ film: 2 * k, halfStars: 1 + ((7 * k) % 10) })),
);
const none: ReadonlySet<number> = new Set();
const everybody = nearestPeople(data, levels, you, { count: USERS, unwanted: none });

/** Half stars by film. */
const ratingsOf = (user: number) => {
  const { films, halfStars } = historyOf(data.ratings, user);
  return new Map(Array.from(films, (film, k) => [film, halfStars[k]]));
};
const yours = new Map(Array.from(you.films, (film, k) => [film, you.halfStars[k]]));

/** Stars above what the film and the rater usually get and give, straight from the definition. */
function aboveByHand(ratings: ReadonlyMap<number, number>): Map<number, number> {
  const residuals = [...ratings].map(
    ([film, h]) => [film, h / 2 - levels.mean - levels.filmBiases[film]] as const,
  );
  const bias = residuals.reduce((sum, [, e]) => sum + e, 0) / (3 + residuals.length);
  return new Map(residuals.map(([film, e]) => [film, e - bias]));
}

function similarityByHand(user: number): number {
  const [mine, theirs] = [aboveByHand(yours), aboveByHand(ratingsOf(user))];
  const both = [...mine].filter(([film]) => theirs.has(film));
  const sum = (of: (x: number, y: number) => number) =>
    both.reduce((total, [film, x]) => total + of(x, theirs.get(film)!), 0);
  const n = both.length;
  const rho = sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
  return (rho * (n - 1)) / (n - 1 + 25);
}

describe('the nearest people', () => {
  test('are those whose ratings go the same way, shrunk where few are shared, the nearest first', () => {
    const expected = Array.from({ length: USERS }, (_, user) => ({
      user,
      similarity: similarityByHand(user),
    }))
      .filter(({ similarity }) => similarity > 0)
      .sort((a, b) => b.similarity - a.similarity);
    expect(everybody.length).toBeGreaterThan(5);
    expect(everybody.map(({ user }) => user)).toEqual(expected.map(({ user }) => user));
    everybody.forEach(({ similarity }, k) =>
      expect(similarity).toBeCloseTo(expected[k].similarity, 6),
    );
    const few = nearestPeople(data, levels, you, { count: 4, unwanted: none });
    expect(few).toEqual(everybody.slice(0, 4));
  });

  test('agree on films that both like and differ by a star and a half or more', () => {
    for (const { user, shared, agree, differ } of everybody) {
      const theirs = ratingsOf(user);
      const both = [...yours].filter(([film]) => theirs.has(film));
      expect(shared).toBe(both.length);
      const liked = both.filter(([film, h]) => h >= 8 && theirs.get(film)! >= 8);
      expect(new Set(agree.map(({ film }) => film))).toEqual(new Set(liked.map(([film]) => film)));
      const apart = both.filter(([film, h]) => Math.abs(h - theirs.get(film)!) >= 3);
      expect(new Set(differ.map(({ film }) => film))).toEqual(new Set(apart.map(([film]) => film)));
      const gaps = differ.map((film) => Math.abs(film.yours - film.theirs));
      expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
      const speaks = agree.map(({ yoursAbove, theirsAbove }) => yoursAbove * theirsAbove);
      expect(speaks).toEqual([...speaks].sort((a, b) => b - a));
    }
  });

  test('share films whose two distances make the similarity', () => {
    for (const { user, similarity } of everybody) {
      const rows = sharedFilms(data, levels, you, user);
      const sum = (of: (x: number, y: number) => number) =>
        rows.reduce((total, row) => total + of(row.yoursAbove, row.theirsAbove), 0);
      const rho = sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
      const n = rows.length;
      expect((rho * (n - 1)) / (n + 24)).toBeCloseTo(similarity, 6);
      rows.forEach(({ film, yours: own, theirs }) =>
        expect([own, theirs]).toEqual([yours.get(film), ratingsOf(user).get(film)]),
      );
    }
  });

  test('loved films that are neither rated nor unwanted', () => {
    const [first] = everybody;
    const expected = [...ratingsOf(first.user)].filter(([film, h]) => h >= 9 && !yours.has(film));
    expect(new Set(first.loved.map(({ film }) => film))).toEqual(
      new Set(expected.map(([film]) => film)),
    );
    const unwanted = first.loved[0].film;
    const [without] = nearestPeople(data, levels, you, { count: 1, unwanted: new Set([unwanted]) });
    expect(without.loved).toEqual(first.loved.slice(1));
  });

  test('are nobody for somebody who has rated nothing, or one film only', () => {
    const of = (history: typeof you) =>
      nearestPeople(data, levels, history, { count: 5, unwanted: none });
    expect(of(historyFrom([]))).toEqual([]);
    expect(of(historyFrom([{ film: 3, halfStars: 10 }]))).toEqual([]);
  });
});

test('who never gives four and a half stars loved what they gave most', () => {
  const small = datasetFrom(2, 4, [
    { user: 0, film: 0, halfStars: 6 },
    { user: 0, film: 1, halfStars: 7 },
    { user: 0, film: 2, halfStars: 7 },
    { user: 1, film: 2, halfStars: 9 },
    { user: 1, film: 3, halfStars: 10 },
    { user: 1, film: 0, halfStars: 8 },
  ]);
  expect(lovedBy(small, 0)).toEqual([
    { film: 2, halfStars: 7 }, // of equals the better known
    { film: 1, halfStars: 7 },
  ]);
  expect(lovedBy(small, 1)).toEqual([
    { film: 3, halfStars: 10 },
    { film: 2, halfStars: 9 },
  ]);
});

test('what the nearest people loved together is counted once for each of them', () => {
  const near = everybody.slice(0, 8);
  const together = lovedTogether(data, near, FILMS);
  expect(together.length).toBeGreaterThan(3);
  for (const { film, users, raters } of together) {
    expect(yours.has(film)).toBe(false);
    expect(users).toEqual(
      near
        .map(({ user }) => user)
        .filter((user) => lovedBy(data, user).some((l) => l.film === film)),
    );
    expect(raters).toBe(near.filter(({ user }) => ratingsOf(user).has(film)).length);
  }
  const counts = together.map(({ users }) => users.length);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(Math.min(...counts)).toBe(2);
  expect(lovedTogether(data, near, 2)).toEqual(together.slice(0, 2));
});
