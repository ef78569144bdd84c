import type { Films } from '../core/films';

/** A page about a film on another site. */
export interface FilmLink {
  readonly text: string;
  readonly href: string;
}

/** Pages about a film; none where the data set has no id for it. Made of numbers only, whatever its file says. */
export function linksOf(
  { imdbIds, tmdbIds }: Pick<Films, 'imdbIds' | 'tmdbIds'>,
  film: number,
): FilmLink[] {
  const [imdb, tmdb] = [imdbIds[film], tmdbIds[film]];
  return [
    ...(imdb > 0
      ? [{ text: 'IMDb', href: `https://www.imdb.com/title/tt${String(imdb).padStart(7, '0')}/` }]
      : []),
    ...(tmdb > 0 ? [{ text: 'TMDB', href: `https://www.themoviedb.org/movie/${tmdb}` }] : []),
  ];
}
