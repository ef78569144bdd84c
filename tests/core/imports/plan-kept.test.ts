import { describe, expect, test } from 'vitest';
import { planImport } from '../../../src/core/imports/plan';
import type { FoundFilm } from '../../../src/core/imports/preview';
import type { Entry, Opinion } from '../../../src/core/profile';
import { applyActs, entryFinder } from '../../../src/core/profile-acts';
import { filmsNamed } from '../../state/fixtures';
import { film, profileOf, rated } from '../profiles';
import { ambiguous, foundFilm, matched, MISSING, named } from './found';

const [HEAT, UP] = [0, 1];
/** IMDb ids 1 and 2; both of 1999. */
const films = filmsNamed(['Heat', 'Up']);
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });

const planned = (
  found: readonly FoundFilm[],
  { entries }: { readonly entries: readonly Entry[] },
  of = films,
) =>
  planImport(found, of, entryFinder(profileOf(...entries)), {
    choices: new Map(),
    prefer: 'newer',
  });

const profileAfter = (found: readonly FoundFilm[], given: { readonly entries: readonly Entry[] }) =>
  applyActs(profileOf(...given.entries), [{ at: 1000, changes: planned(found, given).changes }]);

describe('a kept film that is looked for again', () => {
  const kept = rated(film('Heat (1995)', 1995), 8, 100);
  const again = (match = matched(HEAT), { film: as, opinion, at } = kept) =>
    foundFilm({ tmdb: 0, ...as }, match, opinion, at, as);

  test('moves to its film', () => {
    const plan = planned([again()], { entries: [kept] });
    const entry = { ...kept, film: film('Heat', 1999, 1) };
    expect(plan.changes).toEqual([
      { film: kept.film, entry: undefined },
      { film: entry.film, entry },
    ]);
    expect(plan.films).toMatchObject([{ fate: 'added', film: HEAT }]);
    expect(profileAfter([again()], { entries: [kept] }).entries).toEqual([entry]);
  });

  test('stays where it is while it is missing, or nothing was chosen', () => {
    expect(planned([again(MISSING)], { entries: [kept] })).toMatchObject({
      changes: [],
      counts: { kept: 1 },
      films: [{ before: kept, fate: 'kept' }],
    });
    expect(planned([again(ambiguous(HEAT, UP))], { entries: [kept] })).toMatchObject({
      changes: [],
      counts: { undecided: 1 },
    });
  });

  test('is gone where its film has a later rating, and takes the place of an earlier one', () => {
    const [later, earlier] = [200, 50].map((at) => rated(film('Heat', 1999, 1), 3, at));
    const plan = planned([again()], { entries: [kept, later] });
    expect(plan.changes).toEqual([{ film: kept.film, entry: undefined }]);
    expect(plan.films).toMatchObject([{ fate: 'older', before: later }]);
    expect(profileAfter([again()], { entries: [earlier, kept] }).entries).toEqual([
      { ...kept, film: film('Heat', 1999, 1) },
    ]);
  });

  test('takes the data set’s id though it is the same film by name', () => {
    const unlinked = rated(film('Heat', 1999), 8, 100);
    const found = [again(matched(HEAT), unlinked)];
    expect(profileAfter(found, { entries: [unlinked] }).entries).toEqual([
      rated(film('Heat', 1999, 1), 8, 100),
    ]);
  });

  test('and a namesake come to one entry, that of the film', () => {
    const bare = filmsNamed(['Heat'], false);
    const [one, two] = [rated(film('Heat', 1999, 7), 8, 200), rated(film('Heat', 1999, 8), 5, 100)];
    const profile = profileOf(two, one);
    const found = [again(matched(HEAT), one), again(matched(HEAT), two)];
    const plan = planned(found, profile, bare);
    const { entries } = applyActs(profile, [{ at: 1000, changes: plan.changes }]);
    expect(entries).toEqual([rated(film('Heat', 1999, 7), 8, 200)]);
  });

  test('moves with what was said of it meanwhile', () => {
    const now = rated(kept.film, 3, 300);
    const plan = planned([again()], { entries: [now] });
    expect(plan.films).toMatchObject([{ fate: 'added', entry: { ...now, film: { imdb: 1 } } }]);
    expect(profileAfter([again()], { entries: [now] }).entries).toEqual([
      rated(film('Heat', 1999, 1), 3, 300),
    ]);
  });

  test('does not come back where it was taken back meanwhile', () => {
    const gone = { changes: [], films: [{ fate: 'older', before: undefined }] };
    for (const match of [matched(HEAT), MISSING, ambiguous(HEAT, UP)]) {
      expect(planned([again(match)], { entries: [] })).toMatchObject(gone);
    }
    const other = rated(film('Heat (1995)', 1995, 9), 5, 200); // said of another film of its name
    expect(planned([again()], { entries: [other] })).toMatchObject(gone);
  });

  test('is found under its IMDb id, whatever it is called now', () => {
    const linked = rated(film('Hitze', 1995, 9), 8, 100);
    const renamed = rated(film('Heat (1995)', 1995, 9), 4, 200);
    const plan = planned([again(matched(HEAT), linked)], { entries: [renamed] });
    expect(plan.films).toMatchObject([{ fate: 'added', entry: { at: 200 } }]);
  });
});

describe('a film that is kept under the name that a file has for it', () => {
  const kept = rated({ title: 'Hitze', year: 1996, imdb: 0, tmdb: 949 }, 8, 100);
  const given = { entries: [kept] };
  const HEAT_REF = film('Heat', 1999, 1);
  const row = (halfStars: number, at: number) =>
    foundFilm(named('Hitze', 1996), matched(HEAT), stars(halfStars), at);

  test.each([
    ['alike', row(8, 100), rated(HEAT_REF, 8, 100)],
    ['alike, said again', row(8, 150), rated(HEAT_REF, 8, 150)],
    ['against something older', row(3, 50), rated(HEAT_REF, 8, 100)],
  ])('moves to its film: %s', (_, found, expected) => {
    const plan = planned([found], given);
    expect(plan.films).toMatchObject([{ fate: 'added', before: undefined, entry: expected }]);
    expect(plan.changes[0]).toEqual({ film: kept.film, entry: undefined });
    expect(profileAfter([found], given).entries).toEqual([expected]);
  });

  test('gives way to something newer', () => {
    const plan = planned([row(5, 200)], given);
    expect(plan.films).toMatchObject([{ fate: 'replaced', before: kept }]);
    expect(profileAfter([row(5, 200)], given).entries).toEqual([rated(HEAT_REF, 5, 200)]);
  });

  test('stays where its name is that of another film of the data set', () => {
    const two = { ...films, tmdbIds: Uint32Array.of(0, 949) };
    const plan = planned([row(5, 200)], given, two);
    expect(plan.changes.map(({ entry }) => entry)).toEqual([rated(HEAT_REF, 5, 200)]);
  });
});
