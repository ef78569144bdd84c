import { describe, expect, test } from 'vitest';
import { pulled } from '../../../src/core/recommend/pull';
import { seeded } from '../../../src/core/random';
import { topK } from '../../../src/core/top-k';

const FILMS = 1500;
const random = seeded(1);
const films = Uint32Array.from({ length: FILMS }, (_, k) => k + 3);
const scores = Float32Array.from({ length: FILMS }, () => random.next());
const none = new Float32Array(FILMS + 3);

const order = (values: Float32Array) => [...topK(values, values.length)];

describe('a pull', () => {
  test('of nothing leaves the order as it is', () => {
    expect(order(pulled(films, scores, none))).toEqual(order(scores));
  });

  test('adds itself to the score, as a share of the range of the thousand best', () => {
    const best = order(scores);
    const [first, last] = [scores[best[0]], scores[best[999]]];
    const pull = none.slice();
    pull[films[best[0]]] = -0.5;
    const place = order(pulled(films, scores, pull)).indexOf(best[0]);
    const above = best.filter((at) => (scores[at] - last) / (first - last) > 0.5).length;
    expect(Math.abs(place - (above - 1))).toBeLessThanOrEqual(1);
  });

  test('brings no film up that is not among the thousand best', () => {
    const best = order(scores);
    const pull = none.slice();
    pull[films[best[1000]]] = 9;
    pull[films[best[999]]] = -9;
    const after = order(pulled(films, scores, pull));
    expect(after.indexOf(best[1000])).toBe(1000);
    expect(after.indexOf(best[999])).toBe(999);
  });

  test('does with scores that are all the same what it would do alone', () => {
    const pull = none.slice();
    pull[films[700]] = 0.1;
    const flat = new Float32Array(FILMS).fill(2);
    expect(order(pulled(films, flat, pull))[0]).toBe(700);
  });

  test('of no films is nothing', () => {
    expect(pulled(new Uint32Array(), new Float32Array(), none)).toHaveLength(0);
  });
});
