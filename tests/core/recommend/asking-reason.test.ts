import { expect, test } from 'vitest';
import { historyFrom } from '../../../src/core/history';
import { askingFacts, askingReason } from '../../../src/core/recommend/asking-reason';
import { datasetFrom, type Triplet } from '../../fixtures';

const nobody = historyFrom([]);

/** Even users like even films, odd users odd ones; film 0 is rated by all, alike or as `stars` says. */
function halves(users: number, films: number, stars: (user: number) => number) {
  const all: Triplet[] = [];
  for (let user = 0; user < users; user++) {
    all.push({ user, film: 0, halfStars: stars(user) });
    for (let film = 1; film < films; film++) {
      all.push({ user, film, halfStars: (user + film) % 2 === 0 ? 8 : 4 });
    }
  }
  return datasetFrom(users, films, all);
}

const reasonFor = (data: ReturnType<typeof halves>, film: number, history = nobody, chance = 0.2) =>
  askingReason(data, askingFacts(data), { history, film, chance });

test('a film whose ratings lie further apart than others’ splits opinion', () => {
  const data = halves(40, 12, (user) => (user % 4 < 2 ? 1 : 10));
  expect(reasonFor(data, 0)).toEqual({ kind: 'splits', likely: false });
});

test('a film that lovers of one genre rate higher separates it from the other, whichever way round', () => {
  // Bit 0 is Even, bit 1 is Odd; film 0 is even.
  const even = halves(40, 12, (user) => (user % 2 === 0 ? 7 : 5));
  expect(reasonFor(even, 0)).toMatchObject({ kind: 'separates', liked: 0, other: 1 });
  const odd = halves(40, 12, (user) => (user % 2 === 0 ? 5 : 7));
  expect(reasonFor(odd, 0)).toMatchObject({ kind: 'separates', liked: 1, other: 0 });
});

test('a film whose ratings have nothing to do with genres separates none', () => {
  const data = halves(40, 12, (user) => (user % 4 < 2 ? 6 : 7));
  expect(reasonFor(data, 0)).toEqual({ kind: 'known', likely: false });
});

test('of very many users some are asked what they like, spread over all, and tell the same', () => {
  const data = halves(40_001, 4, (user) => (user % 2 === 0 ? 7 : 5));
  const { tastes } = askingFacts(data);
  expect([tastes.apart, tastes.means.length]).toEqual([3, 13_334]);
  expect(reasonFor(data, 0)).toMatchObject({ kind: 'separates', liked: 0, other: 1 });
});

/** Films 0 and 1 have the same ten raters of a hundred, film 2 has ten others; all give film 3 the same. */
const company = datasetFrom(
  100,
  4,
  Array.from({ length: 100 }, (_, user) => [
    ...(user < 10 ? [0, 1] : []),
    ...(user >= 90 ? [2] : []),
    3,
  ]).flatMap((films, user) => films.map((film) => ({ user, film, halfStars: 5 + (user % 3) }))),
);

test('a film that has the raters of one of yours is near it, and not near another', () => {
  const rated = historyFrom([
    { film: 1, halfStars: 9 },
    { film: 2, halfStars: 9 },
  ]);
  const facts = { ...askingFacts(company), splitsFrom: Infinity };
  const reason = (film: number, history = rated) =>
    askingReason(company, facts, { history, film, chance: 0.9 });
  expect(reason(0)).toEqual({ kind: 'near', film: 1, likely: true });
  expect(reason(0, nobody)).toEqual({ kind: 'moves', likely: true });
  expect(reason(3)).toEqual({ kind: 'known', likely: true });
});
