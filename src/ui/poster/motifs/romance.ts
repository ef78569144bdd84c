import { area, d, disc, halfDisc, line, polar, repeat, tenth, type Point } from '../shapes';
import { SIDES, type Motif } from './motif';

const overlap: Motif = (noise, { w, h }, ink) => {
  const r = Math.min(w * 0.31, h * 0.36);
  const apart = r * noise.between(0.5, 0.72);
  const angle = noise.between(-0.6, 0.6);
  const dx = Math.cos(angle) * apart;
  const dy = Math.sin(angle) * apart;
  const chord = Math.sqrt(r * r - apart * apart);
  const [x1, y1] = [w / 2 - Math.sin(angle) * chord, h / 2 + Math.cos(angle) * chord];
  const [x2, y2] = [w / 2 + Math.sin(angle) * chord, h / 2 - Math.cos(angle) * chord];
  const lens = d`M${x1} ${y1}A${r} ${r} 0 0 1 ${x2} ${y2}A${r} ${r} 0 0 1 ${x1} ${y1}Z`;
  return (
    disc([w / 2 - dx, h / 2 - dy], r, ink.main) +
    disc([w / 2 + dx, h / 2 + dy], r, ink.accent) +
    area(lens, ink.extra)
  );
};

/** An ellipse that points away from the middle of a flower. */
function petal([x, y]: Point, angle: number, radius: number, fill: string): string {
  const place = `cx="${tenth(x)}" cy="${tenth(y)}" rx="${tenth(radius * 0.98)}" ry="${tenth(radius * 0.5)}"`;
  const turn = `rotate(${tenth(angle * 57.296)} ${tenth(x)} ${tenth(y)})`;
  return `<ellipse ${place} transform="${turn}" fill="${fill}"/>`;
}

const flower: Motif = (noise, { w, h }, ink) => {
  const n = 5 + noise.int(4);
  const radius = Math.min(w, h) * 0.25;
  const reach = radius * noise.between(0.8, 1);
  const petals = repeat(n, (i) => {
    const angle = (6.2832 * i) / n;
    // With an odd number two neighbours would share a colour; the first then has its own.
    const even = i === 0 && n % 2 === 1 ? ink.extra : ink.accent;
    return petal(polar([w / 2, h / 2], angle, reach), angle, radius, i % 2 === 1 ? ink.main : even);
  });
  return petals + disc([w / 2, h / 2], radius * 0.32, ink.extra);
};

const crossingPaths: Motif = (noise, { w, h }, ink) => {
  const width = w * noise.between(0.12, 0.18);
  const first = noise.pick(SIDES);
  return repeat(2, (i) => {
    const side = i === 0 ? first : -first;
    const x = (share: number) => w / 2 + side * w * share;
    const start = d`M${x(0.3)} ${-width}C${x(0.3)} ${h * 0.35} ${x(-0.3)} ${h * 0.4}`;
    const end = d` ${x(-0.26)} ${h * 0.62}S${x(0.1)} ${h * 0.9} ${x(0.12)} ${h + width}`;
    return line(start + end, { ink: i === 0 ? ink.main : ink.accent, width });
  });
};

const twoHalves: Motif = (noise, { w, h }, ink) => {
  const radius = Math.min(w * 0.42, h * 0.46);
  if (noise.chance(0.5)) {
    return (
      halfDisc([w / 2, h / 2], radius, 0, ink.main) +
      halfDisc([w / 2 + radius * 0.35, h / 2], radius * 0.65, 2, ink.accent)
    );
  }
  return (
    halfDisc([w / 2, h / 2 - radius * 0.1], radius, 3, ink.main) +
    halfDisc([w / 2, h / 2 + radius * 0.1], radius, 1, ink.accent)
  );
};

/** Romance: two that meet, and what they share. */
export const ROMANCE: readonly Motif[] = [overlap, flower, crossingPaths, twoHalves];
