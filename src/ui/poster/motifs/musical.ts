import { box, disc, polygon, repeat, ring, tenth, turned, type Point } from '../shapes';
import type { Motif } from './motif';

const equaliser: Motif = (noise, { w, h }, ink) => {
  const n = 7 + noise.int(3);
  const width = w / (n * 1.5 + 0.5);
  return repeat(n, (i) => {
    const height = h * (0.18 + 0.6 * Math.abs(Math.sin(i * noise.between(0.5, 1.1))));
    const x = width * (0.5 + i * 1.5);
    const size = `width="${tenth(width)}" height="${tenth(height)}" rx="${tenth(width / 2)}"`;
    const fill = i % 3 === 1 ? ink.accent : ink.main;
    return `<rect x="${tenth(x)}" y="${tenth((h - height) / 2)}" ${size} fill="${fill}"/>`;
  });
};

const score: Motif = (noise, { w, h }, ink) => {
  const top = h * 0.28;
  const pitch = h * 0.11;
  const staff = repeat(5, (i) => box([0, top + i * pitch, w, 1.8], ink.extra));
  const notes = repeat(5, (i) => {
    const x = w * (0.13 + 0.185 * i);
    const y = top + pitch * 0.5 * noise.int(9);
    const fill = i === 3 ? ink.accent : ink.main;
    const stem = box([x + pitch * 0.5, y - pitch * 2.2, 2.2, pitch * 2.2], fill);
    return disc([x, y], pitch * 0.62, fill) + stem;
  });
  return staff + notes;
};

const record: Motif = (noise, { w, h }, ink) => {
  const [x, y]: Point = [w / 2, h / 2];
  const radius = Math.min(w, h) * 0.46;
  const grooves = repeat(4, (i) =>
    ring([x, y], radius * (0.9 - i * 0.13), { ink: ink.ground, width: 1 }),
  );
  const glint = polygon(
    [
      [x + radius * 0.36, y],
      [x + radius * 0.98, y - radius * 0.2],
      [x + radius * 0.98, y + radius * 0.2],
    ],
    ink.extra,
  );
  return (
    disc([x, y], radius, ink.main) +
    grooves +
    disc([x, y], radius * 0.36, ink.accent) +
    disc([x, y], radius * 0.06, ink.ground) +
    turned([x, y], noise.int(360), glint)
  );
};

/** Musical: an equaliser, a score, a record. */
export const MUSICAL: readonly Motif[] = [equaliser, score, record];
