import { describe, expect, test } from 'vitest';
import { ratedFilms } from '../../../src/core/dataset';
import { historyFrom, historyOf, type History } from '../../../src/core/history';
import { rankFilms, type Explanation } from '../../../src/core/models/model';
import { modelNamed } from '../../../src/core/models/registry';
import { seeded } from '../../../src/core/random';
import { pickFilms, reasonOf, type FittedModel } from '../../../src/core/recommend/picks';
import { datasetFrom, fitted } from '../../fixtures';

const FILMS = 40;
const data = scattered(60, FILMS);
const model = modelNamed('ease');
const ease: FittedModel = { model, fitted: fitted(model, data, { l2: 20 }), data };
/** Every film a series of its own. */
const ALONE = Uint32Array.from({ length: FILMS }, (_, film) => film);

/** Two tastes and some noise: a user likes films of their own half more; low numbers are seen more often. */
function scattered(users: number, films: number) {
  const random = seeded(3);
  const cells = Array.from({ length: users * films }, (_, k) => ({
    user: Math.floor(k / films),
    film: k % films,
  }));
  const seen = cells.filter(({ film }) => random.next() < 0.6 - film / (2 * films));
  const rated = seen.map(({ user, film }) => ({
    user,
    film,
    halfStars: ((user + film) % 2 === 0 ? 6 : 2) + random.below(5),
  }));
  return datasetFrom(users, films, rated);
}

const rated = ((): History => {
  const { films, halfStars } = historyOf(data.ratings, 1);
  return { films: films.subarray(0, 10), halfStars: halfStars.subarray(0, 10) };
})();

const candidatesFor = ({ films }: History) =>
  ratedFilms(data).filter((film) => !films.includes(film));

describe('picks', () => {
  const candidates = candidatesFor(rated);

  /** Candidates, best first, by the model's own scores. */
  const ranked = (() => {
    const scores = new Float32Array(candidates.length);
    rankFilms(ease.model, ease.fitted, data, rated, candidates, scores);
    return [...candidates]
      .map((film, k) => ({ film, score: scores[k] }))
      .sort((a, b) => b.score - a.score)
      .map(({ film }) => film);
  })();

  test('are the candidates in the order of the model', () => {
    const picks = pickFilms(ease, rated, candidates, { count: FILMS, series: ALONE });
    expect([...picks]).toEqual(ranked);
  });

  test('are only ever candidates, and none where there are none', () => {
    const few = Uint32Array.from(ranked.slice(0, 3)).sort();
    const picks = pickFilms(ease, rated, few, { count: 10, series: ALONE });
    expect([...picks]).toEqual(ranked.slice(0, 3));
    const none = pickFilms(ease, rated, new Uint32Array(), { count: 10, series: ALONE });
    expect(none).toHaveLength(0);
  });

  describe('of a series', () => {
    /** The best four films, and then two more, are one series; so are three others. */
    const series = ALONE.slice();
    const [longer, shorter] = [
      [0, 1, 2, 3, 11, 12],
      [5, 6, 7],
    ].map((places) => places.map((place) => ranked[place]));
    for (const film of longer) series[film] = 100;
    for (const film of shorter) series[film] = 200;
    const all = [...pickFilms(ease, rated, candidates, { count: FILMS, series })];

    test('come two in ten, the best ones; the others wait for the next ten', () => {
      const first = all.slice(0, 10);
      const second = all.slice(10, 20);
      expect(first.filter((film) => longer.includes(film))).toEqual(longer.slice(0, 2));
      expect(first.filter((film) => shorter.includes(film))).toEqual(shorter.slice(0, 2));
      expect(second.slice(0, 3)).toEqual([longer[2], longer[3], shorter[2]]);
      expect(second.filter((film) => longer.includes(film))).toHaveLength(2);
    });

    test('are all there in the end, and the others keep their order', () => {
      expect([...all].sort()).toEqual([...ranked].sort());
      const others = (films: readonly number[]) => films.filter((film) => series[film] < 100);
      expect(others(all)).toEqual(others(ranked));
    });

    test('come the same however many are asked for', () => {
      for (const count of [0, 1, 7, 10, 13, 25]) {
        const picks = pickFilms(ease, rated, candidates, { count, series });
        expect([...picks]).toEqual(all.slice(0, count));
      }
    });

    test('wait for others however far down these are', () => {
      const last = ranked.slice(-3);
      const one = series.map((_, film) => (last.includes(film) ? film : 100));
      const picks = [...pickFilms(ease, rated, candidates, { count: 5, series: one })];
      expect(picks).toEqual([...ranked.slice(0, 2), ...last]);
    });

    test('fill the list where there is nothing else', () => {
      const one = new Uint32Array(FILMS);
      expect([...pickFilms(ease, rated, candidates, { count: 12, series: one })]).toEqual(
        ranked.slice(0, 12),
      );
    });
  });
});

describe('the reason for a pick', () => {
  const history = historyFrom([
    { film: 3, halfStars: 9 },
    { film: 5, halfStars: 4 },
    { film: 8, halfStars: 10 },
  ]);
  const explained = (popular: number, ...fromRatings: number[]): Explanation => ({
    total: 0,
    terms: [
      { id: 'popularity', value: popular },
      { id: 'centring', value: -9 },
    ],
    fromRatings: Float64Array.from(fromRatings),
  });

  test.each([
    ['popularity, where it is the largest part', explained(2, 1, 0.5, 1.5), { kind: 'popular' }],
    ['popularity, where the largest part is as large', explained(1, 0, 0, 1), { kind: 'popular' }],
    [
      'popularity, where no rating speaks for the film',
      explained(-1, -2, 0, -1),
      { kind: 'popular' },
    ],
    [
      'the rating that adds most',
      explained(0.8, 0.5, 0.2, 1),
      { kind: 'rating', film: 8, halfStars: 10, mostly: false },
    ],
    [
      'one rating mostly, where it outweighs all else that speaks for the film',
      explained(0.4, 0.5, -5, 1),
      { kind: 'rating', film: 8, halfStars: 10, mostly: true },
    ],
    [
      'one rating, but not mostly, where it is just half',
      explained(0.5, 0.5, 0, 1),
      { kind: 'rating', film: 8, halfStars: 10, mostly: false },
    ],
    [
      'a rating although popularity speaks against the film',
      explained(-3, 0.1, 0, 0.05),
      { kind: 'rating', film: 3, halfStars: 9, mostly: true },
    ],
  ])('is %s', (_, explanation, expected) => {
    expect(reasonOf(explanation, history)).toEqual(expected);
  });

  test('is popularity for somebody without ratings', () => {
    expect(reasonOf(explained(1), historyFrom([]))).toEqual({ kind: 'popular' });
  });

  test('is a true part of the score: no other rating adds more', () => {
    const candidates = candidatesFor(rated);
    const picks = pickFilms(ease, rated, candidates, { count: FILMS, series: ALONE });
    const reasons = Array.from(picks, (film) => {
      const explanation = ease.model.explain?.(ease.fitted, data, rated, film, 'score');
      return explanation && { ...explanation, reason: reasonOf(explanation, rated) };
    });
    const byRating = reasons.filter((one) => one?.reason.kind === 'rating');
    expect(byRating.length).toBeGreaterThan(0);
    for (const one of byRating) {
      if (one?.reason.kind !== 'rating') continue;
      const { film } = one.reason;
      expect(one.fromRatings[rated.films.indexOf(film)]).toBe(Math.max(...one.fromRatings));
    }
  });
});
