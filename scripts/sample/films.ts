import source from './films.txt?raw';

/** One film of the sample, as typed into films.txt. */
export interface SampleFilm {
  /** From 1,000,001 in the order of the file, so that no id is one of MovieLens's. */
  readonly id: number;
  /** As MovieLens writes it, without the year: "Matrix, The". */
  readonly title: string;
  readonly year: number;
  readonly genres: readonly string[];
  /** 0 known to those who like films, 1 widely seen, 2 a household name. */
  readonly fame: number;
}

/** The genres of MovieLens, in its order. */
export const GENRES = (
  'Action Adventure Animation Children Comedy Crime Documentary Drama Fantasy Film-Noir ' +
  'Horror IMAX Musical Mystery Romance Sci-Fi Thriller War Western'
).split(' ');

const FIRST_ID = 1_000_001;

function parseLine(line: string, position: number): SampleFilm {
  const [, stars, title, year, genres] =
    /^(\**)([^|]+)\|(\d{4})\|(.+)$/.exec(line) ??
    refuse(`Got "${line}", expected Title|Year|Genre|Genre….`);
  const names = genres.split('|');
  const unknown = names.find((name) => !GENRES.includes(name));
  if (unknown !== undefined) refuse(`"${unknown}" in "${line}" is not a genre of MovieLens.`);
  return {
    id: FIRST_ID + position,
    title,
    year: Number(year),
    genres: names,
    fame: stars.length,
  };
}

function refuse(message: string): never {
  throw new Error(`films.txt: ${message}`);
}

/** The films of films.txt in its order; blank lines and lines that begin with # are skipped. */
export function readFilms(text: string = source): readonly SampleFilm[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseLine);
}

/** The title as it stands in movies.csv: "Matrix, The (1999)". */
export const titleWithYear = ({ title, year }: SampleFilm) => `${title} (${year})`;
