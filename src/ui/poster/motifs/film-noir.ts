import { box, disc, polygon, repeat, tenth } from '../shapes';
import type { Motif } from './motif';

const blinds: Motif = (noise, { w, h }, ink) => {
  const n = 7 + noise.int(3);
  const pitch = h / n;
  const fall = h * noise.between(-0.3, 0.3) * 0.4;
  return repeat(n, (i) => {
    const [top, bottom] = [pitch * (i + 0.2), pitch * (i + 0.72)];
    return polygon(
      [
        [w * 0.1, top],
        [w * 0.9, top + fall],
        [w * 0.9, bottom + fall],
        [w * 0.1, bottom],
      ],
      i === n >> 1 ? ink.accent : ink.extra,
    );
  });
};

const streetLamp: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.3, 0.7);
  const floor = h * 0.92;
  const cone = polygon(
    [
      [x, h * 0.1],
      [x + w * 0.42, floor],
      [x - w * 0.42, floor],
    ],
    ink.main,
  );
  const size = `rx="${tenth(w * 0.42)}" ry="${tenth(h * 0.07)}"`;
  const pool = `<ellipse cx="${tenth(x)}" cy="${tenth(floor)}" ${size} fill="${ink.accent}"/>`;
  const figure =
    box([x - w * 0.03, h * 0.5, w * 0.06, h * 0.42], ink.ground) +
    disc([x, h * 0.46], w * 0.045, ink.ground);
  return cone + pool + figure;
};

/** Film-Noir: blinds, and someone under a street lamp. */
export const FILM_NOIR: readonly Motif[] = [blinds, streetLamp];
