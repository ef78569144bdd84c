import { box, d, disc, halfDisc, line, repeat, ring, turned, type Point } from '../shapes';
import type { Motif } from './motif';

const orbits: Motif = (noise, { w, h }, ink) => {
  const [x, y]: Point = [w / 2, h / 2];
  const radius = Math.min(w, h) * 0.47;
  const turn = noise.int(180);
  const rings = repeat(4, (i) =>
    ring([x, y], radius * (0.34 + 0.22 * i), { ink: ink.extra, width: i === 2 ? 3 : 1.4 }),
  );
  const bodies =
    disc([x, y], radius * 0.2, ink.accent) +
    disc([x + radius * 0.78, y], radius * 0.13, ink.main) +
    disc([x - radius * 0.56, y], radius * 0.07, ink.main);
  return turned([x, y], turn, rings + bodies);
};

const planetRise: Motif = (noise, { w, h }, ink) => {
  const radius = w * noise.between(0.55, 0.8);
  const x = w * noise.between(0.2, 0.8);
  const stars = repeat(9, () => disc([w * noise.next(), h * 0.45 * noise.next()], 1.1, ink.extra));
  const moonY = h * noise.between(0.18, 0.3);
  return (
    stars +
    disc([x, h * 0.5 + radius * 0.85], radius, ink.main) +
    disc([w - x, moonY], w * noise.between(0.06, 0.12), ink.accent)
  );
};

const grid: Motif = (noise, { w, h }, ink) => {
  const y = h * noise.between(0.48, 0.6);
  const pen = { ink: ink.main, width: 1.8 };
  const away = repeat(9, (i) => {
    const from = w / 2 + (i - 4) * w * 0.06;
    return line(d`M${from} ${y}L${w / 2 + (i - 4) * w * 0.42} ${h}`, pen);
  });
  const across = repeat(5, (i) => box([0, y + (h - y) * (i / 5) ** 1.7, w, 1.8], ink.main));
  return halfDisc([w / 2, y], Math.min(w * 0.3, y * 0.8), 0, ink.accent) + away + across;
};

const ringedPlanet: Motif = (noise, { w, h }, ink) => {
  const [x, y]: Point = [w / 2, h / 2];
  const radius = Math.min(w, h) * 0.3;
  const [rx, ry] = [radius * 1.6, radius * 0.42];
  const belt = line(d`M${x - rx} ${y}A${rx} ${ry} 0 0 0 ${x + rx} ${y}`, {
    ink: ink.accent,
    width: radius * 0.16,
  });
  return (
    disc([x, y], radius, ink.main) +
    turned([x, y], noise.between(-35, -10), belt) +
    disc([w * 0.84, h * 0.16], radius * 0.14, ink.extra)
  );
};

const monolith: Motif = (noise, { w, h }, ink) => {
  const width = w * noise.between(0.2, 0.28);
  const x = w * noise.between(0.36, 0.64) - width / 2;
  return (
    disc([w / 2, h * 0.28], Math.min(w, h) * 0.2, ink.accent) +
    box([x, h * 0.2, width, h], ink.extra) +
    box([0, h * 0.86, w, h], ink.main)
  );
};

/** Sci-Fi: orbits, planets, a grid, a monolith. */
export const SCI_FI: readonly Motif[] = [orbits, planetRise, grid, ringedPlanet, monolith];
