import { area, box, d, disc, polygon, repeat, type Point } from '../shapes';
import type { Motif } from './motif';

const teeth: Motif = (noise, { w, h }, ink) => {
  const n = 4 + noise.int(3);
  const gap = h * noise.between(0.1, 0.2);
  return repeat(2, (jaw) => {
    const gum = jaw === 0 ? 0 : h;
    const edge = Array.from({ length: n * 2 + 1 }, (_, i): Point => {
      const y = i % 2 === 1 ? h / 2 - gap * noise.between(-0.2, 0.6) : h * 0.16;
      return [(i * (w / n)) / 2, jaw === 0 ? y : h - y];
    });
    return polygon([[0, gum], ...edge, [w, gum]], jaw === 0 ? ink.main : ink.accent);
  });
};

const eye: Motif = (noise, { w, h }, ink) => {
  const radius = Math.min(w * 0.46, h * 0.6);
  const y = h / 2;
  const lid = radius * noise.between(0.55, 0.8);
  const [left, right] = [w / 2 - radius, w / 2 + radius];
  const lids = d`M${left} ${y}Q${w / 2} ${y - lid * 2} ${right} ${y}Q${w / 2} ${y + lid * 2} ${left} ${y}Z`;
  const pupil = noise.chance(0.5)
    ? box([w / 2 - lid * 0.1, y - lid * 0.55, lid * 0.2, lid * 1.1], ink.ground)
    : disc([w / 2, y], lid * 0.28, ink.ground);
  return area(lids, ink.extra) + disc([w / 2, y], lid * 0.66, ink.main) + pupil;
};

const drips: Motif = (noise, { w, h }, ink) => {
  const n = 6 + noise.int(4);
  const width = w / n;
  return repeat(n, (i) => {
    const y = h * noise.between(0.18, 0.92);
    const r = width / 2;
    const drip = d`M${width * i} 0H${width * (i + 1)}V${y}A${r} ${r} 0 0 1 ${width * i} ${y}Z`;
    return area(drip, noise.chance(0.16) ? ink.accent : ink.main);
  });
};

const claws: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.35, 0.65);
  const width = w * 0.13;
  const moon = disc([w / 2, h * 0.42], Math.min(w, h) * 0.36, ink.main);
  const spikes = repeat(3, (i) =>
    polygon(
      [
        [x - width * (2.2 - i * 1.8), h],
        [
          x - width * (1.9 - i * 1.8) + width * noise.between(-0.3, 0.3),
          h * noise.between(0.2, 0.5),
        ],
        [x - width * (1 - i * 1.8), h],
      ],
      i === 1 ? ink.accent : ink.extra,
    ),
  );
  return moon + spikes;
};

/** Horror: teeth, an eye, drips, claws before a moon. */
export const HORROR: readonly Motif[] = [teeth, eye, drips, claws];
