import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../src/core/evaluation/measurement';
import { askedMetrics } from '../../src/core/metrics/asked';
import { metrics } from '../../src/core/metrics/registry';
import { seeded } from '../../src/core/random';
import { datasetFrom } from '../fixtures';
import { outcomeOf, randomPeople } from './outcomes';

const USERS = 120;
const FILMS = 60;
const random = seeded(29);
const data = datasetFrom(
  USERS,
  FILMS,
  Array.from({ length: USERS * FILMS }, (_, cell) => ({
    user: Math.floor(cell / FILMS),
    film: cell % FILMS,
    halfStars: 1 + random.below(10),
  })).filter(({ film }) => random.next() < 6 / (8 + film)),
);
const absent = USERS - 1;
const people = randomPeople(absent, FILMS, seeded(23));

test('ids are those of no other metric', () => {
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
});

describe.each(metrics)('$id', (metric) => {
  const asked = askedMetrics([metric.id]);
  const each = (outcomes: Parameters<typeof metric.measure>[0]) =>
    asked.map(({ at, stars }) => metric.measure(outcomes, { data, at, stars }));

  test('says what it is, in a sentence, and where it is from', () => {
    expect(metric.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(metric.label).toMatch(/^[A-Z]/);
    expect(metric.summary).toMatch(/^[A-Z][^.]{20,}\.$/);
    expect(metric.paper).toMatch(/\b(19|20)\d\d\b/);
  });

  test('is asked for as it says', () => {
    expect(asked.length).toBe((metric.at.length || 1) * (metric.levels?.length ?? 1));
    expect(metric.of === 'ratings' && metric.at.length > 0).toBe(false);
  });

  test('is undefined, for everybody, where there are no cases', () => {
    for (const outcomes of [[], [outcomeOf([])], [outcomeOf([]), outcomeOf([])]]) {
      for (const { mean, se, byUser } of each(outcomes)) {
        expect([mean, se]).toEqual([NaN, NaN]);
        expect(byUser.length).toBe(USERS);
        expect(byUser.every(Number.isNaN)).toBe(true);
      }
    }
  });

  test('is finite, and undefined for nobody but some users, on a random outcome', () => {
    for (const { mean, se, byUser } of each([outcomeOf(people)])) {
      expect(mean).toBeGreaterThan(0);
      expect(mean).toBeLessThan(Infinity);
      expect(se).toBeGreaterThan(0);
      expect(byUser.some((value) => Math.abs(value) === Infinity)).toBe(false);
      expect(byUser[absent]).toBeNaN();
    }
  });

  test('has no standard error for one user, whose value it is', () => {
    for (const { user, ...own } of people) {
      for (const { mean, se, byUser } of each([outcomeOf([{ ...own, user }])])) {
        expect(se).toBeNaN();
        if (!Number.isNaN(byUser[user])) expect(byUser[user]).toBeCloseTo(mean, 12);
      }
    }
  });

  test('is the mean of what it says of users', () => {
    for (const { mean, byUser } of each([outcomeOf(people)])) {
      const known = byUser.filter((value) => !Number.isNaN(value));
      const sum = known.reduce((all, value) => all + value, 0);
      expect(sum / known.length / mean).toBeCloseTo(1, 12);
    }
  });

  test('does not mind the order of the cases, nor in which outcome they are', () => {
    const together = each([outcomeOf(people)]);
    expectSame(each([outcomeOf([...people].reverse())]), together);
    const [odd, even] = [1, 0].map((rest) => people.filter(({ user }) => user % 2 === rest));
    expectSame(each([outcomeOf(odd), outcomeOf(even)]), together);
  });

  test('leaves the outcome as it is', () => {
    const outcome = outcomeOf(people);
    each([outcome]);
    expect(outcome).toEqual(outcomeOf(people));
  });
});

test.each(metrics.filter((metric) => metric.of === 'ratings'))(
  '$id takes a user in two outcomes as in one',
  (metric) => {
    const setting = { data, at: Infinity, stars: NaN };
    const halves = [0, 1].map((rest) =>
      outcomeOf(
        people.map(({ user, tests = [] }) => ({
          user,
          tests: tests.filter((_, k) => k % 2 === rest),
        })),
      ),
    );
    expectSame([metric.measure(halves, setting)], [metric.measure([outcomeOf(people)], setting)]);
  },
);

test.each(['coverage@9', 'novelty@9', 'self-information@9'])(
  '%s takes a list in two outcomes as in one',
  (id) => {
    const [{ metric, at, stars }] = askedMetrics([id]);
    const short = people.map(({ user, list = [] }) => ({ user, list: list.slice(0, at) }));
    const halves = [0, 1].map((rest) =>
      outcomeOf(
        short.map(({ user, list }) => ({ user, list: list.filter((_, k) => k % 2 === rest) })),
      ),
    );
    const setting = { data, at, stars };
    expectSame([metric.measure(halves, setting)], [metric.measure([outcomeOf(short)], setting)]);
  },
);

function expectSame(actual: readonly Measurement[], expected: readonly Measurement[]) {
  expect(actual.length).toBe(expected.length);
  actual.forEach(({ mean, se, byUser }, k) => {
    expect(mean / expected[k].mean).toBeCloseTo(1, 12);
    expect(se).toBeCloseTo(expected[k].se, 12);
    byUser.forEach((value, user) => {
      const other = expected[k].byUser[user];
      expect(Number.isNaN(value)).toBe(Number.isNaN(other));
      expect(Math.abs(value - other) > 1e-11 * Math.abs(other)).toBe(false);
    });
  });
}
