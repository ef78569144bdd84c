import type { AtHand } from '../../../src/views/glossary/pictures/facts';

/** Twelve films: the first rated most, the last by nobody. */
export function atHand(): AtHand {
  const counts = Uint32Array.of(400, 300, 200, 100, 60, 50, 40, 30, 12, 5, 3, 0);
  const means = Float32Array.of(4, 3, 5, 2, 3.5, 4.5, 3, 2.5, 4, 1, 5, NaN);
  const count = counts.length;
  const text = (film: number) => `Film ${film}`;
  return {
    library: {
      name: 'made-up',
      sha256: '0123456789abcdef'.repeat(4),
      users: 500,
      ratings: counts.reduce((sum, n) => sum + n, 0),
      counts,
      means,
      report: [],
      restored: false,
      films: {
        count,
        ids: Uint32Array.from({ length: count }, (_, film) => film + 1),
        titles: Array.from({ length: count }, (_, film) => text(film)),
        years: Int16Array.from({ length: count }, (_, film) => 1980 + 3 * film),
        genreNames: ['Drama', 'Comedy', 'Horror'],
        genres: Uint32Array.from({ length: count }, (_, film) => 1 + (film % 7)),
        imdbIds: new Uint32Array(count),
        tmdbIds: new Uint32Array(count),
      },
    },
    own: { films: new Uint32Array(), halfStars: new Uint8Array() },
  };
}
