import { area, d, disc, polar, polygon, repeat, ring, type Point } from '../shapes';
import { SIDES, type Motif } from './motif';

function star([x, y]: Point, r: number, fill: string): string {
  const right = d`M${x} ${y - r}Q${x} ${y} ${x + r} ${y}Q${x} ${y} ${x} ${y + r}`;
  const left = d`Q${x} ${y} ${x - r} ${y}Q${x} ${y} ${x} ${y - r}Z`;
  return area(right + left, fill);
}

const crescent: Motif = (noise, { w, h }, ink) => {
  const radius = Math.min(w, h) * 0.34;
  const side = noise.pick(SIDES);
  const moon =
    disc([w / 2, h / 2], radius, ink.main) +
    disc([w / 2 + side * radius * 0.42, h / 2 - radius * 0.16], radius * 0.86, ink.ground);
  const stars = repeat(5 + noise.int(4), (i) => {
    const x = w * noise.between(0.08, 0.92);
    const y = h * noise.between(0.08, 0.92);
    return star([x, y], w * noise.between(0.02, i === 0 ? 0.08 : 0.045), ink.accent);
  });
  return moon + stars;
};

const gates: Motif = (noise, { w, h }, ink) => {
  const n = 4 + noise.int(2);
  const inks = [ink.main, ink.extra, ink.accent, ink.main, ink.ground];
  return repeat(n, (i) => {
    const r = w * 0.44 * (1 - i / n);
    const y = h * (0.12 + 0.1 * i) + r;
    const [left, right] = [w / 2 - r, w / 2 + r];
    return area(d`M${left} ${h}V${y}A${r} ${r} 0 0 1 ${right} ${y}V${h}Z`, inks[i % 5]);
  });
};

const compassRose: Motif = (noise, { w, h }, ink) => {
  const centre: Point = [w / 2, h / 2];
  const n = 8;
  const radius = Math.min(w, h) * 0.48;
  const start = noise.between(0, 1);
  const points = repeat(n, (i) => {
    const angle = start + (6.2832 * i) / n;
    const reach = i % 2 === 1 ? radius : radius * 0.66;
    const left = polar(centre, angle - 0.36, reach * 0.4);
    const right = polar(centre, angle + 0.36, reach * 0.4);
    const tip = polar(centre, angle, reach);
    return polygon([centre, left, tip, right], i % 2 === 1 ? ink.main : ink.accent);
  });
  return points + disc(centre, radius * 0.14, ink.extra);
};

const scales: Motif = (noise, { w, h }, ink) => {
  const columns = 4 + noise.int(2);
  const side = w / columns;
  const rows = Math.ceil(h / (side * 0.5)) + 1;
  const column = noise.int(columns);
  const odd = column + columns * (1 + noise.int(rows - 3));
  return repeat(columns * rows, (i) => {
    const row = Math.floor(i / columns);
    const x = (i % columns) * side + (row % 2 === 1 ? side / 2 : 0) + side * 0.25;
    const y = h - row * side * 0.5;
    const plain = row % 2 === 1 ? ink.extra : ink.main;
    return (
      disc([x, y], side * 0.5, i === odd ? ink.accent : plain) +
      ring([x, y], side * 0.5, { ink: ink.ground, width: 1.6 })
    );
  });
};

const castle: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.4, 0.6);
  const width = w * 0.14;
  const tower = (centre: number, half: number, [eaves, top]: readonly number[], fill: string) =>
    polygon(
      [
        [centre - half, h],
        [centre - half, h * eaves],
        [centre, h * top],
        [centre + half, h * eaves],
        [centre + half, h],
      ],
      fill,
    );
  return (
    disc([w - x, h * 0.3], Math.min(w, h) * 0.2, ink.accent) +
    tower(x, width / 2, [0.42, 0.14], ink.main) +
    tower(x - width * 1.2, width / 2, [0.64, 0.46], ink.extra) +
    area(d`M0 ${h}Q${w / 2} ${h * 0.7} ${w} ${h}Z`, ink.main)
  );
};

/** Fantasy: a crescent, gates, a rose, scales, a castle. */
export const FANTASY: readonly Motif[] = [crescent, gates, compassRose, scales, castle];
