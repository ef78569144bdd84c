import { area, box, d, disc, line, repeat } from '../shapes';
import type { Motif } from './motif';

const screens: Motif = (_noise, { w, h }, ink) => {
  const inks = [ink.main, ink.ground, ink.accent, ink.extra];
  return repeat(inks.length, (i) => {
    const scale = 1 - i * 0.22;
    const top = h * (0.5 - 0.42 * scale);
    const bottom = top + h * 0.84 * scale;
    const width = w * 0.92 * scale;
    const left = (w - width) / 2;
    const bend = h * 0.84 * scale * 0.08;
    const above = d`M${left} ${top}Q${w / 2} ${top + bend} ${left + width} ${top}`;
    const below = d`V${bottom}Q${w / 2} ${bottom - bend} ${left} ${bottom}Z`;
    return area(above + below, inks[i]);
  });
};

const lattice: Motif = (noise, { w, h }, ink) => {
  const columns = 5;
  const side = w / columns;
  const rows = Math.floor(h / side);
  const column = noise.int(columns);
  const odd = column + columns * noise.int(rows);
  return repeat(columns * rows, (i) => {
    const x = ((i % columns) + 0.5) * side;
    const y = (Math.floor(i / columns) + 0.5) * side + (h - rows * side) / 2;
    if (i === odd) return disc([x, y], side * 0.36, ink.accent);
    return (
      box([x - side * 0.2, y - 1, side * 0.4, 2], ink.main) +
      box([x - 1, y - side * 0.2, 2, side * 0.4], ink.main)
    );
  });
};

const emptyFrame: Motif = (noise, { w, h }, ink) => {
  const width = w * noise.between(0.04, 0.1);
  const frame = d`M${w * 0.14} ${h * 0.12}H${w * 0.86}V${h * 0.88}H${w * 0.14}Z`;
  const x = w * noise.between(0.35, 0.65);
  return (
    line(frame, { ink: ink.main, width }) +
    disc([x, h * noise.between(0.35, 0.65)], w * 0.07, ink.accent)
  );
};

/** IMAX: screens within screens. */
export const IMAX: readonly Motif[] = [screens];

/** No known genre: a lattice, or an empty frame. */
export const NONE: readonly Motif[] = [lattice, emptyFrame];
