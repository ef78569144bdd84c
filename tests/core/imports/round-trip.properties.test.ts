import { describe, expect, test } from 'vitest';
import type { Films } from '../../../src/core/films';
import { letterboxdRatingsCsv, movielensRatingsCsv } from '../../../src/core/formats/profile-csv';
import { readPersonalFile } from '../../../src/core/imports/registry';
import { EMPTY_PROFILE, type Profile } from '../../../src/core/profile';
import { exportProfile } from '../../../src/core/profile-file';
import { holds } from '../property';
import { after, NOW, planFor, sorted, worlds } from './worlds';

const RUNS = 100;

const formats: readonly (readonly [string, (profile: Profile, films: Films) => string])[] = [
  ['JSON', (profile) => exportProfile(profile)],
  ['the layout of MovieLens', ({ entries }, films) => movielensRatingsCsv(entries, films)],
  ['the layout of Letterboxd', ({ entries }, films) => letterboxdRatingsCsv(entries, films)],
];

const PREFERENCES = ['newer', 'mine', 'file'] as const;

/** What reads as a file of no name and of another date. */
function read(text: string) {
  const bytes = new TextEncoder().encode(text);
  return readPersonalFile({ path: 'x', modified: NOW + 1e9, bytes });
}

describe.each(formats)('an export as %s', (name, write) => {
  test('imported where it was made changes nothing', () => {
    holds(
      worlds,
      (world) => {
        const { said, skipped } = read(write(world.profile, world.films));
        expect(skipped).toBe(0);
        for (const prefer of PREFERENCES) {
          expect(planFor(world, world.profile, said, prefer).changes).toEqual([]);
        }
      },
      RUNS,
    );
  });

  test('gives back the same where there is nothing', () => {
    holds(
      worlds,
      (world) => {
        const { said } = read(write(world.profile, world.films));
        const { entries } = after(EMPTY_PROFILE, planFor(world, EMPTY_PROFILE, said));
        const expected =
          name === 'JSON'
            ? world.profile.entries
            : world.profile.entries.filter(({ opinion }) => opinion.kind === 'rating');
        expect(sorted(entries)).toEqual(sorted(expected));
      },
      RUNS,
    );
  });
});
