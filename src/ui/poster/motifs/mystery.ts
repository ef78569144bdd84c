import { box, disc, polar, polygon, repeat, ring, type Point } from '../shapes';
import type { Motif } from './motif';

const doorAjar: Motif = (noise, { w, h }, ink) => {
  const x = w * noise.between(0.36, 0.5);
  const y = h * 0.14;
  const width = w * 0.24;
  const floor: readonly Point[] = [
    [x, h * 0.9],
    [x + width, h * 0.9],
    [x + width + w * 0.42, h],
    [x - w * 0.3, h],
  ];
  const leaf: readonly Point[] = [
    [x, y],
    [x - w * 0.2, y + h * 0.05],
    [x - w * 0.2, h * 0.99],
    [x, h * 0.9],
  ];
  return (
    polygon(floor, ink.accent) +
    box([x, y, width, h * 0.76], ink.accent) +
    polygon(leaf, ink.main) +
    disc([x - w * 0.16, h * 0.54], 2.6, ink.ground)
  );
};

const missingQuarter: Motif = (noise, { w, h }, ink) => {
  const [x, y]: Point = [w / 2, h / 2];
  const radius = Math.min(w, h) * 0.46;
  const quarter = noise.int(4);
  const right = quarter % 2 === 1;
  const above = quarter < 2;
  const rings = repeat(4, (i) =>
    ring([x, y], radius * (1 - i * 0.23), { ink: ink.main, width: radius * 0.1 }),
  );
  const side = radius * 1.1;
  const half = radius * 0.5;
  return (
    rings +
    box([right ? x : x - side, above ? y - side : y, side, side], ink.ground) +
    disc([right ? x + half : x - half, above ? y - half : y + half], radius * 0.16, ink.accent)
  );
};

const keyhole: Motif = (noise, { w, h }, ink) => {
  const x = w / 2;
  const radius = Math.min(w, h) * noise.between(0.18, 0.23);
  const y = h * 0.38;
  const slot: readonly Point[] = [
    [x - radius * 0.5, y + radius * 0.5],
    [x + radius * 0.5, y + radius * 0.5],
    [x + radius * 0.95, h * 0.88],
    [x - radius * 0.95, h * 0.88],
  ];
  return (
    box([w * 0.14, 0, w * 0.72, h], ink.main) +
    disc([x, y], radius, ink.ground) +
    polygon(slot, ink.ground) +
    disc([x, y], radius * 0.36, ink.accent)
  );
};

const fan: Motif = (noise, { w, h }, ink) => {
  const centre: Point = [w / 2, h / 2];
  const n = 11;
  const radius = Math.min(w, h) * 0.5;
  const start = noise.between(0, 6);
  const odd = noise.int(n);
  return repeat(n, (i) => {
    const angle = start + i * 0.5;
    const reach = radius * (1 - i * 0.055);
    const plain = i % 2 === 1 ? ink.extra : ink.main;
    const blade = [centre, polar(centre, angle, reach), polar(centre, angle + 0.36, reach)];
    return polygon(blade, i === odd ? ink.accent : plain);
  });
};

const behindBlinds: Motif = (noise, { w, h }, ink) => {
  const n = 6 + noise.int(3);
  const pitch = h / n;
  const x = w * noise.between(0.4, 0.6);
  const slats = repeat(n, (i) => {
    const left = i % 2 === 1 ? w * 0.12 : 0;
    return box([left, pitch * i, w * 0.88, pitch * (0.3 + (0.5 * i) / n)], ink.main);
  });
  return disc([x, h / 2], Math.min(w, h) * 0.36, ink.accent) + slats;
};

const threeCards: Motif = (noise, { w, h }, ink) => {
  const size = Math.min(w * 0.3, h * 0.4);
  const marked = noise.int(3);
  const cards = repeat(3, (i) => {
    const x = w / 2 - size * 0.36 + (i - 1) * size * 0.92;
    const y = h / 2 - size * 0.6 + (i === marked ? -size * 0.16 : 0);
    const fill = i === marked ? ink.accent : ink.main;
    return box([x, y, size * 0.72, size * 1.2], fill, (i - 1) * 7);
  });
  const pip: Point = [w / 2 + (marked - 1) * size * 0.92, h / 2 - size * 0.16];
  return cards + disc(pip, size * 0.15, ink.ground);
};

/** Mystery: a door ajar, a missing quarter, a keyhole, a fan, blinds, three cards. */
export const MYSTERY: readonly Motif[] = [
  doorAjar,
  missingQuarter,
  keyhole,
  fan,
  behindBlinds,
  threeCards,
];
