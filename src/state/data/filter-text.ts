import type { FilterChoice, Range } from '../../core/survey/survey';

/** Filters by the names that they have in the address. */
export const FILTER_PARAMS = {
  stars: 'stars',
  genre: 'genres',
  released: 'years',
  rated: 'months',
  personmean: 'userMeans',
  filmmean: 'filmMeans',
  personcount: 'userCounts',
  filmcount: 'filmCounts',
} as const satisfies Readonly<Record<string, keyof FilterChoice>>;

export type FilterParam = keyof typeof FILTER_PARAMS;
export type FilterTexts = Readonly<Partial<Record<FilterParam, string | undefined>>>;

/** Films without a genre, as the address has them. */
const NO_GENRE = 'none';

interface Kind {
  readonly write: (value: number) => string;
  /** NaN for what it is not. */
  readonly read: (text: string) => number;
  readonly least: number;
  readonly most: number;
}

const number = (least: number, most: number, step: number): Kind => ({
  write: String,
  read: (text) => {
    const value = text === '' ? NaN : Number(text);
    return Number.isInteger(value / step) ? value : NaN;
  },
  least,
  most,
});
const MONTH: Kind = {
  write: (month) => `${Math.floor(month / 12) + 1970}-${String((month % 12) + 1).padStart(2, '0')}`,
  read: (text) => {
    const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
    return year ? (Number(year) - 1970) * 12 + Number(month) - 1 : NaN;
  },
  least: 0,
  most: Infinity,
};
const COUNT = number(1, Infinity, 1);
const MEAN = number(0.5, 5, 1 / 64);
const RANGES: Readonly<Record<Exclude<keyof FilterChoice, 'genres'>, Kind>> = {
  stars: number(0.5, 5, 0.5),
  years: number(1000, 9999, 1),
  months: MONTH,
  userMeans: MEAN,
  filmMeans: MEAN,
  userCounts: COUNT,
  filmCounts: COUNT,
};

/** Filters as the address has them: `stars=4..5&genre=Drama,Comedy&rated=2003-02..2010-12`. */
export function filterTexts(filters: FilterChoice, genreNames: readonly string[]): FilterTexts {
  const entries = Object.entries(FILTER_PARAMS).map(([param, name]) => {
    if (name === 'genres') {
      return [param, filters.genres?.map((genre) => genreNames[genre] ?? NO_GENRE).join(',')];
    }
    return [param, filters[name]?.map(RANGES[name].write).join('..')];
  });
  return Object.fromEntries(entries) as FilterTexts; // an entry for each of them
}

/** Reads what {@link filterTexts} writes; what cannot be read filters nothing. */
export function filtersFrom(texts: FilterTexts, genreNames: readonly string[]): FilterChoice {
  const filters: { -readonly [Name in keyof FilterChoice]: FilterChoice[Name] } = {};
  const genres = genresFrom(texts.genre, genreNames);
  if (genres.length > 0) filters.genres = genres;
  for (const [param, name] of Object.entries(FILTER_PARAMS)) {
    if (name === 'genres') continue;
    const range = rangeFrom(texts[param as FilterParam], RANGES[name]); // its keys are these
    if (range) filters[name] = range;
  }
  return filters;
}

function rangeFrom(text: string | undefined, { read, least, most }: Kind): Range | undefined {
  const [from, to, ...rest] = (text ?? '').split('..').map(read);
  return rest.length === 0 && from <= to && from >= least && to <= most ? [from, to] : undefined;
}

function genresFrom(text: string | undefined, genreNames: readonly string[]): number[] {
  const places = (text ?? '')
    .split(',')
    .map((name) => (name === NO_GENRE ? genreNames.length : genreNames.indexOf(name)));
  return [...new Set(places)].filter((place) => place >= 0).toSorted((a, b) => a - b);
}
