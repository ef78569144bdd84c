import { box, d, disc, line, repeat } from '../shapes';
import type { Motif } from './motif';

const halftone: Motif = (noise, { w, h }, ink) => {
  const columns = 9;
  const side = w / columns;
  const rows = Math.floor(h / side);
  const focusX = noise.next() * columns;
  const focusY = noise.next() * rows;
  return repeat(columns * rows, (i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    const distance = Math.hypot(column - focusX, row - focusY);
    const y = (row + 0.5) * side + (h - rows * side) / 2;
    const radius = side * 0.48 * Math.max(0.16, 1 - distance / 7.5);
    return disc([(column + 0.5) * side, y], radius, distance < 1.3 ? ink.accent : ink.main);
  });
};

const measurements: Motif = (noise, { w, h }, ink) => {
  const n = 13;
  const pitch = h / n;
  const odd = noise.int(n);
  return repeat(n, (i) => {
    const length = w * (0.2 + 0.66 * Math.abs(Math.sin(i * noise.between(0.4, 0.7) + odd)));
    const fill = i === odd ? ink.accent : ink.main;
    return box([w * 0.06, pitch * (i + 0.25), length, pitch * 0.5], fill);
  });
};

const viewfinder: Motif = (noise, { w, h }, ink) => {
  const arm = Math.min(w, h) * 0.16;
  const m = w * 0.1;
  const corner = (x: number, y: number, dx: number, dy: number) =>
    line(d`M${x + dx * arm} ${y}H${x}V${y + dy * arm}`, { ink: ink.extra, width: 5 });
  const frame =
    corner(m, m, 1, 1) +
    corner(w - m, m, -1, 1) +
    corner(m, h - m, 1, -1) +
    corner(w - m, h - m, -1, -1);
  const x = w * noise.between(0.42, 0.58);
  const y = h * noise.between(0.45, 0.55);
  return (
    frame +
    disc([x, y], Math.min(w, h) * 0.24, ink.main) +
    disc([w - m - arm * 0.3, m + arm * 0.45], arm * 0.16, ink.accent)
  );
};

/** Documentary: a halftone, measurements, a viewfinder. */
export const DOCUMENTARY: readonly Motif[] = [halftone, measurements, viewfinder];
