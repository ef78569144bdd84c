import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { historyFrom, type History } from '../../src/core/history';
import { coldStart } from '../../src/core/models/cold-start';
import { contentRidge } from '../../src/core/models/content-ridge';
import { ease } from '../../src/core/models/ease';
import { forYou } from '../../src/core/models/for-you';
import { ials as ialsModel } from '../../src/core/models/ials';
import type { Fitted, Model } from '../../src/core/models/model';
import { popularity } from '../../src/core/models/popularity';
import { rankBlend } from '../../src/core/models/rank-blend';
import { userKnn } from '../../src/core/models/user-knn';
import { countOf } from '../../src/core/ratings';
import { seeded } from '../../src/core/random';
import { datasetFrom, fitted, worstMiss } from '../fixtures';
import { explanationOf, scoresOf, starsOf } from './model-checks';
import { holds } from './property';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const FILMS = 70;

/** Two fifths of the cells of 50 users and 70 films, fewer from film to film; the last film rated by nobody. */
const data = (() => {
  const random = seeded(5);
  const cells = Array.from({ length: 50 * 69 }, (_, k) => ({ user: k % 50, film: k % 69 }));
  const rated = cells.filter(({ film }) => random.next() < 0.8 - film / 90);
  return datasetFrom(
    50,
    FILMS,
    rated.map((cell) => ({ ...cell, halfStars: 1 + random.below(10) })),
  );
})();

/** Rates films 3, 4, … */
const historyOfLength = (n: number) =>
  historyFrom(
    Array.from({ length: n }, (_, k) => ({ film: k + 3, halfStars: 1 + ((7 * k) % 10) })),
  );

/** z-scores over the films outside of the history. */
function z(model: Model, fit: Fitted, history: History): Float64Array {
  const scores = Float64Array.from(scoresOf(model, fit, data, history));
  const unseen = scores.filter((_, film) => !history.films.includes(film));
  const mean = unseen.reduce((sum, s) => sum + s, 0) / unseen.length;
  const variance = unseen.reduce((sum, s) => sum + (s - mean) ** 2, 0) / unseen.length;
  return scores.map((s) => (s - mean) / Math.sqrt(variance));
}

describe('cold-start', () => {
  const fit = fitted(coldStart, data);
  const liked = fitted(popularity, data, { count: 'liked' });
  const smooth = fitted(ease, data, { l2: 150 });
  const people = fitted(userKnn, data);
  const blend = fitted(rankBlend, data);
  const parts: Record<string, (history: History) => Float64Array> = {
    popularity: (history) => z(popularity, liked, history),
    ease: (history) => z(ease, smooth, history),
    people: (history) => z(userKnn, people, history),
    ials: (history) => {
      const { ials } = blend as unknown as { ials: Fitted };
      return z(ialsModel, ials, history);
    },
  };

  test.each([
    [0, { popularity: 1 }],
    [1, { popularity: 1, ease: 0.5 }],
    [2, { popularity: 1, ease: 0.5 }],
    [3, { people: 1, popularity: 0.3, ease: 0.3 }],
    [19, { people: 1, popularity: 0.3, ease: 0.3 }],
    [20, { people: 1, ease: 0.3, ials: 0.3 }],
    [39, { people: 1, ease: 0.3, ials: 0.3 }],
  ])('with %i ratings ranks by the right models', (n, weights) => {
    const history = historyOfLength(n);
    const expected = new Float64Array(FILMS);
    for (const [name, weight] of Object.entries(weights)) {
      parts[name](history).forEach((value, film) => (expected[film] += weight * value));
    }
    expect(worstMiss(scoresOf(coldStart, fit, data, history), expected)).toBeLessThan(1e-4);
  });

  test('with 40 ratings ranks by the rank blend, or from where it is told to', () => {
    const expected = (history: History) => scoresOf(rankBlend, blend, data, history);
    const [many, few] = [historyOfLength(40), historyOfLength(5)];
    expect(scoresOf(coldStart, fit, data, many)).toEqual(expected(many));
    expect(scoresOf(coldStart, fit, data, few)).not.toEqual(expected(few));
    const early = fitted(coldStart, data, { blendFrom: 5 });
    expect(scoresOf(coldStart, early, data, few)).toEqual(expected(few));
  });
});

describe('for-you', () => {
  const fit = fitted(forYou, data);
  const quick = fitted(forYou, data, { parts: 'quick' });
  const ridge = fitted(contentRidge, data);
  const stars = (history: History) => starsOf(contentRidge, ridge, data, history);
  /** What a history adds to the stars that anybody is predicted. */
  const taste: Model = {
    ...coldStart,
    rank(_fitted, _data, history, films, out) {
      const [own, anybody] = [stars(history), stars(historyFrom([]))];
      films.forEach((film, k) => (out[k] = own[film] - anybody[film]));
    },
  };
  const byStars: Model = {
    ...coldStart,
    rank: (_fitted, _data, history, films, out) =>
      films.forEach((film, k) => (out[k] = stars(history)[film])),
  };
  const parts: Record<string, (history: History) => Float64Array> = {
    popularity: (history) => z(popularity, fitted(popularity, data, { count: 'liked' }), history),
    ease: (history) => z(ease, fitted(ease, data, { l2: 150 }), history),
    people: (history) => z(userKnn, fitted(userKnn, data), history),
    blend: (history) =>
      Float64Array.from(scoresOf(rankBlend, fitted(rankBlend, data), data, history)),
    stars: (history) => z(byStars, {}, history),
    taste: (history) => z(taste, {}, history),
  };
  const settled = { people: 1, ease: 1, stars: 1, taste: 0.5 };

  test.each<[string, number, Record<string, number>]>([
    ['all', 0, { popularity: 1 }],
    ['all', 2, { popularity: 1, ease: 0.5 }],
    ['all', 3, { people: 1, popularity: 0.3, ease: 0.3 }],
    [
      'all',
      6,
      { people: 1, popularity: (0.3 * 4) / 7, ease: 0.3 + 0.3, stars: 3 / 7, taste: 1.5 / 7 },
    ],
    ['all', 10, settled],
    ['all', 19, settled],
    ['quick', 20, settled],
    ['all', 20, { blend: 1, stars: 1 }],
    ['all', 45, { blend: 1, stars: 1 }],
  ])('with %s parts and %i ratings weighs what it should', (which, n, weights) => {
    const history = historyOfLength(n);
    const expected = new Float64Array(FILMS);
    for (const [name, weight] of Object.entries(weights)) {
      parts[name](history).forEach((value, film) => (expected[film] += weight * value));
    }
    const scores = scoresOf(forYou, which === 'all' ? fit : quick, data, history);
    expect(worstMiss(scores, expected)).toBeLessThan(1e-4);
  });
});

describe.each<{ model: Model }>([{ model: coldStart }, { model: rankBlend }, { model: forYou }])(
  '$model.id',
  ({ model }) => {
    test.each([0, 0.5, -0.5])('explains the score of any history, γ = %d', (adventurousness) => {
      const fit = fitted(model, data, { adventurousness });
      const someFilm = fc.integer({ min: 0, max: FILMS - 1 });
      const someRating = fc.record({ film: someFilm, halfStars: fc.integer({ min: 1, max: 10 }) });
      const someHistory = fc.array(someRating, { maxLength: 60 }).map(historyFrom);
      holds(fc.tuple(someHistory, someFilm), ([history, film]) => {
        if (history.films.includes(film)) return;
        const { miss, shares } = explanationOf(model, fit, data, history, film, 'score');
        expect(miss).toBeLessThan(1e-5);
        expect(shares).toBe(history.films.length);
      });
    });

    test('shares the scores of its parts out as they do: the rest is the same for every film', () => {
      const fit = fitted(model, data);
      for (const ratings of [1, 12, 25, 45]) {
        const history = historyOfLength(ratings);
        const constants = [50, 60, 68].map((film) => {
          const { terms } = model.explain!(fit, data, history, film, 'score');
          return terms.find(({ id }) => id === 'centring')!.value;
        });
        expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-5);
      }
    });

    test('scores what nobody is shown: films that are all known', () => {
      const everything = historyFrom(
        Array.from({ length: FILMS }, (_, film) => ({ film, halfStars: 1 + (film % 10) })),
      );
      expect(scoresOf(model, fitted(model, data), data, everything).every(Number.isFinite)).toBe(
        true,
      );
    });

    test('ranks less known films higher where somebody is adventurous, without another fit', () => {
      const history = historyOfLength(12);
      const fit = fitted(model, data);
      const fame = (gamma: number) => {
        const scores = scoresOf(model, { ...fit, adventurousness: gamma }, data, history);
        const best = [...scores.keys()]
          .filter((film) => !history.films.includes(film) && film < FILMS - 1)
          .sort((a, b) => scores[b] - scores[a])
          .slice(0, 10);
        return best.reduce((sum, film) => sum + countOf(data.byFilm, film), 0);
      };
      expect(fame(1)).toBeLessThan(fame(0));
      expect(fame(-1)).toBeGreaterThan(fame(0));
      expect(fitted(model, data, { adventurousness: 1 })).toStrictEqual({
        ...fit,
        adventurousness: 1,
      });
    });
  },
);
