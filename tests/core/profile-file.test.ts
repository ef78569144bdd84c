import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/core/profile';
import { exportProfile, importProfile, MAX_ENTRIES } from '../../src/core/profile-file';
import { errorOf } from '../fixtures';
import { distinctFilms, film, opinions, profileOf, rated } from './profiles';
import { holds } from './property';

const entries = distinctFilms.chain((films) =>
  fc
    .array(opinions, { minLength: films.length, maxLength: films.length })
    .map((said) => said.map((opinion, k): Entry => ({ film: films[k], opinion, at: 100 + k }))),
);

describe('an exported profile', () => {
  test('comes back as it was', () => {
    holds(entries, (said) => {
      expect(importProfile(exportProfile(profileOf(...said)), 'mine.json')).toEqual(said);
    });
  });

  test('can be read by a person: its format, its version, and a line for each field', () => {
    const text = exportProfile(profileOf(rated(film('Heat', 1995, 113277), 8, 5)));
    expect(JSON.parse(text)).toEqual({
      format: 'matinee-profile',
      version: 2,
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

  test('keeps the TMDB id of a film that no data set had', () => {
    const entry = { ...rated(film('Heat', 1995), 8), film: { ...film('Heat', 1995), tmdb: 949 } };
    expect(importProfile(exportProfile(profileOf(entry)), 'mine.json')).toEqual([entry]);
  });

  test('does not tell what was taken back', () => {
    const profile = { ...profileOf(), touched: [{ film: film('Heat'), at: 5 }], forgottenAt: 4 };
    expect(exportProfile(profile)).toBe(exportProfile(profileOf()));
  });

  test('has damaged records as far as JSON can say them, and is still read', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const damaged = [{ version: 1, entries: 'gone' }, 7n, circle];
    const text = exportProfile({ ...profileOf(rated(film('Heat'), 8)), damaged });
    expect(JSON.parse(text)).toMatchObject({
      damaged: [{ version: 1, entries: 'gone' }, '7', '[object Object]'],
    });
    expect(importProfile(text, 'mine.json')).toHaveLength(1);
  });

  test('may have more fields than are known, and lack those that can be done without', () => {
    const text = JSON.stringify({
      format: 'matinee-profile',
      version: 1,
      theme: 'dark',
      entries: [{ film: { title: 'Heat', year: '1995' }, opinion: { kind: 'not-seen', why: 1 } }],
    });
    expect(importProfile(text, 'mine.json')).toEqual([
      { film: film('Heat', 0), opinion: { kind: 'not-seen' }, at: 0 },
    ]);
  });
});

const file = (content: object) =>
  JSON.stringify({ format: 'matinee-profile', version: 1, ...content });

describe('a file that is no profile is refused with what was found', () => {
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
      file({ version: 3, entries: [] }),
      /^DataError: a\.json: got version 3; expected 2 or earlier\. Was it made by a newer Matinée\?$/,
    ],
    ['no version', file({ version: undefined, entries: [] }), /got version undefined; expected 2/],
    [
      'an entry without a film',
      entry({}),
      /^DataError: a\.json, entry 2: got no film title; expected an entry with a film\.$/,
    ],
    ['an entry that is no object', file({ entries: [7] }), /a\.json, entry 1: got no film title/],
    ['an empty title', entry({ film: film('') }), /entry 2: got no film title/],
    [
      'a title of a book’s length',
      entry(rated(film('x'.repeat(501)), 8)),
      /entry 2: got a title of 501 characters; expected at most 500\.$/,
    ],
    [
      'no opinion',
      entry({ film: film('Up') }),
      /entry 2: got the opinion undefined; expected a rating of 1 to 10 half stars, seen, saved, not-seen or not-interested\.$/,
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

describe('a hostile file', () => {
  test('with too many entries is refused before any is read', () => {
    const text = file({ entries: Array.from({ length: MAX_ENTRIES + 1 }, () => 7) });
    expect(errorOf(() => importProfile(text, 'a.json'))).toBe(
      'DataError: a.json: got 60001 entries; expected at most 60000.',
    );
  });

  test('nested a hundred thousand deep is refused, in a message of a few words', () => {
    const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`;
    expect(errorOf(() => importProfile(deep, 'a.json'))).toMatch(/got JSON of another kind/);
    const opinion = '{"format":"matinee-profile","version":1,"entries":[{"film":{"title":"Up"},';
    const message = errorOf(() => importProfile(`${opinion}"opinion":${deep}}]}`, 'a.json'));
    expect(message).toMatch(/entry 1: got the opinion \["…"\]; expected a rating/);
    const wide = rated(film('Up'), 8);
    const many = { ...wide, opinion: { kind: 'x'.repeat(1e6) } };
    expect(errorOf(() => importProfile(file({ entries: [many] }), 'a.json')).length).toBeLessThan(
      300,
    );
  });

  test('cannot reach the prototype of anything', () => {
    const polluted =
      '{"format":"matinee-profile","version":1,"__proto__":{"polluted":1},"entries":[' +
      '{"__proto__":{"polluted":1},"film":{"title":"Up","__proto__":{"year":1999}},' +
      '"opinion":{"kind":"not-seen","constructor":{"prototype":{"polluted":1}}}}]}';
    const [entry] = importProfile(polluted, 'a.json');
    expect(entry).toEqual({ film: film('Up', 0), opinion: { kind: 'not-seen' }, at: 0 });
    expect(Object.getPrototypeOf(entry)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    const inherited = '{"film":{"__proto__":{"title":"Up"}},"opinion":{"kind":"not-seen"}}';
    expect(
      errorOf(() =>
        importProfile(
          `{"format":"matinee-profile","version":1,"entries":[${inherited}]}`,
          'a.json',
        ),
      ),
    ).toMatch(/entry 1: got no film title/);
  });

  test.each([1e300, -5, 0.5, '2020', null, 8.64e15 + 2])(
    'with the time %j is read with a time that a calendar has',
    (at) => {
      const [entry] = importProfile(file({ entries: [{ ...rated(film('Up'), 8), at }] }), 'a.json');
      expect(new Date(entry.at).getTime()).toBe(entry.at);
    },
  );
});
