import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../../src/core/history';
import { filmMatcher } from '../../../src/core/profile';
import {
  filmsForPoints,
  SAMPLE_TASTE,
  startingTasteFrom,
  withStarting,
} from '../../../src/core/recommend/starting-taste';
import { loadPublic } from '../../fixtures';

const ref = (title: string) => ({ title, year: 1999, imdb: 0 });
const nothing = { has: () => false };

describe('points for groups', () => {
  const groups = ['a', 'b', 'c'].map((g) => [1, 2, 3, 4].map((k) => ref(`${g}${k}`)));

  test('stand for three films each, group by group in turn', () => {
    const titles = filmsForPoints(groups, [1, 0, 1]).map(({ film }) => film.title);
    expect(titles).toEqual(['a1', 'c1', 'a2', 'c2', 'a3', 'c3']);
    expect(filmsForPoints(groups, [0, 0, 0])).toEqual([]);
  });

  test('stand for no more films than a group has', () => {
    expect(filmsForPoints(groups, [0, 3, 0]).map(({ film }) => film.title)).toEqual([
      'b1',
      'b2',
      'b3',
      'b4',
    ]);
  });
});

describe('a history with ratings to begin with', () => {
  const starting = [5, 3, 8].map((film) => ({ film, halfStars: 9 }));

  test('has them all while nothing is rated', () => {
    expect(withStarting(historyFrom([]), starting, nothing)).toEqual(historyFrom(starting));
  });

  test('loses the least telling one for each rating of one’s own, and in the end all', () => {
    const own = [10, 11, 12].map((film) => ({ film, halfStars: 2 }));
    const films = [1, 2, 3].map((n) => [
      ...withStarting(historyFrom(own.slice(0, n)), starting, nothing).films,
    ]);
    expect(films).toEqual([
      [3, 5, 10],
      [5, 10, 11],
      [10, 11, 12],
    ]);
  });

  test('never has one for a film of which something has been said', () => {
    const own = historyFrom([{ film: 5, halfStars: 1 }]);
    const said = new Set([5, 3]);
    expect(withStarting(own, starting, said)).toBe(own);
    expect([...withStarting(historyFrom([]), starting, said).films]).toEqual([8]);
  });
});

describe('what was kept of it', () => {
  test('is read as it was', () => {
    const kept = JSON.parse(JSON.stringify(SAMPLE_TASTE)) as unknown;
    expect(startingTasteFrom(kept)).toEqual(SAMPLE_TASTE);
  });

  test.each([
    ['nothing', null],
    ['another kind', { kind: 'mine', films: [] }],
    ['no films', { kind: 'groups' }],
    ['no stars', { kind: 'groups', films: [{ film: ref('Up') }] }],
    ['too many stars', { kind: 'groups', films: [{ film: ref('Up'), halfStars: 11 }] }],
    ['half of a half star', { kind: 'groups', films: [{ film: ref('Up'), halfStars: 1.5 }] }],
    ['no title', { kind: 'groups', films: [{ film: {}, halfStars: 9 }] }],
  ])('is refused with %s', (_, kept) => {
    expect(() => startingTasteFrom(kept)).toThrow(/^Got |got /);
  });
});

test('the sample taste is found whole in the sample data set', async () => {
  const { data } = await loadPublic('sample.zip');
  const matcher = filmMatcher(data.films);
  expect(SAMPLE_TASTE.films.filter(({ film }) => matcher.find(film) === undefined)).toEqual([]);
});
