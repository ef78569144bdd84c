import { box, disc, polygon, repeat } from '../shapes';
import type { Motif } from './motif';

const searchlights: Motif = (noise, { w, h }, ink) => {
  const y = h * 0.86;
  const beams = repeat(3, (i) => {
    const x = w * (0.2 + 0.3 * i);
    const target = w * noise.between(-0.1, 1.1);
    const half = w * 0.1;
    return polygon(
      [
        [x - 2, y],
        [x + 2, y],
        [target + half, 0],
        [target - half, 0],
      ],
      i === 1 ? ink.accent : ink.main,
    );
  });
  return beams + box([0, y, w, h - y], ink.extra);
};

const ranks: Motif = (noise, { w, h }, ink) => {
  const columns = 6;
  const rows = Math.max(4, Math.round(h / (w / columns) / 1.3));
  const thinned = noise.int(rows);
  const [width, height] = [w / columns, h / rows];
  return repeat(columns * rows, (i) => {
    const row = Math.floor(i / columns);
    if (row === thinned && i % columns !== 2) return '';
    const rect = [
      ((i % columns) + 0.22) * width,
      (row + 0.16) * height,
      width * 0.56,
      height * 0.68,
    ] as const;
    return box(rect, row === thinned ? ink.accent : ink.main);
  });
};

const ruins: Motif = (noise, { w, h }, ink) => {
  const sun = disc([w * noise.between(0.3, 0.7), h * 0.42], Math.min(w, h) * 0.28, ink.accent);
  let walls = '';
  for (let x = 0; x < w;) {
    const width = w * noise.between(0.08, 0.18);
    const y = h * noise.between(0.5, 0.82);
    const right = x + width + 0.6; // overlaps the next wall, so that no seam shows
    walls += polygon(
      [
        [x, h],
        [x, y],
        [right, y + h * noise.between(-0.08, 0.08)],
        [right, h],
      ],
      ink.main,
    );
    x += width;
  }
  return sun + walls;
};

/** War: searchlights, ranks with gaps, ruins. */
export const WAR: readonly Motif[] = [searchlights, ranks, ruins];
