import { area, box, d, disc, line, polygon, repeat } from '../shapes';
import { SIDES, type Motif } from './motif';

const bars: Motif = (noise, { w, h }, ink) => {
  const n = 5 + noise.int(3);
  const width = w / (n * 2 - 1);
  const sawn = noise.int(n);
  return repeat(n, (i) => {
    const height = i === sawn ? h * noise.between(0.3, 0.7) : h;
    return box([i * 2 * width, 0, width, height], i === sawn ? ink.accent : ink.main);
  });
};

const fingerprint: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.35, 0.65);
  const y = h * noise.between(0.5, 0.7);
  const pitch = Math.min(w, h) / 15;
  return repeat(7, (i) => {
    const r = pitch * (i + 0.8);
    const leg = r * 1.3;
    const left = y + leg * (i % 3 === 0 ? 0.55 : 1);
    const right = y + leg * (i % 2 === 1 ? 1 : 0.7);
    const ridge = d`M${x - r} ${left}V${y}A${r} ${r * 1.15} 0 0 1 ${x + r} ${y}V${right}`;
    return line(ridge, { ink: i === 2 ? ink.accent : ink.main, width: pitch * 0.52 });
  });
};

const oneOutOfLine: Motif = (noise, { w, h }, ink) => {
  const columns = 4 + noise.int(2);
  const side = w / (columns + 0.5);
  const rows = Math.floor(h / side);
  const column = noise.int(columns);
  const odd = column + columns * noise.int(rows);
  return repeat(columns * rows, (i) => {
    const x = side * 0.35 + (i % columns) * side;
    const y = (h - rows * side) / 2 + side * 0.1 + Math.floor(i / columns) * side;
    const square = [x, y, side * 0.8, side * 0.8] as const;
    return i === odd ? box(square, ink.accent, 24) : box(square, ink.main);
  });
};

const figureInLight: Motif = (noise, { w, h }, ink) => {
  const side = noise.pick(SIDES);
  const light = polygon(
    [
      [w / 2 + side * w * 0.5, 0],
      [w / 2 - side * w * 0.1, 0],
      [w / 2 - side * w * 0.5, h],
      [w / 2 + side * w * 0.34, h],
    ],
    ink.main,
  );
  const shoulder = h * 0.56;
  const [left, right, r] = [w * 0.38, w * 0.62, w * 0.12];
  const body = d`M${left} ${h}V${shoulder}A${r} ${r} 0 0 1 ${right} ${shoulder}V${h}Z`;
  return light + area(body, ink.extra) + disc([w / 2, shoulder - w * 0.2], w * 0.085, ink.accent);
};

/** Crime: bars, prints, the one out of line, a figure in the light. */
export const CRIME: readonly Motif[] = [bars, fingerprint, oneOutOfLine, figureInLight];
