import { box, d, disc, halfDisc, line, polygon, quarterDisc, repeat, type Point } from '../shapes';
import type { Motif } from './motif';

/** One toy block in a square. */
function block([x, y]: Point, side: number, kind: number, fill: string): string {
  if (kind === 0) return disc([x + side / 2, y + side / 2], side / 2, fill);
  if (kind === 2) return box([x, y, side, side], fill);
  return polygon(
    [
      [x, y + side],
      [x + side / 2, y],
      [x + side, y + side],
    ],
    fill,
  );
}

const blocks: Motif = (noise, { w, h }, ink) => {
  const columns = 3;
  const side = w / columns;
  const inks = [ink.main, ink.accent, ink.extra];
  return repeat(columns * Math.ceil(h / side), (i) => {
    const row = Math.floor(i / columns);
    const corner: Point = [(i % columns) * side, h - side - row * side];
    const kind = noise.int(5);
    const fill = noise.pick(inks);
    if (noise.chance(0.12 + 0.12 * row)) return '';
    if (kind > 2) return quarterDisc(corner, side, noise.int(4), fill);
    return block(corner, side, kind, fill);
  });
};

const rainbow: Motif = (noise, { w, h }, ink) => {
  const n = 4;
  const radius = Math.min(w * 0.5, h * 0.86);
  const x = w * noise.pick([0, 0.5, 1]);
  const centred = x === w / 2;
  const scale = centred ? 1 : 1.7;
  const y = h * (centred ? 0.93 : 1);
  const inks = [ink.main, ink.accent, ink.extra, ink.ground];
  const bows = repeat(n, (i) => disc([x, y], radius * scale * (1 - i / (n + 0.6)), inks[i]));
  const sun: Point = [x === 0 ? w * 0.84 : w * 0.14, h * 0.13];
  return bows + box([0, y, w, h], ink.ground) + disc(sun, w * 0.07, ink.accent);
};

const balloon: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.4, 0.6);
  const radius = Math.min(w, h) * 0.27;
  const y = h * 0.4;
  const string = d`M${x} ${y + radius}C${x - w * 0.14} ${h * 0.8} ${x + w * 0.14} ${h * 0.84} ${x} ${h}`;
  const knot: readonly Point[] = [
    [x - 5, y + radius + 7],
    [x, y + radius - 3],
    [x + 5, y + radius + 7],
  ];
  return (
    line(string, { ink: ink.extra, width: 2.4 }) +
    disc([x, y], radius, ink.main) +
    halfDisc([x, y], radius, noise.int(4), ink.accent) +
    polygon(knot, ink.extra)
  );
};

/** Children: building blocks, a rainbow, a balloon. */
export const CHILDREN: readonly Motif[] = [blocks, rainbow, balloon];
