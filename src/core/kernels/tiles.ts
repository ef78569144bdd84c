// Products of a block of rows with itself, the inner loops of every least-squares fit. A block holds `count` rows of
// `width` doubles, and width is a multiple of four.

/**
 * Adds Σ q qᵀ over the block's rows to the lower triangle of `gram`, by 4 × 2 tiles that stay in registers.
 * @param gram width × width, row-major; a few cells above the diagonal are written too.
 */
export function addGram(
  block: Float64Array,
  width: number,
  count: number,
  gram: Float64Array,
): void {
  const end = count * width;
  for (let i = 0; i < width; i += 4) {
    for (let j = 0; j < i + 4; j += 2) {
      let c00 = 0;
      let c01 = 0;
      let c10 = 0;
      let c11 = 0;
      let c20 = 0;
      let c21 = 0;
      let c30 = 0;
      let c31 = 0;
      for (let at = 0; at < end; at += width) {
        const b0 = block[at + j];
        const b1 = block[at + j + 1];
        const a0 = block[at + i];
        c00 += a0 * b0;
        c01 += a0 * b1;
        const a1 = block[at + i + 1];
        c10 += a1 * b0;
        c11 += a1 * b1;
        const a2 = block[at + i + 2];
        c20 += a2 * b0;
        c21 += a2 * b1;
        const a3 = block[at + i + 3];
        c30 += a3 * b0;
        c31 += a3 * b1;
      }
      const at = i * width + j;
      gram[at] += c00;
      gram[at + 1] += c01;
      gram[at + width] += c10;
      gram[at + width + 1] += c11;
      gram[at + 2 * width] += c20;
      gram[at + 2 * width + 1] += c21;
      gram[at + 3 * width] += c30;
      gram[at + 3 * width + 1] += c31;
    }
  }
}

/**
 * Z Zᵀ: the block's rows times one another.
 * @param products count × count, row-major; only the lower triangle is written.
 */
export function dotProducts(
  block: Float64Array,
  width: number,
  count: number,
  products: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const row = i * width;
    for (let j = 0; j <= i; j++) {
      const other = j * width;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let f = 0; f < width; f += 4) {
        s0 += block[row + f] * block[other + f];
        s1 += block[row + f + 1] * block[other + f + 1];
        s2 += block[row + f + 2] * block[other + f + 2];
        s3 += block[row + f + 3] * block[other + f + 3];
      }
      products[i * count + j] = s0 + s1 + s2 + s3;
    }
  }
}
