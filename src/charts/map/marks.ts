import { polygonArea } from 'd3';

/** A mark of radius 1 and the area of the unit circle: a closed polygon, or a circle where there are no corners. */
export interface Mark {
  readonly name: string;
  readonly corners: readonly (readonly [number, number])[];
}

function ring(corners: number, turn: number, radius: (i: number) => number = () => 1) {
  return Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)];
  });
}

/** A cross whose arms are 2 · `half` wide, turned by `turn` radians. */
function cross(half: number, turn: number): [number, number][] {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const quarter: [number, number][] = [
    [half, half],
    [half, 1],
    [-half, 1],
  ];
  return [0, 1, 2, 3].flatMap((q) =>
    quarter.map(([x, y]): [number, number] => {
      // A quarter turn takes (x, y) to (−y, x).
      for (let i = 0; i < q; i++) [x, y] = [-y, x];
      return [c * x - s * y, s * x + c * y];
    }),
  );
}

function polygon(name: string, corners: [number, number][]): Mark {
  const scale = Math.sqrt(Math.PI / Math.abs(polygonArea(corners)));
  return { name, corners: corners.map(([x, y]) => [x * scale, y * scale] as const) };
}

/** Marks by number: 0, the circle, for films without a category; 1 … 8 for the eight categories. */
export const MARKS: readonly Mark[] = [
  { name: 'circle', corners: [] },
  polygon('square', ring(4, Math.PI / 4)),
  polygon('triangle', ring(3, -Math.PI / 2)),
  polygon(
    'diamond',
    ring(4, 0, (i) => (i % 2 === 0 ? 0.72 : 1)),
  ),
  polygon('cross', cross(0.33, 0)),
  polygon('triangle pointing down', ring(3, Math.PI / 2)),
  polygon('saltire', cross(0.33, Math.PI / 4)),
  polygon(
    'star',
    ring(10, -Math.PI / 2, (i) => (i % 2 === 0 ? 1 : 0.45)),
  ),
  polygon('triangle pointing right', ring(3, 0)),
];

/** Signed distance from a point to the outline of a mark of radius 1; negative inside. */
export function signedDistance({ corners }: Mark, x: number, y: number): number {
  if (corners.length === 0) return Math.hypot(x, y) - 1;
  let nearest = Infinity;
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [ax, ay] = corners[i];
    const [ex, ey] = [corners[j][0] - ax, corners[j][1] - ay];
    const along = ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey);
    const t = Math.max(0, Math.min(1, along));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * ex, y - ay - t * ey));
    // Even–odd rule: a ray to the right crosses the edge.
    if (ay > y !== ay + ey > y && x < ax + ((y - ay) / ey) * ex) inside = !inside;
  }
  return inside ? -nearest : nearest;
}

/** How far the mark of radius 1 reaches from its middle. */
export function reachOf({ corners }: Mark): number {
  return corners.reduce((far, [x, y]) => Math.max(far, Math.hypot(x, y)), 1);
}

/** SVG path of a mark of the given radius round the origin. */
export function markPath({ corners }: Mark, radius: number): string {
  const r = radius.toFixed(2);
  if (corners.length === 0) {
    const arc = `a${r} ${r} 0 1 0`;
    return `M-${r} 0${arc} ${2 * radius} 0${arc} ${-2 * radius} 0z`;
  }
  const points = corners.map(([x, y]) => `${(x * radius).toFixed(2)} ${(y * radius).toFixed(2)}`);
  return `M${points.join('L')}z`;
}
