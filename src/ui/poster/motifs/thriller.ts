import { box, disc, polygon, repeat } from '../shapes';
import { SIDES, type Motif } from './motif';

/** The innermost shape has the accent; the others alternate with the ground. */
const nested = (i: number, n: number, ink: { main: string; ground: string; accent: string }) => {
  if (i === n - 1) return ink.accent;
  return i % 2 === 1 ? ink.ground : ink.main;
};

const corridor: Motif = (noise, { w, h }, ink) => {
  const n = 5 + noise.int(3);
  const x = w * noise.between(0.25, 0.75);
  const y = h * noise.between(0.3, 0.7);
  return repeat(n, (i) => {
    const scale = 1 - i / n;
    return box([x - x * scale, y - y * scale, w * scale, h * scale], nested(i, n, ink));
  });
};

const vanishingPoint: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.pick([0, 1]);
  const n = 4 + noise.int(3);
  return repeat(n, (i) =>
    polygon(
      [
        [x, h * noise.between(0.45, 0.55)],
        [w - x, (h * i) / n],
        [w - x, (h * (i + 0.52)) / n],
      ],
      i === n >> 1 ? ink.accent : ink.main,
    ),
  );
};

const vortex: Motif = (noise, { w, h }, ink) => {
  const n = 6;
  const radius = Math.min(w, h) * 0.5;
  const start = noise.between(0, 6);
  return repeat(n, (i) => {
    const angle = start + i * 0.5;
    const x = w / 2 + Math.cos(angle) * i * radius * 0.045;
    const y = h / 2 + Math.sin(angle) * i * radius * 0.045;
    return disc([x, y], radius * (1 - i / n), nested(i, n, ink));
  });
};

const cut: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.35, 0.65);
  const lean = noise.pick(SIDES) * w * 0.22;
  const y = h * noise.between(0.4, 0.6);
  return (
    polygon(
      [
        [0, 0],
        [x + lean, 0],
        [x - lean, h],
        [0, h],
      ],
      ink.main,
    ) +
    box(
      [w * 0.5 - w * 0.36, y, w * 0.72, Math.max(3, h * 0.03)],
      ink.accent,
      noise.between(-20, 20),
    )
  );
};

/** Thriller: what draws the eye in, or cuts across it. */
export const THRILLER: readonly Motif[] = [corridor, vanishingPoint, vortex, cut];
