import { box, disc, halfDisc, polar, polygon, repeat, turned, type Point } from '../shapes';
import type { Motif } from './motif';

const rays: Motif = (noise, { w, h }, ink) => {
  const source: Point = [w * noise.pick([0, 0.5, 1]), h];
  const n = 9 + 2 * noise.int(3);
  const beams = repeat(n, (i) => {
    const angle = 3.1416 * (1 + i / n);
    const end = angle + (3.1416 / n) * 0.5;
    const points = [source, polar(source, angle, w + h), polar(source, end, w + h)];
    return polygon(points, i % 4 === 0 ? ink.accent : ink.main);
  });
  return beams + halfDisc(source, w * 0.16, 0, ink.extra);
};

const chevrons: Motif = (noise, { w, h }, ink) => {
  const n = 3 + noise.int(2);
  const pitch = h / (n + 0.6);
  const up = noise.chance(0.6) ? 1 : -1;
  const rise = up * pitch * 0.35;
  return repeat(n, (i) => {
    const y = pitch * (i + (up > 0 ? 0.75 : 0.15));
    return polygon(
      [
        [0, y + rise],
        [w / 2, y - rise],
        [w, y + rise],
        [w, y + rise + pitch * 0.5],
        [w / 2, y - rise + pitch * 0.5],
        [0, y + rise + pitch * 0.5],
      ],
      i === 1 ? ink.accent : ink.main,
    );
  });
};

const speedLines: Motif = (noise, { w, h }, ink) => {
  const n = 5 + noise.int(4);
  const turn = -18 - noise.int(28);
  const pitch = (h * 1.3) / n;
  const inks = [ink.main, ink.main, ink.accent, ink.extra];
  const streaks = repeat(n, (i) => {
    const length = w * noise.between(0.45, 1.1);
    const x = noise.chance(0.5) ? -w * 0.2 : w * 1.2 - length;
    return box([x, -h * 0.15 + i * pitch, length, pitch * 0.62], noise.pick(inks));
  });
  return turned([w / 2, h / 2], turn, streaks);
};

const burst: Motif = (noise, { w, h }, ink) => {
  const centre: Point = [w * noise.between(0.4, 0.6), h * noise.between(0.42, 0.58)];
  const n = 10 + noise.int(5);
  const radius = Math.min(w, h) * 0.5;
  const points = Array.from({ length: n * 2 }, (_, i) => {
    const reach = i % 2 === 1 ? radius * 0.55 : radius * noise.between(0.85, 1.1);
    return polar(centre, (3.14159 * i) / n, reach);
  });
  return polygon(points, ink.main) + disc(centre, radius * 0.3, ink.accent);
};

/** Action: rays, chevrons, speed lines, bursts. */
export const ACTION: readonly Motif[] = [rays, chevrons, speedLines, burst];
