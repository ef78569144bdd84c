import fc from 'fast-check';
import {
  EMPTY_PROFILE,
  type Entry,
  type FilmRef,
  type Opinion,
  type Profile,
} from '../../src/core/profile';

export const film = (title: string, year = 1999, imdb = 0): FilmRef => ({ title, year, imdb });

export const rated = (of: FilmRef, halfStars: number, at = 1): Entry => ({
  film: of,
  opinion: { kind: 'rating', halfStars },
  at,
});

/** A profile that holds these entries and has no history. */
export const profileOf = (...entries: readonly Entry[]): Profile => ({ ...EMPTY_PROFILE, entries });

export const opinions = fc.oneof(
  fc.integer({ min: 1, max: 10 }).map((halfStars): Opinion => ({ kind: 'rating', halfStars })),
  fc.constantFrom<Opinion>({ kind: 'seen' }, { kind: 'not-seen' }, { kind: 'not-interested' }),
);

/** Films that are told apart by their IMDb id, or by their title where none has one. */
export const distinctFilms = fc
  .boolean()
  .chain((linked) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
      .map((numbers) => numbers.map((n) => film(`Film ${n}`, 1990 + (n % 3), linked ? n : 0))),
  );
