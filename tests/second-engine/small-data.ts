import type { Dataset } from '../../src/core/dataset';
import { seeded } from '../../src/core/random';
import { ratingsFrom, transpose } from '../../src/core/ratings';

const [USERS, FILMS, GENRES] = [36, 30, 4];
const TAGS = ['slow', 'loud', 'kind', 'odd'];
/** Share of the films with the lowest number that is rated, and how fast it falls. */
const [MOST, FALL] = [0.9, 0.02];

/**
 * People of two tastes who rate films of four genres, those with a low number more often. Made of nothing but the
 * language and core, so that an engine without files and without a page can have it too.
 */
export function smallData(): Dataset {
  const random = seeded(20);
  const cells = Array.from({ length: USERS * FILMS }, (_, k) => ({
    user: Math.floor(k / FILMS),
    film: k % FILMS,
  })).filter(({ film }) => film < FILMS - 1 && random.next() < MOST - FALL * film);
  const starsOf = ({ user, film }: (typeof cells)[number]) => {
    const liked = (user + film) % 2 === 0 ? 1.2 : -1.2;
    const value = 6 + 2 * liked + random.normal() + (film % GENRES) / 2;
    return Math.min(10, Math.max(1, Math.round(value)));
  };
  const ratings = ratingsFrom(USERS, FILMS, {
    row: Uint32Array.from(cells, ({ user }) => user),
    col: Uint32Array.from(cells, ({ film }) => film),
    halfStars: Uint8Array.from(cells, starsOf),
    times: Uint32Array.from(cells, () => 900_000_000 + random.below(100_000_000)),
    order: Uint32Array.from(cells, (_, k) => k),
  });
  const tagged = cells.filter(() => random.next() < 0.1);
  return {
    name: 'small',
    sha256: '5'.repeat(64),
    ratings,
    byFilm: transpose(ratings),
    userIds: Uint32Array.from({ length: USERS }, (_, user) => user + 1),
    films: {
      count: FILMS,
      ids: Uint32Array.from({ length: FILMS }, (_, film) => 10 * film + 1),
      titles: Array.from({ length: FILMS }, (_, film) => `Film ${film}`),
      years: Int16Array.from({ length: FILMS }, (_, film) => 1960 + 2 * film),
      genreNames: Array.from({ length: GENRES }, (_, genre) => `Genre ${genre}`),
      genres: Uint32Array.from({ length: FILMS }, (_, film) => 1 << (film % GENRES)),
      imdbIds: new Uint32Array(FILMS),
      tmdbIds: new Uint32Array(FILMS),
    },
    tags: {
      names: TAGS,
      user: Uint32Array.from(tagged, ({ user }) => user),
      film: Uint32Array.from(tagged, ({ film }) => film),
      tag: Uint32Array.from(tagged, () => random.below(TAGS.length)),
      times: Uint32Array.from(tagged, () => 950_000_000 + random.below(1_000_000)),
    },
  };
}
