import type { PosterFilm } from '../../src/ui/poster/poster';

/** A film typed by hand, and the poster it has. */
export interface KnownFilm {
  readonly film: PosterFilm;
  /** The first 12 digits of the SHA-256 of its posters at sizes s, m and l, joined. */
  readonly digest: string;
}

function known(digest: string, title: string, year: number, genres: string): KnownFilm {
  return { digest, film: { title, year, genres: genres === '' ? [] : genres.split('|') } };
}

/** Films that between them use every layout, most genres and periods, and every kind of title. */
export const KNOWN_FILMS: readonly KnownFilm[] = [
  known('df04a55e4725', 'Pulp Fiction', 1994, 'Comedy|Crime|Drama|Thriller'),
  known('aa04f571ed85', 'The Godfather', 1972, 'Crime|Drama'),
  known('31b512c7498f', '2001: A Space Odyssey', 1968, 'Adventure|Drama|Sci-Fi'),
  known('48a2d478a520', '8½', 1963, 'Drama|Fantasy'),
  known('959d22fa4421', 'M', 1931, 'Crime|Film-Noir|Thriller'),
  known('e0a4729626a1', 'Apollo 13', 1995, 'Adventure|Drama|IMAX'),
  known('214210f42033', 'Blade Runner', 1982, 'Action|Sci-Fi|Thriller'),
  known('3596de924632', 'Psycho', 1960, 'Crime|Horror'),
  known('db9fae4c9fa3', 'Casablanca', 1942, 'Drama|Romance'),
  known(
    'c9c02394915c',
    'Spirited Away (Sen to Chihiro no kamikakushi)',
    2001,
    'Adventure|Animation|Fantasy',
  ),
  known('da5f17690608', 'Star Wars: Episode IV - A New Hope', 1977, 'Action|Adventure|Sci-Fi'),
  known(
    '1cb6ebd7cc4a',
    'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb',
    1964,
    'Comedy|War',
  ),
  known('bf5389ebe14e', 'The Good, the Bad and the Ugly', 1966, 'Action|Adventure|Western'),
  known('ce6f6e6f5f68', 'Grease', 1978, 'Comedy|Musical|Romance'),
  known('0f3a249e38f4', 'Toy Story', 1995, 'Adventure|Animation|Children|Comedy|Fantasy'),
  known('f72970993c97', 'Amélie', 2001, 'Comedy|Romance'),
  known('abf2f4f1d535', 'Double Indemnity', 1944, 'Crime|Drama|Film-Noir'),
  known('9cebb6c9c075', 'Hoop Dreams', 1994, 'Documentary'),
  known('849639f3bf7c', 'Metropolis', 1927, 'Sci-Fi'),
  known('4fee2608571e', 'A Trip to the Moon', 1902, 'Action|Adventure|Fantasy|Sci-Fi'),
  known('85f286b2a520', 'Memento', 2000, 'Mystery|Thriller'),
  known('0345d2c0faeb', 'Everest', 1998, 'Documentary|IMAX'),
  known('d968365cccfc', 'Paterson', 0, ''),
];
