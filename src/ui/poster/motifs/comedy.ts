import { box, d, disc, halfDisc, line, polygon, repeat } from '../shapes';
import { SIDES, type Motif } from './motif';

const tumbledHalves: Motif = (noise, { w, h }, ink) => {
  const columns = 3 + noise.int(2);
  const side = w / columns;
  const rows = Math.ceil(h / side);
  const inks = [ink.main, ink.accent, ink.extra];
  return repeat(columns * rows, (i) => {
    if (noise.chance(0.2)) return '';
    const x = (i % columns) * side + side / 2;
    const y = Math.floor(i / columns) * side + side / 2;
    return halfDisc([x, y], side / 2, noise.int(4), noise.pick(inks));
  });
};

const bouncingBall: Motif = (noise, { w, h }, ink) => {
  const n = 4 + noise.int(3);
  return repeat(n, (i) => {
    const t = i / (n - 1);
    const radius = Math.min(w, h) * (0.06 + 0.17 * t);
    const y = h * (0.82 - 0.6 * Math.abs(Math.sin(3.14 * (0.15 + t * 1.5))));
    const plain = i % 2 === 1 ? ink.extra : ink.main;
    return disc([w * (0.1 + 0.74 * t), y], radius, i === n - 1 ? ink.accent : plain);
  });
};

const smile: Motif = (noise, { w, h }, ink) => {
  const radius = Math.min(w * 0.44, h * 0.5);
  const y = h * 0.36;
  const width = radius * noise.between(0.26, 0.42);
  const r = radius - width / 2;
  const eye = w * (noise.chance(0.5) ? 0.34 : 0.64);
  const mouth = d`M${w / 2 - r} ${y}A${r} ${r} 0 0 0 ${w / 2 + r} ${y}`;
  return (
    line(mouth, { ink: ink.main, width }) + disc([eye, y - width * 0.35], width * 0.55, ink.accent)
  );
};

const stackedBowls: Motif = (noise, { w, h }, ink) => {
  const n = 3 + noise.int(2);
  const radius = Math.min(w * 0.36, ((h * 0.62) / n) * 1.6);
  return repeat(n, (i) => {
    const x = w / 2 + w * noise.between(-0.12, 0.12);
    const fill = [ink.main, ink.accent, ink.extra][i % 3];
    return halfDisc([x, h * ((i + 0.55) / n)], radius, 2, fill);
  });
};

const awning: Motif = (noise, { w, h }, ink) => {
  const n = 5 + noise.int(4);
  const lean = noise.between(-0.35, 0.35) * w;
  const stripes = repeat(n, (i) => {
    const left = (w / n) * i;
    const right = (w / n) * (i + 0.5);
    return polygon(
      [
        [left, 0],
        [right, 0],
        [right + lean, h],
        [left + lean, h],
      ],
      ink.main,
    );
  });
  const x = w * noise.between(0.3, 0.7);
  return stripes + disc([x, h * noise.between(0.35, 0.65)], Math.min(w, h) * 0.26, ink.accent);
};

const seesaw: Motif = (noise, { w, h }, ink) => {
  const size = Math.min(w, h) * 0.42;
  const tilt = noise.between(8, 24) * noise.pick(SIDES);
  const pivot = h * 0.62;
  const crate = size * 0.72;
  const crateTop = pivot - size * (tilt > 0 ? 0.98 : 0.62);
  const ballY = pivot - size * (tilt > 0 ? 0.18 : 0.62);
  return (
    box([w * 0.1, pivot, w * 0.8, h * 0.07], ink.extra, tilt * 0.5) +
    box([w * 0.16, crateTop, crate, crate], ink.main, tilt * 0.5) +
    disc([w * 0.7, ballY], size * 0.36, ink.accent)
  );
};

/** Comedy: things that tumble, bounce, tilt or smile. */
export const COMEDY: readonly Motif[] = [
  tumbledHalves,
  bouncingBall,
  smile,
  stackedBowls,
  awning,
  seesaw,
];
