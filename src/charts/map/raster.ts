import { MIXED, weightOf, type Flat, type Mask, type Masks } from './masks';
import type { Positions, View } from './view';

/** No dot reaches further than this many device pixels from its middle. */
const MARGIN = 80;

/** Device pixels, each 0xAABBGGRR (the bytes of ImageData on a little-endian machine), row-major. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** What is drawn: films in the order of drawing, and of each film its mark, size step and colour (0xAABBGGRR). */
export interface Dots {
  readonly positions: Positions;
  readonly order: Uint32Array;
  readonly marks: Uint8Array;
  readonly steps: Int8Array;
  readonly colours: Uint32Array;
}

/** How dots meet the raster. */
export interface Stamping {
  readonly view: View;
  /** 0xAABBGGRR. */
  readonly paper: number;
  /** Added to every size step: dots grow a little with the scale. */
  readonly growth: number;
  readonly masks: Masks;
}

/** `to` over `from` at alpha 0 … 255; red and blue share one multiplication. */
function mix(from: number, to: number, alpha: number): number {
  const weight = weightOf(alpha);
  const rest = 256 - weight;
  const redBlue = (Math.imul(from & 0xff00ff, rest) + Math.imul(to & 0xff00ff, weight)) >>> 8;
  const green = (Math.imul(from & 0xff00, rest) + Math.imul(to & 0xff00, weight)) >>> 8;
  return 0xff000000 | (redBlue & 0xff00ff) | (green & 0xff00);
}

/** Where one mask goes: its middle on the device pixel (column, row). */
interface Place {
  readonly column: number;
  readonly row: number;
  readonly colour: number;
  readonly paper: number;
}

/** Puts one mask on the raster, clipped at its rim. */
function stampClipped(raster: Raster, mask: Mask, { column, row, colour, paper }: Place): void {
  const { width, height, pixels } = raster;
  const { reach, ink, edge, runs } = mask;
  const side = 2 * reach + 1;
  const left = column - reach;
  const top = row - reach;
  const last = Math.min(side, height - top);
  for (let v = Math.max(0, -top); v < last; v++) {
    const base = (top + v) * width + left;
    const from = Math.max(runs[4 * v], -left);
    const to = Math.min(runs[4 * v + 3], width - left);
    const full = Math.max(runs[4 * v + 1], from);
    const fullEnd = Math.min(runs[4 * v + 2], to);
    for (let u = full; u < fullEnd; u++) pixels[base + u] = colour;
    for (let u = from; u < to; u++) {
      // The run of full ink is done.
      if (u === full && fullEnd > full) u = fullEnd;
      if (u >= to) break;
      const outer = edge[v * side + u];
      const under = outer === 255 ? paper : mix(pixels[base + u], paper, outer);
      pixels[base + u] = mix(under, colour, ink[v * side + u]);
    }
  }
}

/** Puts one mask on the raster, where all of it has room. */
function stamp(pixels: Uint32Array, { solid, mixed }: Flat, middle: number, colour: number): void {
  const redBlue = colour & 0xff00ff;
  const green = colour & 0xff00;
  for (let i = 0; i < mixed.length; i += MIXED) {
    const at = middle + mixed[i];
    const under = pixels[at];
    const rest = mixed[i + 1];
    const ink = mixed[i + 2];
    // What was there, ink and paper, by their weights.
    const rb = Math.imul(under & 0xff00ff, rest) + Math.imul(redBlue, ink) + mixed[i + 3];
    const g = Math.imul(under & 0xff00, rest) + Math.imul(green, ink) + mixed[i + 4];
    pixels[at] = 0xff000000 | ((rb >>> 8) & 0xff00ff) | ((g >>> 8) & 0xff00);
  }
  for (let i = 0; i < solid.length; i++) pixels[middle + solid[i]] = colour;
}

/** Clears the raster to paper and draws all dots in order, later ones over earlier. */
export function stampDots(raster: Raster, dots: Dots, stamping: Stamping): void {
  const { positions, order, marks, steps, colours } = dots;
  const { view, paper, growth, masks } = stamping;
  const { width, height, pixels } = raster;
  const { phases } = masks;
  const { x, y } = positions;
  const scale = masks.ratio * phases;
  const [k, left, top] = [view.k * scale, view.x * scale, view.y * scale];
  masks.prepare(width, paper);
  pixels.fill(paper);
  for (let i = 0; i < order.length; i++) {
    const film = order[i];
    const across = Math.round(k * x[film] + left);
    const down = Math.round(k * y[film] + top);
    const column = Math.floor(across / phases);
    const row = Math.floor(down / phases);
    if (!(column >= -MARGIN && row >= -MARGIN)) continue;
    if (column > width + MARGIN || row > height + MARGIN) continue;
    const phase = (down - row * phases) * phases + (across - column * phases);
    const key = masks.key(marks[film], steps[film] + growth, phase);
    const flat = masks.flat(key);
    const { reach } = flat;
    const inside =
      column >= reach && row >= reach && column + reach < width && row + reach < height;
    const colour = colours[film];
    if (inside) stamp(pixels, flat, row * width + column, colour);
    else stampClipped(raster, masks.mask(key), { column, row, colour, paper });
  }
}
