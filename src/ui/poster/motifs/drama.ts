import { area, box, d, disc, halfDisc, polygon, quarterDisc, repeat } from '../shapes';
import { SIDES, type Motif } from './motif';

const facingHalves: Motif = (noise, { w, h }, ink) => {
  const radius = Math.min(w, h) * noise.between(0.34, 0.46);
  const slip = radius * noise.between(0.2, 0.75);
  return (
    halfDisc([w / 2, h / 2 - slip / 2], radius, 3, ink.main) +
    halfDisc([w / 2, h / 2 + slip / 2], radius, 1, ink.accent)
  );
};

const eclipse: Motif = (noise, { w, h }, ink) => {
  const radius = Math.min(w, h) * noise.between(0.36, 0.5);
  const side = noise.pick(SIDES);
  const shadowX = w / 2 + side * radius * noise.between(0.25, 0.6);
  const shadowY = h * 0.5 - radius * noise.between(0.05, 0.3);
  const moonX = w / 2 + side * radius * 0.95;
  return (
    disc([w / 2 - side * radius * 0.25, h * 0.5], radius, ink.main) +
    disc([shadowX, shadowY], radius * 0.82, ink.ground) +
    disc([moonX, h * 0.5 + radius * 0.55], radius * 0.16, ink.accent)
  );
};

const twoFigures: Motif = (noise, { w, h }, ink) => {
  const width = w * noise.between(0.24, 0.32);
  const heights = [noise.between(0.5, 0.78), noise.between(0.3, 0.62)];
  const left = w / 2 - width - w * 0.02;
  const r = width / 2;
  return repeat(2, (i) => {
    const x = left + i * (width + w * 0.04);
    const y = h * (1 - heights[i]) + r;
    const outline = d`M${x} ${h}V${y}A${r} ${r} 0 0 1 ${x + width} ${y}V${h}Z`;
    return area(outline, i === 0 ? ink.main : ink.accent);
  });
};

const horizon: Motif = (noise, { w, h }, ink) => {
  const y = h * noise.between(0.58, 0.76);
  const x = w * noise.between(0.2, 0.8);
  const radius = w * 0.075;
  return (
    box([0, y, w, h - y], ink.main) +
    disc([x, y - radius], radius, ink.extra) +
    box([x - w * 0.2, y + h * 0.07, w * 0.4, Math.max(2, h * 0.014)], ink.accent)
  );
};

const stairs: Motif = (noise, { w, h }, ink) => {
  const n = 3 + noise.int(3);
  const up = noise.chance(0.5);
  return repeat(n, (i) => {
    const top = up ? 1 - (i + 1) / (n + 0.7) : (i + 0.7) / (n + 0.7);
    const plain = i % 2 === 1 ? ink.extra : ink.main;
    return box([(w / n) * i, h * top, w / n + 0.4, h], i === n - 2 ? ink.accent : plain);
  });
};

const cornerAndHalf: Motif = (noise, { w, h }, ink) => {
  const side = Math.max(w, h) * noise.between(0.5, 0.66);
  const corner = noise.int(4);
  const x = corner === 1 || corner === 2 ? w - side : 0;
  const y = corner < 2 ? 0 : h - side;
  const low = h * noise.between(0.55, 0.7);
  return (
    quarterDisc([x, y], side, corner, ink.main) +
    halfDisc([w * 0.5, low], Math.min(w, h) * 0.24, noise.int(4), ink.accent)
  );
};

const slope: Motif = (noise, { w, h }, ink) => {
  const fall = noise.between(0.3, 0.7);
  const ball: readonly [number, number] = [w * noise.between(0.3, 0.7), h / 2];
  return (
    polygon(
      [
        [0, 0],
        [w, 0],
        [w, h * (1 - fall)],
        [0, h * fall],
      ],
      ink.main,
    ) + disc(ball, Math.min(w, h) * noise.between(0.13, 0.24), ink.accent)
  );
};

/** Drama: two that face, lean on or eclipse each other. */
export const DRAMA: readonly Motif[] = [
  facingHalves,
  eclipse,
  twoFigures,
  horizon,
  stairs,
  cornerAndHalf,
  slope,
];
