/** x and y. */
export type Point = readonly [x: number, y: number];

/** x, y, width and height. */
export type Rect = readonly [x: number, y: number, width: number, height: number];

/** A stroke. */
export interface Pen {
  readonly ink: string;
  readonly width: number;
}

/** A number as SVG text, to a tenth of a unit. */
export const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** Template tag for path data: interpolated numbers are written to a tenth. */
export function d(parts: TemplateStringsArray, ...numbers: readonly number[]): string {
  return parts.reduce((data, part, i) => data + tenth(numbers[i - 1]) + part);
}

/** Drawings for 0 … n − 1, joined. */
export function repeat(n: number, draw: (i: number) => string): string {
  let shapes = '';
  for (let i = 0; i < n; i++) shapes += draw(i);
  return shapes;
}

/** A filled disc. */
export function disc([x, y]: Point, radius: number, fill: string): string {
  return `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}" fill="${fill}"/>`;
}

/** A circle line. */
export function ring([x, y]: Point, radius: number, { ink, width }: Pen): string {
  const place = `cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}"`;
  return `<circle ${place} fill="none" stroke="${ink}" stroke-width="${tenth(width)}"/>`;
}

/** A filled rectangle, turned about its centre by so many degrees. */
export function box([x, y, width, height]: Rect, fill: string, turn = 0): string {
  const place = `x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}"`;
  const centre = `${tenth(x + width / 2)} ${tenth(y + height / 2)}`;
  const turned = turn === 0 ? '' : ` transform="rotate(${tenth(turn)} ${centre})"`;
  return `<rect ${place} fill="${fill}"${turned}/>`;
}

/** A filled polygon. */
export function polygon(points: readonly Point[], fill: string): string {
  return area(`M${points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`, fill);
}

/** A filled path. */
export function area(data: string, fill: string): string {
  return `<path d="${data}" fill="${fill}"/>`;
}

/** A drawn path. */
export function line(data: string, { ink, width }: Pen): string {
  return `<path d="${data}" fill="none" stroke="${ink}" stroke-width="${tenth(width)}"/>`;
}

/** Half a disc: its flat side runs through the centre, below it before any quarter turns. */
export function halfDisc([x, y]: Point, radius: number, turns: number, fill: string): string {
  const r = tenth(radius);
  const place = `transform="translate(${tenth(x)} ${tenth(y)}) rotate(${turns * 90})"`;
  return `<path d="M${tenth(-radius)} 0A${r} ${r} 0 0 1 ${r} 0Z" ${place} fill="${fill}"/>`;
}

/** A quarter disc that fills a square from one of its corners: 0 is the top left, then clockwise. */
export function quarterDisc([x, y]: Point, side: number, corner: number, fill: string): string {
  const s = tenth(side);
  const dx = corner === 1 || corner === 2 ? side : 0;
  const dy = corner >= 2 ? side : 0;
  const place = `transform="translate(${tenth(x + dx)} ${tenth(y + dy)}) rotate(${corner * 90})"`;
  return `<path d="M0 0H${s}A${s} ${s} 0 0 1 0 ${s}Z" ${place} fill="${fill}"/>`;
}

/** Shapes turned about a point by so many degrees. */
export function turned([x, y]: Point, degrees: number, shapes: string): string {
  return `<g transform="rotate(${tenth(degrees)} ${tenth(x)} ${tenth(y)})">${shapes}</g>`;
}

/** The point at an angle, in radians, and a distance from another. */
export function polar([x, y]: Point, angle: number, distance: number): Point {
  return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
}
