/** Two paths: squares for what is above zero, and for what is below. */
export interface Squares {
  readonly above: string;
  readonly below: string;
}

/** Smaller squares cannot be seen: they are left out, as nothing is. */
const LEAST_SIDE = 0.6;
/** Of a cell; what is left parts the squares. */
const FILL = 0.92;

/**
 * A square in the middle of each cell, its area in proportion to the size of the value; after Hinton's diagrams.
 * @param values Row by row, `columns` of each row of `width`; NaN counts as 0.
 * @param cell Width and height of a cell, px.
 * @param most The size that fills a cell.
 */
export function squares(
  values: ArrayLike<number>,
  {
    width,
    columns,
    most,
  }: { readonly width: number; readonly columns: number; readonly most: number },
  cell: readonly [number, number],
): Squares {
  const [across, down] = cell;
  const full = FILL * Math.min(across, down);
  const paths: [string[], string[]] = [[], []];
  for (let row = 0; row * width < values.length; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * width + column];
      const side = Math.min(1, Math.sqrt(Math.abs(value) / most)) * full;
      if (!(side >= LEAST_SIDE)) continue;
      const left = (column + 0.5) * across - side / 2;
      const top = (row + 0.5) * down - side / 2;
      const [x, y, s] = [left, top, side].map((px) => px.toFixed(1));
      paths[value > 0 ? 0 : 1].push(`M${x} ${y}h${s}v${s}h-${s}z`);
    }
  }
  return { above: paths[0].join(''), below: paths[1].join('') };
}

/** The size of the largest value; 1 where there is none. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k]);
    if (size > most && size < Infinity) most = size;
  }
  return most || 1;
}
