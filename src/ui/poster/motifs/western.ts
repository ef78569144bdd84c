import { box, disc, halfDisc, polar, polygon, repeat, type Point } from '../shapes';
import type { Motif } from './motif';

const mesas: Motif = (noise, { w, h }, ink) => {
  const y = h * noise.between(0.66, 0.76);
  const x = w * noise.between(0.06, 0.5);
  const width = w * noise.between(0.26, 0.4);
  const rise = h * noise.between(0.16, 0.3);
  const sunX = w * noise.between(0.4, 0.75);
  const mesa = (shares: readonly number[], height: number) =>
    polygon(
      shares.map((share, i): Point => [x + width * share, i === 1 || i === 2 ? y - height : y]),
      ink.main,
    );
  return (
    disc([sunX, y - h * 0.12], Math.min(w, h) * 0.3, ink.accent) +
    mesa([0, 0.12, 0.85, 1], rise) +
    mesa([0.9, 1, 1.5, 1.62], rise * 0.5) +
    box([0, y, w, h - y], ink.main) +
    box([0, y + (h - y) * 0.5, w, 2], ink.ground)
  );
};

const straightRoad: Motif = (noise, { w, h }, ink) => {
  const y = h * noise.between(0.4, 0.52);
  const x = w * noise.between(0.35, 0.65);
  const road: readonly Point[] = [
    [x - 1.5, y],
    [x + 1.5, y],
    [w * 0.8, h],
    [w * 0.2, h],
  ];
  return (
    disc([x, y], Math.min(w, h) * 0.24, ink.accent) +
    box([0, y, w, h - y], ink.main) +
    polygon(road, ink.extra)
  );
};

const sunrise: Motif = (_noise, { w, h }, ink) => {
  const source: Point = [w / 2, h * 0.72];
  const n = 11;
  const rays = repeat(n, (i) => {
    const angle = 3.1416 * (1 + (i + 0.25) / n);
    return polygon([source, polar(source, angle, w), polar(source, angle + 0.14, w)], ink.main);
  });
  const ground = box([0, source[1], w, h - source[1]], ink.extra);
  return rays + halfDisc(source, w * 0.2, 0, ink.accent) + ground;
};

/** Western: mesas, a straight road, a sunrise. */
export const WESTERN: readonly Motif[] = [mesas, straightRoad, sunrise];
