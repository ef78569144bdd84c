import { area, box, d, disc, polygon, repeat, ring, turned, type Point } from '../shapes';
import { SIDES, type Motif } from './motif';

const peaks: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.25, 0.75);
  const y = h * noise.between(0.24, 0.36);
  const sun = disc([x, y], Math.min(w, h) * noise.between(0.13, 0.2), ink.accent);
  const mountains = repeat(3, (i) => {
    const peak = w * noise.between(0.1, 0.9);
    const half = w * noise.between(0.5, 0.75);
    return polygon(
      [
        [peak, h * (0.32 + 0.16 * i)],
        [peak + half, h],
        [peak - half, h],
      ],
      [ink.main, ink.extra, ink.accent][i],
    );
  });
  return sun + mountains;
};

const waves: Motif = (noise, { w, h }, ink) => {
  const n = 3 + noise.int(2);
  const inks = [ink.main, ink.extra, ink.accent, ink.main];
  const sun = disc([w * noise.between(0.3, 0.7), h * 0.36], Math.min(w, h) * 0.22, ink.accent);
  const sea = repeat(n, (i) => {
    const y = h * (0.44 + (0.52 * i) / n);
    const swell = h * 0.09 * (i % 2 === 1 ? 1 : -1);
    const first = d`M0 ${y}C${w * 0.25} ${y - swell * 2} ${w * 0.4} ${y + swell} ${w * 0.55} ${y}`;
    const second = d`S${w * 0.85} ${y - swell} ${w} ${y + swell}V${h}H0Z`;
    return area(first + second, inks[i]);
  });
  return sun + sea;
};

const road: Motif = (noise, { w, h }, ink) => {
  const y = h * noise.between(0.34, 0.46);
  const side = noise.pick(SIDES);
  const x = w / 2 + side * w * 0.22;
  const dx = (share: number) => x + side * w * share;
  const [near, far] = [y + (h - y) * 0.5, y + (h - y) * 0.35];
  const left = d`M${x} ${y}C${dx(-0.5)} ${far} ${dx(0.4)} ${near} ${w * 0.2} ${h}H${w * 0.74}`;
  const right = d`C${dx(0.62)} ${near} ${dx(-0.34)} ${far} ${x + 2} ${y}Z`;
  return (
    box([0, y, w, h - y], ink.main) +
    disc([x, y], w * 0.13, ink.accent) +
    box([0, y, w, w * 0.14], ink.main) +
    area(left + right, ink.extra)
  );
};

const compass: Motif = (noise, { w, h }, ink) => {
  const [x, y]: Point = [w / 2, h / 2];
  const radius = Math.min(w, h) * 0.46;
  const needle = (tip: number, fill: string) =>
    polygon(
      [
        [x, y + tip],
        [x + radius * 0.22, y],
        [x - radius * 0.22, y],
      ],
      fill,
    );
  const both = needle(-radius * 0.8, ink.accent) + needle(radius * 0.8, ink.main);
  return (
    ring([x, y], radius * 0.96, { ink: ink.extra, width: radius * 0.08 }) +
    turned([x, y], noise.between(0, 360), both)
  );
};

/** Adventure: peaks, waves, roads and a compass. */
export const ADVENTURE: readonly Motif[] = [peaks, waves, road, compass];
