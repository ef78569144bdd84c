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
const withModel = (id: string, params = {}): FittedModel => {
  const model = modelNamed(id);
  return { model, fitted: fitted(model, data, params), data };
};
const popularity = withModel('popularity', { count: 'liked' });
const ease = withModel('ease', { l2: 20 });

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

/** The first ratings of a user. */
function historyOfLength(n: number): History {
  const { films, halfStars } = historyOf(data.ratings, 1);
  if (films.length < n) throw new Error(`user 1 has only ${films.length} ratings`);
  return { films: films.subarray(0, n), halfStars: halfStars.subarray(0, n) };
}

const candidatesFor = ({ films }: History) =>
  ratedFilms(data).filter((film) => !films.includes(film));

/** (score − mean) / standard deviation, straight from the definition. */
function zScores(scores: readonly number[]): number[] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  return scores.map((score) => (score - mean) / Math.sqrt(variance));
}

/** People who gave a film four stars or more, counted over the users. */
function likes(film: number): number {
  let count = 0;
  for (let user = 0; user < data.ratings.rows; user++) {
    const { films, halfStars } = historyOf(data.ratings, user);
    if (halfStars[films.indexOf(film)] >= 8) count += 1;
  }
  return count;
}

function easeScores(history: History, films: Uint32Array): number[] {
  const out = new Float32Array(films.length);
  rankFilms(ease.model, ease.fitted, ease.data, history, films, out);
  return [...out];
}

const byScore = (a: { score: number }, b: { score: number }) => b.score - a.score;

describe('picks', () => {
  test.each([
    [1, 0.5],
    [5, 0.5],
    [6, 1],
    [12, 1],
  ])('after %d ratings rank by z(likes) + %d z(EASE) over the candidates', (n, weight) => {
    const history = historyOfLength(n);
    const candidates = candidatesFor(history);
    const popular = zScores([...candidates].map(likes));
    const personal = zScores(easeScores(history, candidates));
    const expected = [...candidates]
      .map((film, k) => ({ film, score: popular[k] + weight * personal[k] }))
      .sort(byScore);

    const picks = pickFilms({ popularity, ease }, history, candidates, FILMS);
    expect(picks.map(({ film }) => film)).toEqual(expected.map(({ film }) => film));
    picks.forEach(({ score }, k) => expect(score).toBeCloseTo(expected[k].score, 4));
  });

  test('for somebody without ratings are the most liked films, fitted or not', () => {
    const nobody = historyFrom([]);
    const candidates = candidatesFor(nobody);
    const expected = [...candidates]
      .map((film) => ({ film, score: likes(film) }))
      .sort(byScore)
      .map(({ film }) => film);
    for (const models of [{ popularity, ease }, { popularity }]) {
      const picks = pickFilms(models, nobody, candidates, FILMS);
      expect(picks.map(({ film }) => film)).toEqual(expected);
    }
  });

  test('without EASE are the most liked films, whatever was rated', () => {
    const history = historyOfLength(8);
    const picks = pickFilms({ popularity }, history, candidatesFor(history), 5);
    const counts = picks.map(({ film }) => likes(film));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(picks.every(({ explanation }) => explanation.fromRatings.every((v) => v === 0))).toBe(
      true,
    );
  });

  test('are only ever candidates', () => {
    const history = historyOfLength(4);
    const picks = pickFilms({ popularity, ease }, history, Uint32Array.of(30, 35, 39), 10);
    expect(picks.map(({ film }) => film).sort()).toEqual([30, 35, 39]);
    expect(pickFilms({ popularity, ease }, history, new Uint32Array(), 10)).toEqual([]);
  });

  test('begin the same however many are asked for', () => {
    const history = historyOfLength(8);
    const candidates = candidatesFor(history);
    const all = pickFilms({ popularity, ease }, history, candidates, FILMS);
    for (const count of [0, 1, 7]) {
      expect(pickFilms({ popularity, ease }, history, candidates, count)).toEqual(
        all.slice(0, count),
      );
    }
  });

  test('of films that are all liked alike are ranked by EASE alone', () => {
    const history = historyOfLength(8);
    const candidates = candidatesFor(history);
    const groups = Array.from({ length: 60 }, (_, n) => candidates.filter((f) => likes(f) === n));
    const alike = groups.reduce((largest, group) =>
      group.length > largest.length ? group : largest,
    );
    const scores = easeScores(history, alike);
    const expected = [...alike].map((film, k) => ({ film, score: scores[k] })).sort(byScore);
    const picks = pickFilms({ popularity, ease }, history, alike, FILMS);
    expect(alike.length).toBeGreaterThan(2);
    expect(picks.map(({ film }) => film)).toEqual(expected.map(({ film }) => film));
  });
});

describe('the explanation of a pick', () => {
  test.each([0, 1, 5, 6, 12])('adds up to its score after %d ratings', (n) => {
    const history = historyOfLength(n);
    const picks = pickFilms({ popularity, ease }, history, candidatesFor(history), FILMS);
    for (const { score, explanation } of picks) {
      const { terms, fromRatings, total } = explanation;
      const sum = [...terms.map(({ value }) => value), ...fromRatings].reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(score, 4);
      expect(total).toBeCloseTo(score, 4);
      expect(fromRatings).toHaveLength(n);
    }
  });

  test('gives popularity the z-score of the likes', () => {
    const history = historyOfLength(8);
    const candidates = candidatesFor(history);
    const popular = zScores([...candidates].map(likes));
    for (const { film, explanation } of pickFilms({ popularity, ease }, history, candidates, 9)) {
      const value = explanation.terms.find(({ id }) => id === 'popularity')?.value;
      expect(value).toBeCloseTo(popular[candidates.indexOf(film)], 5);
    }
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
    const rated = historyOfLength(10);
    const picks = pickFilms({ popularity, ease }, rated, candidatesFor(rated), FILMS);
    const byRating = picks.flatMap(({ explanation }) => {
      const reason = reasonOf(explanation, rated);
      return reason.kind === 'rating' ? [{ ...reason, shares: explanation.fromRatings }] : [];
    });
    expect(byRating.length).toBeGreaterThan(0);
    for (const { film, shares } of byRating) {
      expect(shares[rated.films.indexOf(film)]).toBe(Math.max(...shares));
    }
  });
});
