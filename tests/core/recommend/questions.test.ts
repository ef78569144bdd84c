import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../../src/core/history';
import { modelNamed } from '../../../src/core/models/registry';
import { chancesToKnow } from '../../../src/core/recommend/acquaintance';
import { chooseOnboarding } from '../../../src/core/recommend/onboarding';
import { chooseQuestions, expectedMovements } from '../../../src/core/recommend/questions';
import { seeded } from '../../../src/core/random';
import { datasetFrom, fitted, loadPublic, worstMiss } from '../../fixtures';

const [USERS, FILMS] = [12, 9];
const triplets = (() => {
  const random = seeded(5);
  const cells = Array.from({ length: USERS * FILMS }, (_, k) => ({
    user: k % USERS,
    film: Math.floor(k / USERS),
  }));
  return cells
    .filter(() => random.next() < 0.6)
    .map((cell) => ({ ...cell, halfStars: 1 + random.below(10) }));
})();
const small = datasetFrom(USERS, FILMS, triplets);
const none = new Uint32Array();
const smallFilms = Uint32Array.from({ length: FILMS }, (_, film) => film);

const weight = (halfStars: number) => (halfStars >= 8 ? 1 : halfStars >= 6 ? 0.5 : 0.1);
const ratersOf = (film: number) => triplets.filter((rating) => rating.film === film);
const choice = (user: number, film: number) => {
  const rating = ratersOf(film).find((one) => one.user === user);
  return rating ? weight(rating.halfStars) : 0;
};

/** What people who chose a film add to another's score, once the answer to the first counts so much. */
function score(film: number, answer: number, pick: number): number {
  let sum = 0;
  for (let user = 0; user < USERS; user++) {
    const rated = triplets.filter((rating) => rating.user === user).length;
    if (rated > 0) sum += (choice(user, film) * answer * choice(user, pick)) / Math.sqrt(rated);
  }
  return sum / (Math.sqrt(ratersOf(film).length) + 3);
}

describe('what an answer would move', () => {
  test('is what every answer that others gave moves the scores of the picks, by how much it weighs', () => {
    const picks = [1, 4, 7];
    const expected = Array.from(smallFilms, (film) => {
      const moved = (answer: number) => {
        const after = picks.reduce((sum, pick) => sum + score(film, answer, pick), 0);
        const before = picks.reduce((sum, pick) => sum + score(film, 0, pick), 0);
        return after - before;
      };
      const answers = [
        ...ratersOf(film).map(({ halfStars }) => weight(halfStars)),
        ...new Array<number>(3).fill(Math.sqrt(0.45)),
      ];
      return answers.reduce((sum, answer) => sum + answer * moved(answer), 0) / answers.length;
    });
    const movements = expectedMovements(small, smallFilms, Uint32Array.from(picks));
    expect(worstMiss(movements, expected)).toBeLessThan(1e-12);
    expect(Math.max(...movements)).toBeGreaterThan(2 * Math.min(...movements));
  });
});

describe('the chance to know a film', () => {
  const share = (film: number) => ratersOf(film).length / USERS;

  test('is the share of people who rated it, before anything is said', () => {
    const chances = chancesToKnow(small, { rated: none, notSeen: none }, smallFilms);
    const shares = Array.from({ length: FILMS }, (_, film) => share(film));
    expect(worstMiss(chances, shares)).toBeLessThan(1e-12);
  });

  test('follows Bayes from what is known and what is not', () => {
    const [known, unseen] = [2, 5];
    const has = (user: number, film: number) => (choice(user, film) > 0 ? 1 : 0);
    const like = Array.from({ length: USERS }, (_, user) => {
      const b = (film: number) => (0.3 * ratersOf(film).length) / (USERS + 1);
      const rated = 0.7 * has(user, known) + b(known);
      const notSeen = 1 - 0.7 * has(user, unseen) - b(unseen);
      return rated * notSeen ** 0.3;
    });
    const total = like.reduce((sum, value) => sum + value, 0);
    const expected = Array.from({ length: FILMS }, (_, film) => {
      const among = like.reduce((sum, value, user) => sum + value * has(user, film), 0) / total;
      return Math.sqrt(among * share(film));
    });
    const said = { rated: Uint32Array.of(known), notSeen: Uint32Array.of(unseen) };
    expect(worstMiss(chancesToKnow(small, said, smallFilms), expected)).toBeLessThan(1e-12);
  });
});

describe('the films to ask about', async () => {
  const { data } = await loadPublic('sample.zip');
  const model = modelNamed('popularity');
  const ranking = { model, fitted: fitted(model, data), data };
  const history = historyFrom([
    { film: 3, halfStars: 9 },
    { film: 40, halfStars: 3 },
  ]);
  const asked = { history, notSeen: none, passed: new Set<number>() };
  const apart = () => 0;
  type Asked = Parameters<typeof chooseQuestions>[1];
  const ask = (asked: Asked, count: number, likeness = apart as (a: number, b: number) => number) =>
    chooseQuestions(ranking, asked, { count, likeness }).map(({ film }) => film);
  const six = ask(asked, 6);

  test('are those of onboarding for somebody who has rated nothing', () => {
    const passed = new Set([3]);
    const nobody = { history: historyFrom([]), notSeen: none, passed };
    expect(ask(nobody, 12)).toEqual([...chooseOnboarding(data, 12, passed)]);
  });

  test('are neither rated nor passed', () => {
    const passed = new Set(six);
    const others = ask({ ...asked, passed }, 60);
    expect(others).toHaveLength(60);
    expect(others.filter((film) => passed.has(film))).toEqual([]);
    expect([...others, ...six].filter((film) => history.films.includes(film))).toEqual([]);
  });

  test('begin the same however many are asked for', () => {
    expect(ask(asked, 2)).toEqual(six.slice(0, 2));
  });

  test.each([
    ['one rating each', 0, 499],
    ['one or two ratings each', 450, 449],
    ['two ratings for fewer than 400', 300, 499],
  ])('are the most rated where nobody knows what others know: %s', (_, twice, expected) => {
    // Films 0 … 499 by a user of their own each, the first of them by another one too; 500 … 509 by nobody.
    const films = Array.from({ length: 500 + twice }, (_, user) => user % 500);
    const scattered = films.map((film, user) => ({ user, film, halfStars: 7 }));
    const data = datasetFrom(films.length, 510, scattered);
    const said = { ...asked, history: historyFrom([{ film: 7, halfStars: 9 }]) };
    const most = { count: 510, likeness: apart };
    const ranking = { model, fitted: fitted(model, data), data };
    expect(chooseQuestions(ranking, said, most)).toHaveLength(expected);
  });

  test('are not alike: what is just like the first comes after all others', () => {
    const alike = (a: number, b: number) => (six.includes(a) && six.includes(b) ? 1 : 0);
    const others = ask(asked, 6, alike);
    expect(others[0]).toBe(six[0]);
    expect(others.slice(1).filter((film) => six.includes(film))).toEqual([]);
  });

  test('follow what has not been seen: who does not know a film knows fewer of its company', () => {
    const [notSeen] = six;
    const said = { ...asked, notSeen: Uint32Array.of(notSeen), passed: new Set([notSeen]) };
    const chance = (notSeen: Uint32Array) =>
      chancesToKnow(data, { rated: history.films, notSeen }, Uint32Array.of(six[0]))[0];
    expect(chance(said.notSeen)).toBeLessThan(chance(none));
    expect(ask(said, 6)).not.toContain(notSeen);
  });

  test.each([
    ['somebody', history],
    ['nobody', historyFrom([])],
  ])('come with the chance that %s knows them', (_, history) => {
    const notSeen = Uint32Array.of(8);
    const said = { history, notSeen, passed: new Set([8]) };
    const questions = chooseQuestions(ranking, said, { count: 6, likeness: apart });
    const films = Uint32Array.from(questions, ({ film }) => film);
    const chances = chancesToKnow(data, { rated: history.films, notSeen }, films);
    expect(questions.map(({ chance }) => chance)).toEqual([...chances]);
    expect(films).toHaveLength(6);
  });
});
