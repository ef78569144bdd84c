// How near the rows of one block are to those of another, the inner loops of every search for neighbours. By 4 × 2
// tiles that stay in registers; each sum runs over the width in order, so a pair has the same bits wherever it is.

/** Rows of a block: a multiple of four. */
export const BLOCK = 64;

/**
 * Writes the nearness of BLOCK rows of `values` to BLOCK others; higher is nearer.
 * @param from First number of the rows, and `to` that of the others.
 * @param out Row-major, `stride` numbers a row, from number `start` on.
 */
export type PairTiles = (
  values: Float64Array,
  width: number,
  from: number,
  to: number,
  out: Float32Array,
  start: number,
  stride: number,
) => void;

/** How many pairs of blocks are a few milliseconds of work. */
export const pairsAtOnce = (width: number): number => Math.max(1, Math.floor(1152 / (width + 8)));

/** Dot products. */
export const dotTiles: PairTiles = (values, width, from, to, out, start, stride) => {
  for (let i = 0; i < BLOCK; i += 4) {
    const a0 = from + i * width;
    const a1 = a0 + width;
    const a2 = a1 + width;
    const a3 = a2 + width;
    for (let j = 0; j < BLOCK; j += 2) {
      const b0 = to + j * width;
      const b1 = b0 + width;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let f = 0; f < width; f++) {
        const x = values[b0 + f];
        const y = values[b1 + f];
        const v0 = values[a0 + f];
        s00 += v0 * x;
        s01 += v0 * y;
        const v1 = values[a1 + f];
        s10 += v1 * x;
        s11 += v1 * y;
        const v2 = values[a2 + f];
        s20 += v2 * x;
        s21 += v2 * y;
        const v3 = values[a3 + f];
        s30 += v3 * x;
        s31 += v3 * y;
      }
      const at = start + i * stride + j;
      out[at] = s00;
      out[at + 1] = s01;
      out[at + stride] = s10;
      out[at + stride + 1] = s11;
      out[at + 2 * stride] = s20;
      out[at + 2 * stride + 1] = s21;
      out[at + 3 * stride] = s30;
      out[at + 3 * stride + 1] = s31;
    }
  }
};

/** Squared L2 distances below zero. */
export const squareTiles: PairTiles = (values, width, from, to, out, start, stride) => {
  for (let i = 0; i < BLOCK; i += 2) {
    const a0 = from + i * width;
    const a1 = a0 + width;
    for (let j = 0; j < BLOCK; j += 2) {
      const b0 = to + j * width;
      const b1 = b0 + width;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let f = 0; f < width; f++) {
        const v0 = values[a0 + f];
        const v1 = values[a1 + f];
        const x = values[b0 + f];
        const y = values[b1 + f];
        s00 += (v0 - x) * (v0 - x);
        s01 += (v0 - y) * (v0 - y);
        s10 += (v1 - x) * (v1 - x);
        s11 += (v1 - y) * (v1 - y);
      }
      const at = start + i * stride + j;
      out[at] = -s00;
      out[at + 1] = -s01;
      out[at + stride] = -s10;
      out[at + stride + 1] = -s11;
    }
  }
};
