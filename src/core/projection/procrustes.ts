import type { Places } from './projection';

type Plane = Pick<Places, 'x' | 'y'>;

/** A rotation or reflection about the origin and a shift after it: x′ = xx·x + xy·y + dx, y′ = yx·x + yy·y + dy. */
export interface Motion {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * The motion that brings places as near to others as it can, Σ ‖R a + t − b‖² over the films: orthogonal Procrustes (Gower.
 * Psychometrika 40(1), 1975; Schönemann 1966) without a change of scale. In the plane it is closed: of all rotations the best
 * has (cos, sin) along (m₀₀ + m₁₁, m₁₀ − m₀₁), of all reflections along (m₀₀ − m₁₁, m₁₀ + m₀₁), M = Σ b aᵀ over centred
 * places; the longer of the two is how well it does. Of equals it is the rotation; without a direction nothing is turned.
 *
 * @param films Those to go by; films without a place in either are left out.
 */
export function procrustes(from: Plane, onto: Plane, films: Uint32Array): Motion {
  const both = films.filter((film) =>
    [from.x, from.y, onto.x, onto.y].every((values) => Number.isFinite(values[film])),
  );
  const mean = (values: Float32Array) =>
    both.length > 0 ? both.reduce((sum, film) => sum + values[film], 0) / both.length : 0;
  const [ax, ay, bx, by] = [from.x, from.y, onto.x, onto.y].map(mean);
  let [m00, m01, m10, m11] = [0, 0, 0, 0];
  for (const film of both) {
    const [x, y] = [from.x[film] - ax, from.y[film] - ay];
    const [u, v] = [onto.x[film] - bx, onto.y[film] - by];
    m00 += u * x;
    m01 += u * y;
    m10 += v * x;
    m11 += v * y;
  }
  const turned = along(m00 + m11, m10 - m01);
  const mirrored = along(m00 - m11, m10 + m01);
  const flip = mirrored.length > turned.length ? -1 : 1;
  const { cos, sin } = flip === 1 ? turned : mirrored;
  const turn = { xx: cos, xy: -flip * sin, yx: sin, yy: flip * cos };
  return {
    ...turn,
    dx: bx - turn.xx * ax - turn.xy * ay,
    dy: by - turn.yx * ax - turn.yy * ay,
  };
}

function along(cos: number, sin: number) {
  const length = Math.sqrt(cos * cos + sin * sin);
  return length > 0 ? { cos: cos / length, sin: sin / length, length } : { cos: 1, sin: 0, length };
}

/** The same places after a motion; NaN stays NaN. */
export function movedBy({ xx, xy, yx, yy, dx, dy }: Motion, { x, y }: Plane): Plane {
  return {
    x: x.map((value, film) => xx * value + xy * y[film] + dx),
    y: y.map((value, film) => yx * x[film] + yy * value + dy),
  };
}

/** Places one after another, each moved as near as it can be to the one after it, which the last is not. */
export function alignedToLast(moments: readonly Plane[], films: Uint32Array): Plane[] {
  const aligned: Plane[] = [];
  for (const places of [...moments].reverse()) {
    const onto = aligned[0] as Plane | undefined;
    aligned.unshift(onto ? movedBy(procrustes(places, onto, films), places) : places);
  }
  return aligned;
}
