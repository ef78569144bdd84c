import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_PROFILE,
  sameFilm,
  type Act,
  type Change,
  type FilmRef,
  type Opinion,
  type Profile,
} from '../../src/core/profile';
import {
  applyActs,
  changesBack,
  entryFinder,
  lastActAt,
  sameProfile,
} from '../../src/core/profile-acts';
import { distinctFilms, film, opinions, profileOf, rated } from './profiles';
import { holds } from './property';

const DAY_MS = 86_400_000;
const HEAT = film('Heat', 1995, 113277);

/** Says something of a film, or takes it back, at a time; what is imported was said earlier than that. */
const say = (at: number, of: FilmRef, opinion: Opinion | null, saidAt = at): Act => ({
  at,
  changes: [{ film: of, entry: opinion ? { film: of, opinion, at: saidAt } : undefined }],
});
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });

/** A profile in which each entry is later than the one before, and later acts on its films and others. */
const histories = distinctFilms.chain((films) =>
  fc.record({
    profile: fc
      .tuple(fc.subarray(films), fc.array(opinions, { minLength: 12, maxLength: 12 }))
      .map(([some, said]) =>
        profileOf(...some.map((of, k) => ({ film: of, opinion: said[k], at: 100 + k }))),
      ),
    acts: fc.array(
      fc
        .tuple(fc.constantFrom(...films), fc.option(opinions), fc.integer({ min: 0, max: 300 }))
        .map(([of, opinion, before]) => ({ of, opinion, before })),
      { maxLength: 8 },
    ),
    forgetting: fc.option(fc.integer({ min: 0, max: 8 })),
    order: fc.infiniteStream(fc.nat()),
  }),
);
type Case = typeof histories extends fc.Arbitrary<infer T> ? T : never;

const actsOf = ({ acts }: Pick<Case, 'acts'>): Act[] =>
  acts.map(({ of, opinion, before }, k) => say(1000 + k, of, opinion, 1000 + k - before));

const withForgetting = (some: Case): Act[] => {
  const acts = actsOf(some);
  return some.forgetting === null
    ? acts
    : [...acts, { at: 999.5 + some.forgetting, changes: 'forget' }];
};

/** The same acts in another order, some of them twice. */
function muddled(acts: readonly Act[], order: Case['order']): Act[] {
  const numbers = order.take(2 * acts.length);
  return [...acts, ...acts]
    .map((act) => ({ act, place: Number(numbers.next().value ?? 0) }))
    .sort((a, b) => a.place - b.place)
    .map(({ act }) => act);
}

const byTitle = ({ entries }: Profile) =>
  entries.toSorted((a, b) => a.film.title.localeCompare(b.film.title));

describe('acts', () => {
  test('come to the same in whichever order they are applied, and however often', () => {
    holds(
      histories,
      (some) => {
        const acts = withForgetting(some);
        const inTurn = applyActs(some.profile, acts);
        const otherwise = muddled(acts, some.order).reduce(
          (profile, act) => applyActs(profile, [act]),
          some.profile,
        );
        expect(byTitle(otherwise)).toEqual(byTitle(inTurn));
        expect(otherwise.forgottenAt).toBe(inTurn.forgottenAt);
      },
      300,
    );
  });

  test('of one millisecond come to the same too, as of tabs that do not know of each other', () => {
    const one = say(50, HEAT, stars(8));
    const others = [say(50, HEAT, stars(3)), say(50, HEAT, null), say(50, HEAT, stars(8), 20)];
    for (const other of others) {
      const first = applyActs(applyActs(EMPTY_PROFILE, [one]), [other]);
      expect(applyActs(applyActs(EMPTY_PROFILE, [other]), [one])).toEqual(first);
      expect(applyActs(EMPTY_PROFILE, [other, one, other])).toEqual(first);
    }
  });

  test('that say two things of a film mean the second', () => {
    const changes = [8, 3, 5].flatMap((half) => say(50, HEAT, stars(half)).changes as Change[]);
    const act: Act = { at: 50, changes };
    const once = applyActs(EMPTY_PROFILE, [act]);
    expect(once.entries).toEqual([rated(HEAT, 5, 50)]);
    expect(applyActs(once, [structuredClone(act)])).toEqual(once);
  });

  test('leave one opinion of each film, that of the latest act', () => {
    holds(histories, (some) => {
      const acts = actsOf(some);
      const { entries } = applyActs(some.profile, acts);
      const twice = entries.filter((a) => entries.some((b) => a !== b && sameFilm(a.film, b.film)));
      expect(twice).toEqual([]);
      for (const { of } of some.acts) {
        const last = some.acts.filter((act) => act.of === of).at(-1);
        const entry = entries.find((other) => sameFilm(other.film, of));
        expect(entry?.opinion ?? null).toEqual(last?.opinion);
      }
    });
  });

  test('and the changes back leave the entries as they were', () => {
    holds(histories, ({ profile, acts }) => {
      const changes = actsOf({ acts }).flatMap((act) => act.changes as Change[]);
      const after = applyActs(profile, [{ at: 2000, changes }]);
      const back: Act = { at: 2001, changes: changesBack(profile, changes) };
      expect(applyActs(after, [back]).entries).toEqual(profile.entries);
    });
  });

  test('do not touch the profile they are applied to', () => {
    const before = profileOf(rated(HEAT, 8));
    applyActs(before, [say(2, HEAT, null)]);
    expect(before.entries).toHaveLength(1);
  });

  test('find a film by its IMDb id under another title, and by title where either has no id', () => {
    const kept = profileOf(rated(HEAT, 8));
    const renamed = applyActs(kept, [say(2, film('Feu', 0, 113277), stars(3))]);
    expect(renamed.entries).toEqual([rated(film('Feu', 0, 113277), 3, 2)]);
    const unlinked = applyActs(kept, [say(2, film('the heat', 1995), stars(4))]);
    expect(unlinked.entries).toEqual([rated(film('the heat', 1995), 4, 2)]);
    expect(applyActs(unlinked, [say(3, HEAT, stars(5))]).entries).toEqual([rated(HEAT, 5, 3)]);
    const namesake = applyActs(kept, [say(2, film('Heat', 1995, 7), stars(4))]);
    expect(namesake.entries).toHaveLength(2);
  });

  test('put an entry where it belongs by the time at which it was said', () => {
    const kept = profileOf(rated(film('Heat'), 8, 10), rated(film('Alien'), 8, 30));
    const { entries } = applyActs(kept, [say(40, film('Brazil'), stars(6), 20)]);
    expect(entries.map(({ film: { title } }) => title)).toEqual(['Heat', 'Brazil', 'Alien']);
  });

  test('never make an entry later than themselves', () => {
    const { entries } = applyActs(EMPTY_PROFILE, [say(50, HEAT, stars(8), 9e15)]);
    expect(entries).toEqual([rated(HEAT, 8, 50)]);
  });

  test('of a tab that hung do not undo what was done since', () => {
    const removed = applyActs(profileOf(rated(HEAT, 8, 10)), [say(30, HEAT, null)]);
    expect(applyActs(removed, [say(20, HEAT, stars(2))]).entries).toEqual([]);
    const broughtBack = applyActs(removed, [say(40, HEAT, stars(8), 10)]);
    expect(broughtBack.entries).toEqual([rated(HEAT, 8, 10)]);
    expect(applyActs(broughtBack, [say(20, HEAT, stars(2))]).entries).toEqual([rated(HEAT, 8, 10)]);
  });

  test('leave no trace of a film that was taken back, once a day has passed', () => {
    const removed = applyActs(profileOf(rated(HEAT, 8, 10)), [say(30, HEAT, null)]);
    expect(removed.touched).toEqual([{ film: HEAT, at: 30 }]);
    const dayAfter = applyActs(removed, [say(30 + DAY_MS, film('Up'), stars(9))]);
    expect(dayAfter.touched).toEqual([]);
  });
});

describe('forgetting', () => {
  const damaged: Profile = { ...profileOf(rated(HEAT, 8, 10)), damaged: ['a record'] };
  const forget: Act = { at: 20, changes: 'forget' };

  test('leaves nothing but when it was done', () => {
    expect(applyActs(damaged, [forget])).toEqual({ ...EMPTY_PROFILE, forgottenAt: 20 });
  });

  test('also takes what is only written later, and leaves what is said after it', () => {
    const acts = [say(19, film('Up'), stars(9)), say(21, film('Alien'), stars(7)), forget];
    const { entries } = applyActs(damaged, acts);
    expect(entries.map(({ film: { title } }) => title)).toEqual(['Alien']);
  });
});

describe('the time of the last act', () => {
  test.each([
    ['nothing', EMPTY_PROFILE, 0],
    ['entries', profileOf(rated(HEAT, 8, 10), rated(film('Up'), 8, 30)), 30],
    ['a film taken back', applyActs(profileOf(rated(HEAT, 8, 10)), [say(40, HEAT, null)]), 40],
    ['a forgotten profile', applyActs(EMPTY_PROFILE, [{ at: 50, changes: 'forget' }]), 50],
  ])('is known of %s', (_, profile, at) => {
    expect(lastActAt(profile)).toBe(at);
  });
});

describe('profiles', () => {
  const profile = profileOf(rated(HEAT, 8, 10), rated(film('Up'), 8, 30));

  test('are the same when they say the same', () => {
    expect(sameProfile(profile, structuredClone(profile))).toBe(true);
  });

  test.each<[string, Profile]>([
    ['fewer entries', profileOf(rated(HEAT, 8, 10))],
    ['other stars', profileOf(rated(HEAT, 8, 10), rated(film('Up'), 9, 30))],
    ['another time', profileOf(rated(HEAT, 8, 10), rated(film('Up'), 8, 31))],
    ['another film', profileOf(rated(HEAT, 8, 10), rated(film('Us'), 8, 30))],
    [
      'another opinion',
      profileOf(rated(HEAT, 8, 10), { ...rated(film('Up'), 8, 30), opinion: { kind: 'not-seen' } }),
    ],
    ['a film touched since', { ...profile, touched: [{ film: HEAT, at: 40 }] }],
    ['a time of forgetting', { ...profile, forgottenAt: 5 }],
    ['a damaged record', { ...profile, damaged: [7] }],
  ])('differ by %s', (_, other) => {
    expect(sameProfile(profile, other)).toBe(false);
  });

  test('of twenty thousand films of one year and title are searched quickly', () => {
    const namesakes = Array.from({ length: 20_000 }, (_, k) => rated(film('Emma', 1996, k + 1), 8));
    const find = entryFinder(profileOf(...namesakes));
    for (const { film: namesake } of namesakes) find({ ...namesake, imdb: namesake.imdb + 20_000 });
    expect(find(film('Emma', 1996, 20_000))).toBe(namesakes.at(-1));
  }, 20_000);
});
