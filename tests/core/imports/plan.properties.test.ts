import { describe, expect, test } from 'vitest';
import type { Said } from '../../../src/core/imports/said';
import { EMPTY_PROFILE, sameFilm, type Profile } from '../../../src/core/profile';
import { applyActs, changesBack } from '../../../src/core/profile-acts';
import { readAct } from '../../../src/core/profile-record';
import { holds } from '../property';
import { after, NOW, planFor, sorted, worlds, type World } from './worlds';

const RUNS = 100;
const PREFERENCES = ['newer', 'mine', 'file'] as const;

/** Imports one file after the other. */
const imported = (world: World, files: readonly (readonly Said[])[]): Profile =>
  files.reduce(
    (profile, said, k) => after(profile, planFor(world, profile, said), NOW + k),
    world.profile,
  );

/** What is said, and since when; under which of a film's names is left aside. */
const opinionsOf = ({ entries }: Profile) =>
  sorted(entries).map(({ film: { title, year }, opinion, at }) => ({ title, year, opinion, at }));

describe('an import', () => {
  test('that is repeated changes nothing', () => {
    holds(
      worlds,
      (world) => {
        for (const prefer of PREFERENCES) {
          const once = after(world.profile, planFor(world, world.profile, world.said, prefer));
          expect(planFor(world, once, world.said, prefer).changes).toEqual([]);
        }
      },
      RUNS,
    );
  });

  test('comes to the same whatever the order of its rows', () => {
    holds(
      worlds,
      (world) => {
        for (const prefer of PREFERENCES) {
          const [one, two] = [world.said, world.shuffled(world.said)].map((said) =>
            after(world.profile, planFor(world, world.profile, said, prefer)),
          );
          expect(sorted(two.entries)).toEqual(sorted(one.entries));
        }
      },
      RUNS,
    );
  });

  test('of several files comes to the same in any order, at once or repeated', () => {
    holds(
      worlds,
      (world) => {
        const { said, shuffled } = world;
        const third = Math.ceil(said.length / 3);
        const files = [said.slice(0, third), said.slice(third, 2 * third), said.slice(2 * third)];
        const inTurn = opinionsOf(imported(world, files));
        expect(opinionsOf(imported(world, shuffled(files)))).toEqual(inTurn);
        expect(opinionsOf(imported(world, [...files, ...shuffled(files)]))).toEqual(inTurn);
        expect(opinionsOf(imported(world, [said]))).toEqual(inTurn);
      },
      RUNS,
    );
  });

  test('changes nothing but what it lists, and undoing leaves all as it was', () => {
    holds(
      worlds,
      (world) => {
        for (const prefer of PREFERENCES) {
          const { profile } = world;
          const plan = planFor(world, profile, world.said, prefer);
          const next = after(profile, plan);
          const listed = (entry: Profile['entries'][number]) =>
            plan.changes.some(({ film }) => sameFilm(film, entry.film));
          expect(next.entries.filter((entry) => !listed(entry))).toEqual(
            profile.entries.filter((entry) => !listed(entry)),
          );
          const back = { at: NOW + 1, changes: changesBack(profile, plan.changes) };
          expect(sorted(applyActs(next, [back]).entries)).toEqual(sorted(profile.entries));
        }
      },
      RUNS,
    );
  });

  test('accounts for every film once, and says in the profile what it lists', () => {
    holds(
      worlds,
      (world) => {
        const { films, counts, changes } = planFor(world, world.profile, world.said);
        const sum = Object.values(counts).reduce((a, b) => a + b, 0);
        expect(sum).toBe(films.length);
        const { entries } = after(world.profile, { films, counts, changes });
        const taken = films.filter(({ fate }) => ['added', 'replaced', 'kept'].includes(fate));
        for (const { entry } of taken) expect(entries).toContainEqual(entry);
        expect(changes.length).toBeGreaterThanOrEqual(taken.length);
        const act = { version: 1, at: NOW, changes };
        expect(readAct(JSON.parse(JSON.stringify(act)))).toEqual({ at: NOW, changes });
      },
      RUNS,
    );
  });
});

const said = ({ entries }: Profile) => entries.map(({ opinion, at }) => ({ opinion, at }));

describe('looking again in a data set with all films', () => {
  test('moves every film to its own, loses nothing, and is done once', () => {
    holds(
      worlds,
      ({ profile, kept, larger }) => {
        const plan = planFor(larger, profile, kept);
        const next = after(profile, plan);
        const { added, replaced, kept: missing, undecided } = plan.counts;
        expect(added + replaced + missing + undecided).toBe(kept.length);
        expect(missing).toBe(0);
        expect(said(next)).toHaveLength(profile.entries.length);
        expect(said(next)).toEqual(expect.arrayContaining(said(profile)));
        const refs = new Set(larger.films.titles);
        for (const { film } of next.entries) expect(refs).toContain(film.title);
        const stays = kept.filter((_, k) => plan.films[k].fate === 'undecided');
        expect(planFor(larger, next, stays).changes).toEqual([]);
      },
      RUNS,
    );
  });

  test('loses and brings back nothing of what is said meanwhile', () => {
    holds(
      worlds,
      ({ profile, kept, later, larger }) => {
        const now = applyActs(profile, [{ at: NOW - 1, changes: later }]);
        const next = after(now, planFor(larger, now, kept));
        expect(said(next)).toHaveLength(now.entries.length);
        expect(said(next)).toEqual(expect.arrayContaining(said(now)));
      },
      RUNS,
    );
  });
});

describe('in a data set that has none of the profile’s ids', () => {
  test('an import loses no id, is done once, and comes to the same whatever the order of its rows', () => {
    holds(
      worlds,
      ({ bare, profile, said: rows, shuffled }) => {
        const idsOf = ({ entries }: Profile) => entries.map(({ film }) => film.imdb).sort();
        for (const prefer of PREFERENCES) {
          const plan = planFor(bare, profile, rows, prefer);
          const next = after(profile, plan);
          expect(idsOf(next)).toEqual(expect.arrayContaining(idsOf(profile)));
          expect(planFor(bare, next, rows, prefer).changes).toEqual([]);
          const other = after(profile, planFor(bare, profile, shuffled(rows), prefer));
          expect(sorted(other.entries)).toEqual(sorted(next.entries));
        }
      },
      RUNS,
    );
  });

  test('a profile that is brought back has all its films with an id, but for those to choose', () => {
    holds(
      worlds,
      ({ bare, profile, said: rows }) => {
        const whole = after(profile, planFor(bare, profile, rows));
        const saved = whole.entries.map(({ film, opinion, at }, k): Said => {
          return { film: { tmdb: 0, ...film }, opinion, at, where: `entry ${k}` };
        });
        const plan = planFor(bare, EMPTY_PROFILE, saved);
        const open = plan.films.filter(({ fate }) => fate === 'undecided');
        const places = new Set(open.map(({ found }) => found.said.where));
        const decided = {
          ...whole,
          entries: whole.entries.filter((_, k) => !places.has(`entry ${k}`)),
        };
        const back = after(EMPTY_PROFILE, plan);
        const linked = ({ entries }: Profile) =>
          entries
            .filter(({ film }) => film.imdb > 0)
            .map(({ film: { imdb }, opinion, at }) => ({ imdb, opinion, at }))
            .sort((a, b) => a.imdb - b.imdb);
        expect(linked(back)).toEqual(linked(decided));
      },
      RUNS,
    );
  });
});
