import { readFileSync } from 'node:fs';
import { parseTitle } from '../../../src/core/films';
import type { FilmNames } from '../../../src/core/imports/match';
import type { NamedFilm } from '../../../src/core/imports/said';

/** A film as a file names it, and what has to become of it. */
export interface TitleCase {
  /** Of which trouble it is a case: "article". */
  readonly kind: string;
  /** The film of the catalogue that is meant, or that it must not be taken for, as MovieLens writes it. */
  readonly film: string;
  readonly said: NamedFilm;
  /** film: it is matched to it; choose: it may be that one or another; none: it is in no way that film. */
  readonly expected: 'film' | 'choose' | 'none';
}

/** The films that are looked for, and others much like them: `raw` as MovieLens writes them, in the catalogue's order. */
export interface Catalogue {
  readonly raw: readonly string[];
  readonly names: FilmNames;
}

export function titleCases(): readonly TitleCase[] {
  return rowsOf('title-cases.tsv').map(([kind, film, title, year, imdb, tmdb, expected]) => ({
    kind: kind,
    film: film,
    said: { title: title, year: Number(year), imdb: Number(imdb), tmdb: Number(tmdb) },
    expected: expected as TitleCase['expected'],
  }));
}

export function titleCatalogue(): Catalogue {
  const rows = rowsOf('title-catalogue.tsv');
  const parsed = rows.map(([film]) => parseTitle(film));
  return {
    raw: rows.map(([film]) => film),
    names: {
      count: rows.length,
      titles: parsed.map(({ title }) => title),
      years: Int16Array.from(parsed, ({ year }) => year),
      imdbIds: Uint32Array.from(rows, ([, imdb]) => Number(imdb)),
      tmdbIds: Uint32Array.from(rows, ([, , tmdb]) => Number(tmdb)),
    },
  };
}

function rowsOf(name: string): string[][] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}
