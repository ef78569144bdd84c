import { describe, expect, test } from 'vitest';
import {
  planImport,
  type Choice,
  type Fate,
  type Preference,
} from '../../../src/core/imports/plan';
import type { FoundFilm } from '../../../src/core/imports/preview';
import { filmMatcher, type Entry, type Opinion } from '../../../src/core/profile';
import { applyActs, entryFinder } from '../../../src/core/profile-acts';
import { filmsNamed } from '../../state/fixtures';
import { film, profileOf, rated } from '../profiles';
import { ambiguous, foundFilm, matched, MISSING, named } from './found';

const [HEAT, UP, BRAZIL] = [0, 1, 2];
/** IMDb ids 1, 2, 3; all of 1999. */
const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });
const SEEN: Opinion = { kind: 'seen' };
const saved = (note = ''): Opinion => ({ kind: 'saved', note });

interface Given {
  readonly entries?: readonly Entry[];
  readonly choices?: readonly (readonly [number, Choice])[];
  readonly prefer?: Preference;
  readonly now?: number;
}

const planned = (
  found: readonly FoundFilm[],
  { entries = [], choices = [], prefer = 'newer', now = Infinity }: Given = {},
) =>
  planImport(found, films, entryFinder(profileOf(...entries)), {
    choices: new Map(choices),
    prefer,
    now,
  });

const fates = (...args: Parameters<typeof planned>) =>
  planned(...args).films.map(({ fate }) => fate);

const profileAfter = (found: readonly FoundFilm[], given: Given = {}) =>
  applyActs(profileOf(...(given.entries ?? [])), [
    { at: 1000, changes: planned(found, given).changes },
  ]);

describe('a film that is not here yet', () => {
  test('is added under the data set’s own name and id', () => {
    const plan = planned([
      foundFilm(named('The Heat', 1998, { tmdb: 9 }), matched(HEAT), stars(8)),
    ]);
    const entry = { film: film('Heat', 1999, 1), opinion: stars(8), at: 100 };
    expect(plan.changes).toEqual([{ film: entry.film, entry }]);
    expect(plan.films).toMatchObject([{ film: HEAT, before: undefined, entry, fate: 'added' }]);
    expect(plan.counts).toEqual({
      added: 1,
      replaced: 0,
      same: 0,
      older: 0,
      kept: 0,
      undecided: 0,
    });
  });

  test('and not in the data set is kept as the file names it', () => {
    const { changes, films: list } = planned([
      foundFilm(named('Alien', 1979, { imdb: 78748, tmdb: 348 }), MISSING, stars(9)),
      foundFilm(named('Aliens', 0), MISSING, SEEN),
    ]);
    expect(changes.map(({ entry }) => entry?.film)).toEqual([
      { title: 'Alien', year: 1979, imdb: 78748, tmdb: 348 },
      { title: 'Aliens', year: 0, imdb: 0 },
    ]);
    expect(list.map(({ fate }) => fate)).toEqual(['kept', 'kept']);
  });

  test('is kept where no data set is open', () => {
    const plan = planImport(
      [foundFilm(named('Heat'), MISSING, stars(8))],
      undefined,
      () => undefined,
      { choices: new Map(), prefer: 'newer' },
    );
    expect(plan.counts).toMatchObject({ kept: 1 });
    expect(plan.changes).toHaveLength(1);
  });
});

describe('of two opinions of a film', () => {
  const OLD = 50;
  const NEW = 200;
  const cases: readonly (readonly [string, Opinion, Opinion, number, Record<Preference, Fate>])[] =
    [
      [
        'a later rating',
        stars(4),
        stars(8),
        NEW,
        { newer: 'replaced', mine: 'older', file: 'replaced' },
      ],
      [
        'an earlier rating',
        stars(4),
        stars(8),
        OLD,
        { newer: 'older', mine: 'older', file: 'replaced' },
      ],
      ['the same rating', stars(8), stars(8), 100, { newer: 'same', mine: 'same', file: 'same' }],
      [
        'seen later, rated here',
        stars(4),
        SEEN,
        NEW,
        { newer: 'older', mine: 'older', file: 'older' },
      ],
      [
        'saved later, rated here',
        stars(4),
        saved(),
        NEW,
        { newer: 'older', mine: 'older', file: 'older' },
      ],
      [
        'rated earlier, saved here',
        saved(),
        stars(4),
        OLD,
        { newer: 'replaced', mine: 'older', file: 'replaced' },
      ],
      [
        'seen later, saved here',
        saved(),
        SEEN,
        NEW,
        { newer: 'replaced', mine: 'older', file: 'replaced' },
      ],
      [
        'another note',
        saved('a'),
        saved('b'),
        NEW,
        { newer: 'replaced', mine: 'older', file: 'replaced' },
      ],
      ['the same note', saved('a'), saved('a'), OLD, { newer: 'same', mine: 'same', file: 'same' }],
    ];

  test.each(cases)('%s', (_, here, there, at, expected) => {
    const entries = [{ film: film('Heat', 1999, 1), opinion: here, at: 100 }];
    const found = [foundFilm(named('Heat'), matched(HEAT), there, at)];
    for (const prefer of ['newer', 'mine', 'file'] as const) {
      const plan = planned(found, { entries, prefer });
      expect([prefer, plan.films[0].fate]).toEqual([prefer, expected[prefer]]);
      expect(plan.films[0].before).toEqual(entries[0]);
      expect(plan.changes).toHaveLength(expected[prefer] === 'replaced' ? 1 : 0);
    }
  });

  test('that are alike the later time stays, where the newer counts', () => {
    const entries = [rated(film('Heat', 1999, 1), 8, 100)];
    const found = (at: number) => [foundFilm(named('Heat'), matched(HEAT), stars(8), at)];
    expect(planned(found(200), { entries })).toMatchObject({
      changes: [{ entry: rated(film('Heat', 1999, 1), 8, 200) }],
      films: [{ fate: 'same', before: entries[0] }],
    });
    const unchanged = [
      planned(found(50), { entries }),
      planned(found(200), { entries, prefer: 'mine' }),
      planned(found(200), { entries, prefer: 'file' }),
      planned(found(8e15), { entries, now: 1000 }),
    ];
    expect(unchanged.map(({ changes }) => changes)).toEqual([[], [], [], []]);
  });

  test('that no data set has the same rules decide', () => {
    const entries = [rated(film('Alien', 1979), 8, 100)];
    const alien = (halfStars: number, at: number) =>
      foundFilm(named('The Alien', 1979, { imdb: 5 }), MISSING, stars(halfStars), at);
    expect(fates([alien(8, 200)], { entries })).toEqual(['same']);
    expect(fates([alien(7, 50)], { entries })).toEqual(['older']);
    expect(fates([alien(7, 200)], { entries })).toEqual(['replaced']);
    expect(profileAfter([alien(7, 200)], { entries }).entries).toEqual([
      rated(film('The Alien', 1979, 5), 7, 200),
    ]);
  });

  test('that no data set has the ids of either remain', () => {
    const entries = [rated({ title: 'Alien', year: 1979, imdb: 5, tmdb: 348 }, 8, 100)];
    const bare = [foundFilm(named('Alien', 1979), MISSING, stars(7), 200)];
    expect(profileAfter(bare, { entries }).entries).toEqual([rated(entries[0].film, 7, 200)]);
  });
});

describe('a row that may mean several films', () => {
  const found = [foundFilm(named('Emma'), ambiguous(HEAT, UP), stars(8))];

  test('does nothing until one is chosen', () => {
    const plan = planned(found);
    expect(plan.changes).toEqual([]);
    expect(plan.films).toMatchObject([{ film: undefined, before: undefined, fate: 'undecided' }]);
    expect(plan.films[0].entry.film).toEqual(film('Emma'));
  });

  test('is kept as it is where it is none of them', () => {
    const none: Given = { choices: [[0, 'none']] };
    expect(fates(found, none)).toEqual(['kept']);
    expect(profileAfter(found, none).entries).toEqual([rated(film('Emma'), 8, 100)]);
    const heat = [foundFilm(named('Heat'), ambiguous(HEAT, UP), stars(8))];
    expect(fates(heat, none)).toEqual(['undecided']); // it would count for the first Heat
  });

  test('is kept without a choice where it has an IMDb id of its own', () => {
    const own = [foundFilm(named('Heat', 1999, { imdb: 9 }), ambiguous(HEAT, UP), stars(8))];
    expect(planned(own)).toMatchObject({ counts: { kept: 1, undecided: 0 } });
    expect(profileAfter(own).entries).toEqual([rated(film('Heat', 1999, 9), 8, 100)]);
    const chosen = profileAfter(own, { choices: [[0, UP]] });
    expect(chosen.entries).toEqual([rated(film('Up', 1999, 2), 8, 100)]);
    const bare = filmsNamed(['Heat', 'Heat'], false);
    const wish = { choices: new Map(), prefer: 'newer' } as const;
    expect(planImport(own, bare, () => undefined, wish).counts).toMatchObject({ undecided: 1 });
  });

  test('counts for the film that was chosen', () => {
    const { entries } = profileAfter(found, { choices: [[0, UP]] });
    expect(entries).toEqual([rated(film('Up', 1999, 2), 8, 100)]);
  });

  test('must not be kept: a profile would place it on the first film of its name all the same', () => {
    const namesakes = filmsNamed(['Emma', 'Emma']);
    expect(filmMatcher(namesakes).find(film('Emma'))).toBe(0);
  });
});

test('what the visitor chooses counts more than what was matched', () => {
  const found = [foundFilm(named('Heat'), matched(HEAT), stars(8))];
  expect(planned(found, { choices: [[0, BRAZIL]] }).films[0].film).toBe(BRAZIL);
  expect(fates(found, { choices: [[0, 'none']] })).toEqual(['undecided']);
});

describe('a film of a data set without ids', () => {
  const bare = filmsNamed(['Heat', 'Up'], false);
  const wish = { choices: new Map(), prefer: 'newer' } as const;
  const entriesOf = (found: readonly FoundFilm[], entries: readonly Entry[] = []) => {
    const profile = profileOf(...entries);
    const { changes } = planImport(found, bare, entryFinder(profile), wish);
    return applyActs(profile, [{ at: 1000, changes }]).entries;
  };
  const linked = foundFilm(named('HEAT', 1999, { imdb: 5, tmdb: 6 }), matched(HEAT), stars(8));

  test('is taken with the ids of the file, under its title where that is found again', () => {
    const film = { title: 'HEAT', year: 1999, imdb: 5, tmdb: 6 };
    expect(entriesOf([linked])).toEqual([rated(film, 8, 100)]);
    const beside = foundFilm(named('Heat', 1998, { imdb: 5 }), matched(HEAT), stars(8));
    expect(entriesOf([beside])).toEqual([rated({ title: 'Heat', year: 1999, imdb: 5 }, 8, 100)]);
  });

  test('keeps the ids that the profile has of it', () => {
    const later = foundFilm(named('Heat'), matched(HEAT), stars(3), 200);
    const [entry] = entriesOf([linked]);
    expect(entriesOf([later], [entry])).toEqual([
      rated({ title: 'Heat', year: 1999, imdb: 5, tmdb: 6 }, 3, 200),
    ]);
    expect(entriesOf([later, linked])).toMatchObject([{ film: { imdb: 5, tmdb: 6 }, at: 200 }]);
  });
});

describe('rows that end on one film', () => {
  const early = foundFilm(named('Heat'), matched(HEAT), stars(3), 100);
  const late = foundFilm(named('Hot'), ambiguous(HEAT, UP), stars(9), 200);

  test.each([
    ['the later last', [early, late], 1],
    ['the later first', [late, early], 0],
  ])('are one: %s', (_, found, place) => {
    const plan = planned(found, { choices: [[place, HEAT]] });
    expect(plan.changes.map(({ entry }) => entry)).toEqual([rated(film('Heat', 1999, 1), 9, 200)]);
    expect(plan.films[place]).toMatchObject({ fate: 'added', before: undefined });
    expect(plan.films[1 - place]).toMatchObject({ fate: 'older', before: plan.films[place].entry });
    expect(plan.counts).toMatchObject({ added: 1, older: 1 });
  });

  test('are compared with what stands, not with what lost', () => {
    const entries = [rated(film('Heat', 1999, 1), 6, 300)];
    const plan = planned([early, late], { entries, choices: [[1, HEAT]] });
    expect(plan.changes).toEqual([]);
    expect(plan.films.map(({ before }) => before)).toEqual([entries[0], entries[0]]);
  });

  test('where the file counts, the better of its rows does', () => {
    const entries = [rated(film('Heat', 1999, 1), 6, 300)];
    const given: Given = { entries, choices: [[1, HEAT]], prefer: 'file' };
    expect(fates([early, late], given)).toEqual(['older', 'replaced']);
  });

  test('that a profile does not tell apart are one as well', () => {
    const linked = foundFilm(named('Alien', 1979, { imdb: 5 }), MISSING, stars(3), 100);
    const bare = foundFilm(named('Alien', 1979), MISSING, stars(9), 200);
    for (const found of [
      [linked, bare],
      [bare, linked],
    ]) {
      expect(profileAfter(found).entries).toEqual([rated(film('Alien', 1979), 9, 200)]);
    }
  });

  test('said at one moment come to the same in either order', () => {
    const linked = foundFilm(named('Alien', 1979, { imdb: 5 }), MISSING, stars(9));
    const bare = foundFilm(named('Alien', 1979), MISSING, stars(9));
    const low = foundFilm(named('Alien', 1979), MISSING, stars(2));
    const expected = [rated(film('Alien', 1979, 5), 9, 100)];
    expect(profileAfter([low, bare, linked]).entries).toEqual(expected);
    expect(profileAfter([linked, low, bare]).entries).toEqual(expected);
  });

  test('that share a name with one entry take its place once', () => {
    const entries = [rated(film('Emma', 1996), 4, 100)];
    const found = [
      foundFilm(named('Emma', 1996, { imdb: 5 }), MISSING, stars(7), 50),
      foundFilm(named('Emma', 1996, { imdb: 6 }), MISSING, stars(8), 200),
    ];
    const after = profileAfter(found, { entries });
    expect(after.entries).toEqual([
      rated(film('Emma', 1996, 5), 7, 50),
      rated(film('Emma', 1996, 6), 8, 200),
    ]);
    expect(planned(found, { entries: after.entries }).changes).toEqual([]);
  });
});
