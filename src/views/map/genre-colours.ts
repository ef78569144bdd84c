import type { Films } from '../../core/films';

const GENRES_SHOWN = 8;
const OTHER = 255;

/** Genres for the map's colours. */
export interface GenreColours {
  /** The most frequent genres, the most frequent first. */
  readonly names: readonly string[];
  /** One per film: index into `names`, 255 for none of them. */
  readonly values: Uint8Array;
}

/** A film of several genres is drawn as the rarest of those shown: nearly everything is a drama. */
export function genreColours({
  genreNames,
  genres,
}: Pick<Films, 'genreNames' | 'genres'>): GenreColours {
  const counts = genreNames.map((_, bit) =>
    genres.reduce((n, bits) => n + ((bits >>> bit) & 1), 0),
  );
  const shown = [...counts.keys()].sort((a, b) => counts[b] - counts[a]).slice(0, GENRES_SHOWN);
  const rarestFirst = [...shown.keys()].reverse();
  const values = Uint8Array.from(
    genres,
    (bits) => rarestFirst.find((at) => (bits >>> shown[at]) & 1) ?? OTHER,
  );
  return { names: shown.map((bit) => genreNames[bit]), values };
}
