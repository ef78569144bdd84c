import { describe, expect, test } from 'vitest';
import { alignedToLast, movedBy, procrustes } from '../../../src/core/projection/procrustes';
import { seeded } from '../../../src/core/random';
import cases from '../../golden/procrustes.json';

const planeOf = ([x, y]: readonly (readonly number[])[]) => ({
  x: Float32Array.from(x),
  y: Float32Array.from(y),
});
const twelve = Uint32Array.from({ length: 12 }, (_, film) => film);
const random = seeded(6);
const cloud = planeOf([0, 1].map(() => Array.from({ length: 12 }, () => random.normal())));
const quarter = { xx: 0, xy: -1, yx: 1, yy: 0, dx: 3, dy: -2 };

describe('the best motion onto other places', () => {
  test.each(cases)('is that of an SVD, determinant $determinant', (golden) => {
    const { xx, xy, yx, yy, dx, dy } = procrustes(
      planeOf(golden.from),
      planeOf(golden.onto),
      twelve,
    );
    const expected = [...golden.rotation.flat(), ...golden.shift];
    [xx, xy, yx, yy, dx, dy].forEach((value, k) => expect(value).toBeCloseTo(expected[k], 7));
  });

  test('undoes a turn, a mirror and a shift, and never changes a distance', () => {
    for (const mirror of [1, -1]) {
      const there = movedBy({ ...quarter, xy: -mirror, yy: 0 }, cloud);
      const back = movedBy(procrustes(there, cloud, twelve), there);
      for (const film of twelve) {
        expect(back.x[film]).toBeCloseTo(cloud.x[film], 5);
        expect(back.y[film]).toBeCloseTo(cloud.y[film], 5);
      }
    }
    const { xx, xy, yx, yy } = procrustes(cloud, movedBy(quarter, cloud), twelve);
    expect(xx * xx + yx * yx).toBeCloseTo(1, 12);
    expect(xx * xy + yx * yy).toBeCloseTo(0, 12);
  });

  test('goes by the films that are named and have a place in both', () => {
    const onto = movedBy(quarter, cloud);
    const broken = { x: onto.x.slice(), y: onto.y.slice() };
    broken.x[2] = NaN;
    broken.y[7] = 99;
    const motion = procrustes(cloud, broken, Uint32Array.of(0, 2, 4, 5));
    Object.entries(quarter).forEach(([name, value]) =>
      expect(motion[name as keyof typeof motion]).toBeCloseTo(value, 5),
    );
    expect(movedBy(motion, broken).x[2]).toBeNaN();
  });

  test('of no films is to stay, of one film a shift', () => {
    const still = { xx: 1, xy: 0, yx: 0, yy: 1, dx: 0, dy: 0 };
    expect(procrustes(cloud, cloud, new Uint32Array())).toMatchObject({
      xx: 1,
      yy: 1,
      dx: 0,
      dy: 0,
    });
    const shifted = movedBy({ ...still, dx: 1, dy: 2 }, cloud);
    const motion = procrustes(cloud, shifted, Uint32Array.of(3));
    expect(motion.xx).toBe(1);
    expect(motion.dx).toBeCloseTo(1, 6);
    expect(motion.dy).toBeCloseTo(2, 6);
  });
});

test('places one after another are each moved onto the next, up to the last', () => {
  const last = cloud;
  const middle = movedBy(quarter, last);
  const first = movedBy({ ...quarter, xx: -1, xy: 0, yx: 0, yy: 1 }, middle);
  const [a, b, c] = alignedToLast([first, middle, last], twelve);
  expect(c).toBe(last);
  for (const film of twelve) {
    expect(a.x[film]).toBeCloseTo(last.x[film], 4);
    expect(b.y[film]).toBeCloseTo(last.y[film], 4);
  }
  expect(alignedToLast([], twelve)).toEqual([]);
});
