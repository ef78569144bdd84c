// A file of ratings in Letterboxd's layout, of nobody: what the pictures of imports show.

/** Title, year and stars. */
const FILMS = [
  'The Godfather,1972,5',
  'The Godfather Part II,1974,4.5',
  'Goodfellas,1990,4.5',
  'Taxi Driver,1976,4',
  'Raging Bull,1980,4',
  'Chinatown,1974,4.5',
  'Casablanca,1942,4.5',
  'Citizen Kane,1941,4',
  'Vertigo,1958,4.5',
  'Rear Window,1954,4.5',
  'Psycho,1960,4.5',
  'North by Northwest,1959,4',
  'Some Like It Hot,1959,4',
  'The Apartment,1960,4.5',
  "Singin' in the Rain,1952,4",
  'Sunset Boulevard,1950,4.5',
  'The Third Man,1949,4.5',
  'Lawrence of Arabia,1962,4',
  '2001: A Space Odyssey,1968,5',
  'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb,1964,4.5',
  'A Clockwork Orange,1971,3.5',
  'Blade Runner,1982,4.5',
  'Aliens,1986,4',
  'The Thing,1982,4.5',
  'The Terminator,1984,3.5',
  'Back to the Future,1985,4',
  'Raiders of the Lost Ark,1981,4',
  'E.T. the Extra-Terrestrial,1982,3.5',
  'Star Wars,1977,3.5',
  'The Empire Strikes Back,1980,4',
  'Amélie,2001,4',
  'Seven Samurai,1954,4.5',
  'Spirited Away,2001,5',
  'Princess Mononoke,1997,4.5',
  'City of God,2002,4.5',
  "Pan's Labyrinth,2006,4",
  'Run Lola Run,1998,4',
  'The Lives of Others,2006,4.5',
  'Das Boot,1981,4',
  'Bicycle Thieves,1948,4',
  'Pulp Fiction,1994,4.5',
  'Reservoir Dogs,1992,4',
  'Fargo,1996,4.5',
  'The Big Lebowski,1998,4.5',
  'No Country for Old Men,2007,4.5',
  'Memento,2000,4',
  'The Prestige,2006,3.5',
  'The Dark Knight,2008,3.5',
  'Inception,2010,3.5',
  'Interstellar,2014,3',
  'Fight Club,1999,3.5',
  'Forrest Gump,1994,2.5',
  'Titanic,1997,2',
  'Armageddon,1998,1.5',
  'Independence Day,1996,2',
  'Notting Hill,1999,2.5',
  'Groundhog Day,1993,4.5',
  'When Harry Met Sally...,1989,4',
  'Lost in Translation,2003,4',
  'Eternal Sunshine of the Spotless Mind,2004,4.5',
  'Her,2013,4',
  'Moon,2009,3.5',
  'Mad Max: Fury Road,2015,4',
  'Whiplash,2014,4',
  'Solaris,,4',
  'The Fly,,3.5',
  'Parasite,2019,4.5',
  'Portrait of a Lady on Fire,2019,4',
  'Past Lives,2023,4',
];

const day = (k: number) => `2024-${String(1 + (k % 12)).padStart(2, '0')}-14`;
const quoted = (title: string) => (title.includes(',') ? `"${title}"` : title);

const lines = FILMS.map((film, k) => {
  const [stars, year, ...title] = film.split(',').reverse();
  const name = quoted(title.reverse().join(','));
  return `${day(k)},${name},${year},https://boxd.it/${k},${stars}`;
});

export const LETTERBOXD_FILE = {
  name: 'letterboxd-ratings.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Date,Name,Year,Letterboxd URI,Rating', ...lines, ''].join('\n')),
};
