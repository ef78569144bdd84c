import type { Dataset } from '../dataset';
import { dot, farApart, nearestOf, sumOf, unit } from '../directions';
import { countOf } from '../ratings';
import { topK } from '../top-k';
import type { Vectors } from './likeness';

/** Films of one taste. */
export interface TasteGroup {
  /** Its best-known films, the best known first. */
  readonly films: Uint32Array;
  /** Genres that its films have more often than others, the most telling first; as bits. */
  readonly genres: readonly number[];
}

/** Groups are made of films that people recognise. */
const WELL_KNOWN = 300;
const ROUNDS = 20;
const GENRES_NAMED = 2;
/** A genre is telling where so many of a group's films have it. */
const OFTEN = 0.3;

/**
 * Well-known films in groups of a taste: spherical k-means (Dhillon, Modha. Machine Learning 42, 2001) over the direction of
 * each film's item vector beside that of its genres, both less their means, begun with films that are far from each other.
 * Of each group the half that is closest to its middle stands for it. Asking for groups instead of films follows Chang,
 * Harper, Terveen (CSCW 2015). The groups come in the order of their size, and empty ones do not.
 */
export function tasteGroups(
  { byFilm, films: { genres } }: Pick<Dataset, 'byFilm' | 'films'>,
  vectors: Vectors,
  count: number,
): TasteGroup[] {
  const counts = Float64Array.from({ length: byFilm.rows }, (_, film) => countOf(byFilm, film));
  const known = topK(counts, WELL_KNOWN);
  const bits = Array.from({ length: 32 }, (_, bit) => bit);
  const has = (film: number, bit: number) => (genres[film] >>> bit) & 1;
  const byPeople = directions(known, (film) => rowOf(vectors, film));
  const byGenre = directions(known, (film) => Float64Array.from(bits, (bit) => has(film, bit)));
  const rows = byPeople.map((row, k) => unit(Float64Array.of(...row, ...byGenre[k])));
  let centres = farApart(rows, count);
  let members: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    members = rows.map((row) => nearestOf(centres, row));
    centres = centres.map((centre, g) => {
      const own = rows.filter((_, k) => members[k] === g);
      return own.length > 0 ? unit(sumOf(own)) : centre;
    });
  }
  const groups = centres.map((centre, g) => {
    const own = [...known.keys()].filter((k) => members[k] === g);
    const closeness = own.map((k) => dot(centre, rows[k])).sort((x, y) => y - x);
    const least = closeness[Math.floor((own.length - 1) / 2)];
    const typical = own.filter((k) => dot(centre, rows[k]) >= least);
    return { size: own.length, films: Uint32Array.from(typical, (k) => known[k]) };
  });
  const share = (films: Uint32Array, bit: number) =>
    films.reduce((sum, film) => sum + has(film, bit), 0) / films.length;
  return groups
    .filter(({ size }) => size > 0)
    .sort((x, y) => y.size - x.size)
    .map(({ films }) => ({
      films,
      genres: bits
        .filter((bit) => share(films, bit) >= OFTEN)
        .map((bit) => ({ bit, more: share(films, bit) / share(known, bit) }))
        .sort((x, y) => y.more - x.more)
        .slice(0, GENRES_NAMED)
        .map(({ bit }) => bit),
    }));
}

const rowOf = ({ values, width }: Vectors, film: number): Float64Array =>
  Float64Array.from(values.subarray(film * width, (film + 1) * width));

/** A row per film, less the mean of all rows, each of length 1. */
function directions(films: Uint32Array, valuesOf: (film: number) => Float64Array): Float64Array[] {
  const rows = Array.from(films, valuesOf);
  const mean = sumOf(rows).map((value) => value / rows.length);
  return rows.map((row) => unit(row.map((value, f) => value - mean[f])));
}
