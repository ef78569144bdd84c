import type { Point, Positions } from './view';

/** Films by place, for pointing at them: squares in plot pixels at fit, each with its films. */
export interface FilmGrid {
  readonly positions: Positions;
  readonly left: number;
  readonly top: number;
  /** Side of a square. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** Square s (row-major) has the films starts[s] … starts[s + 1] − 1 of `films`. */
  readonly starts: Uint32Array;
  readonly films: Uint32Array;
}

/** Squares along a side at most. */
const MOST = 512;

/** Sorts films that are on the map into about as many squares as there are films. */
export function filmGrid(positions: Positions, films: Uint32Array): FilmGrid {
  const [left, right] = extentOf(positions.x, films);
  const [top, bottom] = extentOf(positions.y, films);
  const [width, height] = [right - left, bottom - top];
  const even = Math.sqrt((width * height) / Math.max(1, films.length));
  const side = Math.max(even, width / MOST, height / MOST) || 1;
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;

  const squares = Uint32Array.from(films, (film) => {
    const column = Math.floor((positions.x[film] - left) / side);
    return Math.floor((positions.y[film] - top) / side) * columns + column;
  });
  const starts = new Uint32Array(columns * rows + 1);
  for (const square of squares) starts[square + 1]++;
  for (let s = 0; s < columns * rows; s++) starts[s + 1] += starts[s];
  const next = starts.slice();
  const sorted = new Uint32Array(films.length);
  for (let i = 0; i < films.length; i++) sorted[next[squares[i]]++] = films[i];
  return { positions, left, top, side, columns, rows, starts, films: sorted };
}

function extentOf(values: Float32Array, films: Uint32Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const film of films) {
    low = Math.min(low, values[film]);
    high = Math.max(high, values[film]);
  }
  return low <= high ? [low, high] : [0, 0];
}

/** What `filmAt` needs to know about dots, all in plot pixels at fit (screen pixels ÷ k). */
export interface Reach {
  /** Radius of a film's dot. */
  readonly radius: (film: number) => number;
  /** The largest such radius. */
  readonly largest: number;
  /** How far beside a dot a pointer still means it. */
  readonly slop: number;
  /** Draws `a` over `b`. */
  readonly above: (a: number, b: number) => boolean;
}

/** The film meant by a pointer: the uppermost dot under it, else the one whose edge is nearest, within the slop. */
export function filmAt(grid: FilmGrid, at: Point, reach: Reach): number | undefined {
  const { positions, left, top, side, columns, rows, starts, films } = grid;
  const far = reach.largest + reach.slop;
  const between = (value: number, most: number) =>
    Math.max(0, Math.min(most - 1, Math.floor(value / side)));
  const first = between(at.x - far - left, columns);
  const last = between(at.x + far - left, columns);
  let best: number | undefined;
  let bestGap = Infinity;
  const bottom = between(at.y + far - top, rows);
  for (let row = between(at.y - far - top, rows); row <= bottom; row++) {
    const end = starts[row * columns + last + 1];
    for (let i = starts[row * columns + first]; i < end; i++) {
      const film = films[i];
      const distance = Math.hypot(positions.x[film] - at.x, positions.y[film] - at.y);
      const gap = Math.max(0, distance - reach.radius(film));
      if (gap > reach.slop || gap > bestGap) continue;
      if (gap === bestGap && best !== undefined && !reach.above(film, best)) continue;
      best = film;
      bestGap = gap;
    }
  }
  return best;
}
