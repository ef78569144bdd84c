import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingFilms } from '../../../src/core/imports/found-films';
import type { Match } from '../../../src/core/imports/match';
import { countsBefore, type NamedFilm, type Said } from '../../../src/core/imports/said';
import type { Opinion } from '../../../src/core/profile';
import { holds } from '../property';
import { foundFilms } from './found';

const missing: Match = { kind: 'missing' };
const nowhere = () => missing;
const rated = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });

function said(film: Partial<NamedFilm>, more: Partial<Said> = {}): Said {
  return {
    film: { title: 'Heat', year: 1995, imdb: 0, tmdb: 0, ...film },
    opinion: rated(8),
    at: 5,
    where: 'ratings.csv, line 2',
    ...more,
  };
}

/** How many rows each film has, by the titles of those that count. */
const shape = (rows: readonly Said[], find: (film: NamedFilm) => Match = nowhere) =>
  foundFilms(rows, find).map((film) => [film.said.film.title, 1 + film.others]);

describe('rows of one film are put together', () => {
  const byYear = ({ year }: NamedFilm): Match => ({ kind: 'matched', film: year, by: 'title' });

  test.each<[string, readonly Partial<NamedFilm>[]]>([
    ['by IMDb id', [{ imdb: 7 }, { imdb: 7, title: 'Fuego', year: 1996 }]],
    ['by TMDB id', [{ tmdb: 7 }, { tmdb: 7, title: 'Fuego', year: 1996 }]],
    ['by TMDB id, of which one has its IMDb id too', [{ tmdb: 7, imdb: 8 }, { tmdb: 7 }]],
    ['by title and year', [{}, { title: 'the HEAT' }]],
    ['by title and year, of which one has an id', [{ imdb: 7 }, {}]],
    [
      'by title and year, one with another id than the other',
      [{ tmdb: 7, imdb: 8 }, { tmdb: 7 }, {}],
    ],
  ])('%s', (_, films) => {
    const rows = films.map((film) => said(film));
    expect(foundFilms(rows, nowhere)).toHaveLength(1);
    expect(foundFilms(rows.toReversed(), nowhere)).toHaveLength(1);
  });

  test('by the film that they are matched with, whatever they are called', () => {
    const rows = [said({ imdb: 1 }), said({ title: 'Fuego', imdb: 1 }), said({ year: 1996 })];
    expect(shape(rows, byYear)).toEqual([
      ['Heat', 2],
      ['Heat', 1],
    ]);
  });

  test('with the ids that any of them has', () => {
    const rows = [{ ...said({}), at: 9 }, said({ imdb: 7 }), said({ imdb: 7, tmdb: 8 })];
    for (const find of [nowhere, byYear]) {
      const [{ said: best }] = foundFilms(rows, find);
      expect(best).toEqual({ ...rows[0], film: { ...rows[0].film, imdb: 7, tmdb: 8 } });
    }
  });

  test('in the order in which they first appear', () => {
    const rows = [said({ title: 'B' }), said({ title: 'A' }), said({ title: 'b' })];
    expect(shape(rows)).toEqual([
      ['b', 2],
      ['A', 1],
    ]);
  });
});

describe('rows of two films stay apart', () => {
  test.each<[string, readonly Partial<NamedFilm>[]]>([
    ['by their ids, though they have one name', [{ imdb: 7 }, { imdb: 8 }]],
    ['by year', [{ year: 1995 }, { year: 1986 }]],
    ['by titles that are nothing but marks', [{ title: '???' }, { title: '!!!' }]],
  ])('%s', (_, films) => {
    expect(
      foundFilms(
        films.map((film) => said(film)),
        nowhere,
      ),
    ).toHaveLength(films.length);
  });

  test('and one that could be either is a third', () => {
    expect(shape([said({ imdb: 7 }), said({ imdb: 8 }), said({ title: 'heat' })])).toEqual([
      ['Heat', 1],
      ['Heat', 1],
      ['heat', 1],
    ]);
  });

  test('and so do all that the profile keeps under references of their own', () => {
    const kept = (title: string) => said({}, { keptAs: { title, year: 1995, imdb: 0 } });
    const found = (): Match => ({ kind: 'matched', film: 3, by: 'title' });
    expect(shape([kept('Heat'), kept('Heat, The'), kept('Heat')], found)).toEqual([
      ['Heat', 2],
      ['Heat', 1],
    ]);
  });
});

test('of a film that row counts which says most, then the latest', () => {
  const rows = [
    said({}, { at: 4 }),
    said({}, { at: 6, opinion: { kind: 'seen' } }),
    said({}, { at: 5, opinion: rated(3) }),
  ];
  const [film] = foundFilms(rows, nowhere);
  expect(film).toEqual({ said: rows[2], others: 2, match: missing });
});

test('what is said of a film that is found is with how it was found', () => {
  const match: Match = { kind: 'ambiguous', films: [3, 1] };
  expect(foundFilms([said({})], () => match)).toEqual([{ said: said({}), others: 0, match }]);
});

test('many rows are looked for in steps', () => {
  const rows = Array.from({ length: 1000 }, (_, k) => said({ title: `Film ${k}` }));
  const steps = [...findingFilms(rows, nowhere)];
  expect(steps.length).toBeGreaterThan(10);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

describe('rows with two IMDb ids that title and year match with one film', () => {
  const WAR = 'War of the Worlds';
  const [one, two] = [said({ title: WAR, imdb: 407304 }), said({ title: WAR, imdb: 449040 })];
  const by =
    (doubts: Readonly<Record<number, number>>) =>
    ({ imdb }: NamedFilm): Match => ({
      kind: 'matched',
      film: 1,
      by: 'title',
      doubt: doubts[imdb] ?? 0,
    });
  const matchesOf = (rows: readonly Said[], find: (film: NamedFilm) => Match) =>
    foundFilms(rows, find).map(({ said: { film }, match }) => [film.imdb, match.kind]);

  test('are two films: that which agrees best is it, the other is missing', () => {
    const find = by({ 407304: 2 });
    expect(matchesOf([one, two], find)).toEqual([
      [407304, 'missing'],
      [449040, 'matched'],
    ]);
    expect(matchesOf([two, one], find)).toEqual([
      [449040, 'matched'],
      [407304, 'missing'],
    ]);
  });

  test('are two films though they agree equally well', () => {
    for (const rows of [
      [one, two],
      [two, one],
    ]) {
      expect(matchesOf(rows, by({})).toSorted()).toEqual([
        [407304, 'matched'],
        [449040, 'missing'],
      ]);
    }
  });

  test('leave one without any to that which agrees best', () => {
    const films = foundFilms([one, two, said({ title: WAR })], by({ 407304: 2 }));
    expect(films.map(({ said: { film }, others }) => [film.imdb, others])).toEqual([
      [407304, 0],
      [449040, 1],
    ]);
  });

  test('give way to what an id matched', () => {
    const find = (film: NamedFilm): Match =>
      film === one.film ? { kind: 'matched', film: 1, by: 'tmdb' } : by({})(film);
    expect(matchesOf([{ ...two, film: { ...two.film, imdb: 1 } }, one], find)).toEqual([
      [1, 'missing'],
      [407304, 'matched'],
    ]);
  });
});

describe('of any rows', () => {
  const film = fc.record({
    title: fc.constantFrom('Heat', 'The Heat', 'heat', 'Fuego', '???', '!!!'),
    year: fc.constantFrom(0, 1995, 1996),
    imdb: fc.constantFrom(0, 0, 1, 2),
    tmdb: fc.constantFrom(0, 0, 1, 2),
  });
  const opinion = fc.constantFrom<Opinion>(
    ...[rated(8), rated(3), { kind: 'seen' } as const, { kind: 'saved', note: '' } as const],
  );
  const row: fc.Arbitrary<Said> = fc
    .record({ film, opinion, at: fc.constantFrom(5, 6), line: fc.nat(3) })
    .map(({ line, ...rest }) => ({ ...rest, where: `a.csv, line ${line}` }));
  const find = ({ title, imdb, tmdb }: NamedFilm): Match => {
    if (imdb === 1) return { kind: 'matched', film: 1, by: 'imdb' };
    if (tmdb === 2) return { kind: 'ambiguous', films: [2, 3] };
    return title === 'Fuego' ? { kind: 'matched', film: 1, by: 'title' } : missing;
  };
  const shuffled = fc
    .array(row, { maxLength: 12 })
    .chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );

  test('the order in which they come decides nothing but the order of films', () => {
    holds(
      shuffled,
      ([rows, others]) => {
        const sorted = (of: readonly Said[]) =>
          foundFilms(of, find)
            .map((one) => JSON.stringify(one))
            .sort();
        expect(sorted(others)).toEqual(sorted(rows));
      },
      400,
    );
  });

  test('each is counted once, and none counts that another goes before', () => {
    holds(shuffled, ([rows]) => {
      const films = foundFilms(rows, find);
      expect(films.reduce((sum, { others }) => sum + 1 + others, 0)).toBe(rows.length);
      const matched = films.filter(({ match }) => match.kind === 'matched');
      expect(matched.length).toBeLessThanOrEqual(1);
      for (const { said: best } of matched) {
        const rivals = rows.filter(
          ({ film: named }) =>
            find(named).kind === 'matched' && (named.imdb === 0 || named.imdb === best.film.imdb),
        );
        expect(rivals.filter((rival) => countsBefore(rival, best))).toEqual([]);
      }
    });
  });

  test('reading the same ones twice finds the same films', () => {
    holds(shuffled, ([rows]) => {
      const once = foundFilms(rows, find).map(({ said: best }) => best);
      expect(foundFilms([...rows, ...rows], find).map(({ said: best }) => best)).toEqual(once);
    });
  });
});
