// What scripts/golden/taste.py computes with numpy.
import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../src/core/history';
import { agreementWith, crowdOf, sharesGiven } from '../../src/core/recommend/crowd';
import { tasteProfile } from '../../src/core/recommend/taste-profile';
import { countOf } from '../../src/core/ratings';
import { data } from './people';
import golden from './taste.json';

const history = historyFrom(golden.visitor);
const { rows, starts, halfStars } = data.byFilm;
const counts = Uint32Array.from({ length: rows }, (_, film) => countOf(data.byFilm, film));
const means = Float32Array.from(counts, (count, film) => {
  const given = halfStars.subarray(starts[film], starts[film + 1]);
  return given.reduce((sum, h) => sum + h / 2, 0) / count;
});
const films = {
  genreNames: golden.genreNames,
  genres: Uint32Array.from(golden.genres),
  years: Int16Array.from(golden.years),
};

/** NaN is written as null. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v: unknown) => (Number.isNaN(v) ? null : v)));

/** To 1e-4: means are Float32, and Student's quantile is a series. */
function expectLike(actual: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number') {
    expect(actual, path).toBeTypeOf('number');
    expect(Math.abs((actual as number) - expected), path).toBeLessThan(2e-4);
  } else if (expected === null || typeof expected !== 'object') {
    expect(actual, path).toBe(expected);
  } else {
    expect(Object.keys(actual as object).sort(), path).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      expectLike((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  }
}

describe('a taste profile', () => {
  test('has the figures that numpy computes', () => {
    expectLike(plain(tasteProfile({ films, counts, means }, history)), golden.profile);
  });

  test('agrees with the means as numpy correlates them', () => {
    expectLike(agreementWith({ counts, means }, history), golden.agreement);
  });
});

describe('the people of the data set', () => {
  const work = crowdOf(data);
  let step = work.next();
  while (!step.done) step = work.next();
  const crowd = step.value;

  test('each agree with the others as numpy correlates them', () => {
    expect(golden.people.filter(({ agreement }) => agreement).length).toBeGreaterThan(5);
    golden.people.forEach(({ agreement }, user) => {
      expectLike(plain(crowd.agreement[user]), agreement?.value ?? null, `user ${user}`);
    });
  });

  test('have films as well known as their median says', () => {
    expect([...crowd.fame]).toEqual(golden.people.map(({ fame }) => fame));
  });

  test('gave these shares of stars to the visitor’s films, each film alike', () => {
    const shares = sharesGiven(data, history.films);
    expect(shares).toHaveLength(10);
    golden.sharesGiven.forEach((share, k) => expect(shares?.[k]).toBeCloseTo(share, 12));
  });
});
