import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Films } from '../../src/core/films';
import {
  applyChanges,
  EMPTY_PROFILE,
  exportProfile,
  filmMatcher,
  importProfile,
  refOf,
  sameFilm,
  type Change,
  type Entry,
  type FilmRef,
  type Opinion,
  type Profile,
} from '../../src/core/profile';
import { errorOf } from '../fixtures';
import { holds } from './property';

const film = (title: string, year = 1999, imdb = 0): FilmRef => ({ title, year, imdb });
const rated = (of: FilmRef, halfStars: number, at = 1): Entry => ({
  film: of,
  opinion: { kind: 'rating', halfStars },
  at,
});

const opinions = fc.oneof(
  fc.integer({ min: 1, max: 10 }).map((halfStars): Opinion => ({ kind: 'rating', halfStars })),
  fc.constantFrom<Opinion>({ kind: 'not-seen' }, { kind: 'not-interested' }),
);

/** Films that are told apart by their IMDb id, or by their title where none has one. */
const distinctFilms = fc
  .boolean()
  .chain((linked) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
      .map((numbers) => numbers.map((n) => film(`Film ${n}`, 1990 + (n % 3), linked ? n : 0))),
  );

/** A profile in which each entry is later than the one before, and later changes to its films and others. */
const histories = distinctFilms.chain((films) =>
  fc.record({
    profile: fc
      .tuple(fc.subarray(films), fc.array(opinions, { minLength: 12, maxLength: 12 }))
      .map(([some, said]): Profile => ({
        version: 1,
        entries: some.map((of, k) => ({ film: of, opinion: said[k], at: 100 + k })),
      })),
    changes: fc.array(
      fc
        .tuple(fc.constantFrom(...films), fc.option(opinions))
        .map(([of, opinion]) => ({ of, opinion })),
      { maxLength: 8 },
    ),
  }),
);

const asChanges = (
  changes: readonly { readonly of: FilmRef; readonly opinion: Opinion | null }[],
): Change[] =>
  changes.map(({ of, opinion }, k) => ({
    film: of,
    entry: opinion ? { film: of, opinion, at: 1000 + k } : undefined,
  }));

describe('changes', () => {
  test('and what undoes them leave the profile as it was', () => {
    holds(histories, ({ profile, changes }) => {
      const { profile: after, undo } = applyChanges(profile, asChanges(changes));
      expect(applyChanges(after, undo).profile).toEqual(profile);
    });
  });

  test('one after the other do what they do together', () => {
    holds(histories, ({ profile, changes }) => {
      const all = asChanges(changes);
      const inTurn = all.reduce(
        (before, change) => applyChanges(before, [change]).profile,
        profile,
      );
      expect(applyChanges(profile, all).profile).toEqual(inTurn);
    });
  });

  test('leave one opinion of each film, the last said', () => {
    holds(histories, ({ profile, changes }) => {
      const { entries } = applyChanges(profile, asChanges(changes)).profile;
      const twice = entries.filter((a) => entries.some((b) => a !== b && sameFilm(a.film, b.film)));
      expect(twice).toEqual([]);
      for (const { of } of changes) {
        const last = changes.filter((change) => change.of === of).at(-1);
        const entry = entries.find((other) => sameFilm(other.film, of));
        expect(entry?.opinion ?? null).toEqual(last?.opinion);
      }
    });
  });

  test('do not touch the profile they are applied to', () => {
    const before: Profile = { version: 1, entries: [rated(film('Heat'), 8)] };
    applyChanges(before, [{ film: film('Heat'), entry: undefined }]);
    expect(before.entries).toHaveLength(1);
  });

  test('put an entry where it belongs by the time at which it was said', () => {
    const entries = [rated(film('Heat'), 8, 10), rated(film('Alien'), 8, 30)];
    const older = rated(film('Brazil'), 6, 20);
    const { profile } = applyChanges({ version: 1, entries }, [{ film: older.film, entry: older }]);
    expect(profile.entries.map(({ film: { title } }) => title)).toEqual([
      'Heat',
      'Brazil',
      'Alien',
    ]);
  });

  test('take back what was never said without a trace', () => {
    const { profile, undo } = applyChanges(EMPTY_PROFILE, [
      { film: film('Heat'), entry: undefined },
    ]);
    expect(profile).toEqual(EMPTY_PROFILE);
    expect(applyChanges(profile, undo).profile).toEqual(EMPTY_PROFILE);
  });
});

describe('two references mean one film', () => {
  test.each([
    [
      'with one IMDb id, whatever the title',
      film('Se7en', 1995, 114369),
      film('Seven', 0, 114369),
      true,
    ],
    [
      'never with two IMDb ids, though title and year agree',
      film('Emma', 1996, 1),
      film('Emma', 1996, 2),
      false,
    ],
    [
      'by title and year where one has no IMDb id',
      film('Heat', 1995, 113277),
      film('Heat', 1995),
      true,
    ],
    [
      'in spite of accents, case, article and brackets',
      film('The Amélie (x)', 2001),
      film('amelie', 2001),
      true,
    ],
    ['not from another year', film('Heat', 1995), film('Heat', 1986), false],
    ['not with another title', film('Heat', 1995), film('Casino', 1995), false],
  ])('%s', (_, a, b, expected) => {
    expect(sameFilm(a, b)).toBe(expected);
    expect(sameFilm(b, a)).toBe(expected);
  });
});

/** Films of a data set, in this order. */
const columns = (...refs: readonly FilmRef[]): Films => ({
  count: refs.length,
  ids: Uint32Array.from(refs, (_, k) => k + 1),
  titles: refs.map(({ title }) => title),
  years: Int16Array.from(refs, ({ year }) => year),
  genreNames: [],
  genres: new Uint32Array(refs.length),
  imdbIds: Uint32Array.from(refs, ({ imdb }) => imdb),
  tmdbIds: new Uint32Array(refs.length),
});

describe('a data set', () => {
  const films = columns(
    film('Heat', 1995, 5),
    film('Emma', 1996, 6),
    film('Emma', 1996, 7),
    film('Up'),
  );
  const { find } = filmMatcher(films);

  test('finds each of its own films, namesakes included', () => {
    expect([0, 1, 2, 3].map((index) => find(refOf(films, index)))).toEqual([0, 1, 2, 3]);
  });

  test('finds a film by its IMDb id under another title', () => {
    expect(find(film('Feu', 0, 5))).toBe(0);
  });

  test('finds a film by title and year where either has no IMDb id', () => {
    expect(find(film('the heat', 1995))).toBe(0);
    expect(find(film('Up', 1999, 99))).toBe(3);
  });

  test('finds the first of two namesakes for a reference without an IMDb id', () => {
    expect(find(film('Emma', 1996))).toBe(1);
  });

  test('does not take a namesake with another IMDb id for the film', () => {
    expect(find(film('Heat', 1995, 99))).toBeUndefined();
  });

  test('does not find what it lacks', () => {
    expect(find(film('Brazil', 1985, 8))).toBeUndefined();
  });
});

describe('an exported profile', () => {
  test('comes back as it was', () => {
    holds(histories, ({ profile }) => {
      expect(importProfile(exportProfile(profile), 'mine.json')).toEqual(profile);
    });
  });

  test('can be read by a person: its format, its version, and a line for each field', () => {
    const text = exportProfile({ version: 1, entries: [rated(film('Heat', 1995, 113277), 8, 5)] });
    expect(JSON.parse(text)).toEqual({
      format: 'matinee-profile',
      version: 1,
      entries: [
        {
          film: { title: 'Heat', year: 1995, imdb: 113277 },
          opinion: { kind: 'rating', halfStars: 8 },
          at: 5,
        },
      ],
    });
    expect(text).toContain('\n      "film": {\n        "title": "Heat",\n');
  });

  test('may have more fields than are known, and lack those that can be done without', () => {
    const text = JSON.stringify({
      format: 'matinee-profile',
      version: 1,
      theme: 'dark',
      entries: [{ film: { title: 'Heat', year: '1995' }, opinion: { kind: 'not-seen', why: 1 } }],
    });
    expect(importProfile(text, 'mine.json').entries).toEqual([
      { film: film('Heat', 0), opinion: { kind: 'not-seen' }, at: 0 },
    ]);
  });
});

describe('a file that is no profile is refused with what was found', () => {
  const file = (content: object) =>
    JSON.stringify({ format: 'matinee-profile', version: 1, ...content });
  const entry = (content: object) => file({ entries: [rated(film('Heat'), 8), content] });

  test.each([
    [
      'text',
      'movieId,rating',
      /^DataError: a\.json: got text that is not JSON \(.+\); expected a profile exported from Matinée\.$/,
    ],
    ['nothing', '', /got text that is not JSON/],
    [
      'null',
      'null',
      /^DataError: a\.json: got JSON of another kind; expected a profile exported from Matinée\.$/,
    ],
    ['a list', '[]', /got JSON of another kind/],
    ['another format', '{"format":"x","version":1,"entries":[]}', /got JSON of another kind/],
    ['no entries', file({}), /got JSON of another kind/],
    [
      'a later version',
      file({ version: 2, entries: [] }),
      /^DataError: a\.json: got version 2; expected 1\. Was it made by a newer Matinée\?$/,
    ],
    ['no version', file({ version: undefined, entries: [] }), /got version undefined; expected 1/],
    [
      'an entry without a film',
      entry({}),
      /^DataError: a\.json, entry 2: got no film title; expected an entry with a film\.$/,
    ],
    ['an entry that is no object', file({ entries: [7] }), /a\.json, entry 1: got no film title/],
    ['an empty title', entry({ film: film('') }), /entry 2: got no film title/],
    [
      'no opinion',
      entry({ film: film('Up') }),
      /entry 2: got the opinion undefined; expected a rating of 1 to 10 half stars, not-seen or not-interested\.$/,
    ],
    [
      'an unknown opinion',
      entry({ film: film('Up'), opinion: { kind: 'loved' } }),
      /got the opinion {"kind":"loved"}/,
    ],
    [
      'no stars at all',
      entry(rated(film('Up'), 0)),
      /got the opinion {"kind":"rating","halfStars":0}/,
    ],
    [
      'too many stars',
      entry(rated(film('Up'), 11)),
      /"halfStars":11}; expected a rating of 1 to 10/,
    ],
    ['a quarter of a star', entry(rated(film('Up'), 7.5)), /"halfStars":7.5}/],
  ])('%s', (_, text, message) => {
    expect(errorOf(() => importProfile(text, 'a.json'))).toMatch(message);
  });
});
