import type { Films } from '../films';
import { spreadOf, type Sums } from './sums';
import type { GenreRow, YearChart } from './survey';

/** Genres in the order of the vocabulary, and films without any at the end, where there are such. */
export function genreRows({ films: sums, filmSquares }: Sums, films: Films): GenreRow[] {
  const none = films.genreNames.length;
  const rows = Array.from({ length: none + 1 }, () => ({
    films: 0,
    rated: 0,
    ratings: 0,
    sum: 0,
    squares: 0,
  }));
  for (let film = 0; film < films.count; film++) {
    const bits = films.genres[film];
    // Only the genres of the film: each is the lowest bit that is left.
    for (let rest = bits; rest !== 0 || bits === 0; rest &= rest - 1) {
      const row = rows[bits === 0 ? none : 31 - Math.clz32(rest & -rest)];
      row.films += 1;
      row.rated += sums.counts[film] > 0 ? 1 : 0;
      row.ratings += sums.counts[film];
      row.sum += sums.sums[film];
      row.squares += filmSquares[film];
      if (bits === 0) break;
    }
  }
  return rows
    .map(({ films: count, rated, ratings, sum, squares }, genre) => ({
      genre,
      films: count,
      rated,
      ratings,
      mean: sum / 2 / ratings,
      se: spreadOf(ratings, sum, squares) / 2 / Math.sqrt(ratings),
    }))
    .filter(({ genre, films: count }) => genre < none || count > 0);
}

/** Undefined where no film's year is known. */
export function yearChart({ films: sums }: Sums, { years }: Films): YearChart | undefined {
  let [first, last] = [Infinity, -Infinity];
  for (let film = 0; film < years.length; film++) {
    if (years[film] === 0) continue;
    first = Math.min(first, years[film]);
    last = Math.max(last, years[film]);
  }
  if (first > last) return undefined;
  const length = last - first + 1;
  const [films, rated, ratings] = [0, 1, 2].map(() => new Uint32Array(length));
  const stars = new Float64Array(length);
  let undated = 0;
  for (let film = 0; film < years.length; film++) {
    if (years[film] === 0) {
      undated += sums.counts[film];
      continue;
    }
    const place = years[film] - first;
    films[place] += 1;
    rated[place] += sums.counts[film] > 0 ? 1 : 0;
    ratings[place] += sums.counts[film];
    stars[place] += sums.sums[film] / 2;
  }
  return { first, films, rated, ratings, means: stars.map((sum, k) => sum / ratings[k]), undated };
}
