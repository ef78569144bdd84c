import { box, disc, halfDisc, repeat, ring, turned, type Point } from '../shapes';
import { SIDES, type Motif } from './motif';

const keyframes: Motif = (noise, { w, h }, ink) => {
  const n = 7;
  const radius = Math.min(w, h) * noise.between(0.12, 0.17);
  const forward = noise.chance(0.5);
  const frames = repeat(n, (i) => {
    const t = forward ? i / (n - 1) : 1 - i / (n - 1);
    const y = h * (0.82 - 0.62 * Math.abs(Math.sin(3.14159 * (0.08 + 0.92 * t * 1.3))));
    const centre: Point = [w * (0.16 + 0.68 * t), y];
    if (i === n - 1) return disc(centre, radius, ink.accent);
    return i % 2 === 1
      ? ring(centre, radius, { ink: ink.main, width: 2 })
      : disc(centre, radius, ink.main);
  });
  return frames + box([0, h * 0.95, w, 3], ink.extra);
};

const cels: Motif = (noise, { w, h }, ink) => {
  const n = 5;
  const size = Math.min(w, h) * 0.62;
  const turn = noise.between(6, 14) * noise.pick(SIDES);
  const inks = [ink.main, ink.extra, ink.accent, ink.ground, ink.main];
  return repeat(n, (i) => {
    const side = size * (1 - i * 0.14);
    const x = (w - size) / 2 + (i - 2) * w * 0.03;
    return box([x, (h - size) / 2, side, side], inks[i], turn * i);
  });
};

const wheel: Motif = (noise, { w, h }, ink) => {
  const n = 6 + 2 * noise.int(2);
  const radius = Math.min(w, h) * 0.46;
  const inks = [ink.main, ink.accent, ink.main, ink.extra];
  const period = n % 4 === 0 ? 4 : 2;
  return repeat(n, (i) => {
    const vane = halfDisc([w / 2 + radius * 0.5, h / 2], radius * 0.5, 0, inks[i % period]);
    return turned([w / 2, h / 2], (360 / n) * i, vane);
  });
};

/** Animation: frames of one movement, stacked cels, a turning wheel. */
export const ANIMATION: readonly Motif[] = [keyframes, cels, wheel];
