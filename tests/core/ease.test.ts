import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/core/dataset';
import { historyOf, type History } from '../../src/core/history';
import { ease } from '../../src/core/models/ease';
import { seeded } from '../../src/core/random';
import { datasetFrom, fitted, worstMiss, type Triplet } from '../fixtures';
import { gaussSolve, identity } from './dense';
import { explanationOf, nobody, scoresOf, stepsOf } from './model-checks';

const L2 = 3;

/** About half of the cells rated, and the last film by nobody. */
function randomData(users: number, films: number): Dataset {
  const random = seeded(users * films);
  const triplets: Triplet[] = [];
  for (let user = 0; user < users; user++) {
    for (let film = 0; film < films - 1; film++) {
      if (random.next() < 0.5) triplets.push({ user, film, halfStars: 1 + random.below(10) });
    }
  }
  return datasetFrom(users, films, triplets);
}

const weightOf = (halfStars: number) => (halfStars >= 8 ? 1 : halfStars >= 6 ? 0.5 : 0.1);

/** B = I − P diag(1 / P), as the paper has it. */
function naive({ ratings, films: { count: n } }: Dataset, weight: (h: number) => number) {
  const gram = identity(n).map((value) => value * L2);
  for (let user = 0; user < ratings.rows; user++) {
    const { films, halfStars } = historyOf(ratings, user);
    films.forEach((i, a) =>
      films.forEach((j, b) => (gram[i * n + j] += weight(halfStars[a]) * weight(halfStars[b]))),
    );
  }
  const p = gaussSolve(gram, identity(n), n);
  return p.map((value, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i === j ? 0 : -value / p[j * n + j];
  });
}

describe.each([
  { shape: 'few users', users: 9, films: 14, route: 'inverse' },
  { shape: 'as many users as films', users: 12, films: 12, route: 'inverse' },
  { shape: 'many users', users: 25, films: 10, route: 'weights' },
])('EASE with $shape', ({ users, films, route }) => {
  const data = randomData(users, films);

  describe.each([
    { weights: 'rating', weight: weightOf },
    { weights: 'binary', weight: () => 1 },
  ])('and $weights weights', ({ weights, weight }) => {
    const fit = fitted(ease, data, { l2: L2, weights });
    const expected = naive(data, weight);
    const outside = ({ films: seen }: History) =>
      Uint32Array.from({ length: films }, (_, film) => film).filter((f) => !seen.includes(f));

    test('scores as the formula of the paper', () => {
      for (let user = 0; user < users; user++) {
        const history = historyOf(data.ratings, user);
        const others = outside(history);
        const sums = Array.from(others, (film) =>
          Array.from(
            history.films,
            (from, k) => weight(history.halfStars[k]) * expected[from * films + film],
          ).reduce((sum, value) => sum + value, 0),
        );
        expect(worstMiss(scoresOf(ease, fit, data, history, others), sums)).toBeLessThan(1e-5);
      }
    });

    test('explains a score by the same shares', () => {
      const history = historyOf(data.ratings, 0);
      for (const film of outside(history)) {
        const { fromRatings, terms } = ease.explain!(fit as never, data, history, film, 'score');
        const shares = Array.from(
          history.films,
          (from, k) => weight(history.halfStars[k]) * expected[from * films + film],
        );
        expect(terms).toEqual([]);
        expect(worstMiss(fromRatings, shares)).toBeLessThan(1e-5);
        expect(explanationOf(ease, fit, data, history, film, 'score').miss).toBeLessThan(1e-5);
      }
    });
  });

  test('goes through the smaller side', () => {
    expect(Object.keys(fitted(ease, data))).toContain(route);
  });

  test('scores a film without ratings, and everything for nobody, 0', () => {
    const fit = fitted(ease, data);
    const [unrated] = scoresOf(
      ease,
      fit,
      data,
      historyOf(data.ratings, 1),
      Uint32Array.of(films - 1),
    );
    expect(Math.abs(unrated)).toBe(0);
    expect(scoresOf(ease, fit, data, nobody).every((score) => Math.abs(score) === 0)).toBe(true);
  });

  test('reports progress that only grows', () => {
    const fractions = stepsOf(ease, data).steps.map(({ done, total }) => done / total);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });
});
