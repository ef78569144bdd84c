/** The films of a data set as columns; a film is its index, from 0. */
export interface Films {
  readonly count: number;
  /** Ids of the source file, for links and files only. */
  readonly ids: Uint32Array;
  /** As people write them: "The Matrix". */
  readonly titles: readonly string[];
  /** 0 where unknown. */
  readonly years: Int16Array;
  /** Names that the bits of `genres` stand for, at most 32. */
  readonly genreNames: readonly string[];
  /** A bit set per film. */
  readonly genres: Uint32Array;
  /** IMDb ids without their `tt`; 0 where blank. */
  readonly imdbIds: Uint32Array;
  /** 0 where blank. */
  readonly tmdbIds: Uint32Array;
}

/** Names of a film's genres, in the order of the vocabulary. */
export function genresOf(films: Pick<Films, 'genres' | 'genreNames'>, film: number): string[] {
  return films.genreNames.filter((_, bit) => (films.genres[film] >>> bit) & 1);
}

const ARTICLES =
  "The|A|An|Le|La|Les|L’|L'|Der|Die|Das|Den|Det|De|El|Los|Las|Lo|Il|I|Gli|Un|Une|Uma|O|Os|As|Ein|Eine|En|Ett";
const TRAILING_ARTICLE = new RegExp(`^(.+), (${ARTICLES})$`);
const YEAR = /\s*\((\d{4})[^)]*\)\s*$/;

/**
 * Splits "Matrix, The (1999)" into "The Matrix" and 1999; articles within a bracketed original title move too.
 * The year is the four digits of the final parenthesis (models: 0 where there is none).
 */
export function parseTitle(raw: string): { title: string; year: number } {
  const match = YEAR.exec(raw);
  const bare = (match ? raw.slice(0, match.index) : raw).trim();
  const title = bare
    .replace(/\(([^()]+)\)/g, (_, inner: string) => `(${articleFirst(inner)})`)
    .replace(/^[^(]+/, (main) => `${articleFirst(main.trimEnd())}${/\s$/.test(main) ? ' ' : ''}`);
  return { title: title || raw.trim(), year: match ? Number(match[1]) : 0 };
}

function articleFirst(title: string): string {
  return title.replace(TRAILING_ARTICLE, (_, rest: string, article: string) =>
    /['’]$/.test(article) ? article + rest : `${article} ${rest}`,
  );
}

/**
 * A title reduced to what two spellings share: no accents, case, punctuation, article, or bracketed part.
 * "Amélie (Le fabuleux destin d'Amélie Poulain)" and "Amelie" give the same; a title of nothing else, as "$", is its own.
 */
export function titleKey(title: string): string {
  const main = title.replace(/\s+\([^)]*\)/g, '');
  const key = main
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|a|an) (?=.)/, '');
  return key || title.trim();
}
