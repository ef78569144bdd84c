import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../../src/core/history';
import {
  agreementOf,
  agreementWith,
  crowdOf,
  shareBelow,
  sharesGiven,
} from '../../../src/core/recommend/crowd';
import { datasetFrom } from '../../fixtures';

const line = (n: number, y: (k: number) => number) =>
  Array.from({ length: n }, (_, k) => [1 + k / 10, y(k)] as const);

describe('agreement', () => {
  test('needs ten films', () => {
    expect(agreementOf(line(9, (k) => k % 3))).toBeUndefined();
    expect(agreementOf(line(10, (k) => k % 3))).toMatchObject({ films: 10 });
  });

  test.each([
    ['one’s own stars', line(12, (k) => k).map(([, y]) => [4, y] as const)],
    ['the means', line(12, () => 3)],
  ])('needs differences in %s', (_, pairs) => {
    expect(agreementOf(pairs)).toBeUndefined();
  });

  test('of a straight line is 1, and its interval is within −1 … 1', () => {
    const up = agreementOf(line(12, (k) => 2 + k));
    expect(up?.value).toBeCloseTo(1, 12);
    const down = agreementOf(line(12, (k) => -k));
    expect(down?.value).toBeCloseTo(-1, 12);
    for (const { low, high } of [up!, down!]) {
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(high);
    }
  });

  test('has a range that more films make narrower', () => {
    const zigzag = (k: number) => k + 6 * (k % 2);
    const [few, many] = [agreementOf(line(10, zigzag))!, agreementOf(line(200, zigzag))!];
    expect(few.low).toBeLessThan(few.value);
    expect(few.high).toBeGreaterThan(few.value);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
  });

  test('counts films with ten ratings or more only', () => {
    const counts = new Uint32Array(12).fill(10);
    counts[0] = 9;
    const means = Float32Array.from({ length: 12 }, (_, film) => 2 + (film % 3));
    const history = historyFrom(
      Array.from(counts, (_, film) => ({ film, halfStars: 1 + (film % 10) })),
    );
    expect(agreementWith({ counts, means }, history)?.films).toBe(11);
  });
});

describe('the people of a data set', () => {
  // Twelve who agree that the later the better, and one who thinks the contrary; the last has rated one film.
  const [FILMS, LIKE] = [12, 12];
  const cells = Array.from({ length: LIKE + 1 }, (_, user) =>
    Array.from({ length: FILMS - 1 }, (__, film) => ({
      user,
      film,
      halfStars: user < LIKE ? 1 + Math.floor(film / 2) + (user % 3) : 10 - Math.floor(film / 2),
    })),
  ).flat();
  const data = datasetFrom(LIKE + 2, FILMS, [
    ...cells,
    { user: LIKE + 1, film: FILMS - 1, halfStars: 7 },
  ]);
  const work = crowdOf(data);
  let step = work.next();
  while (!step.done) step = work.next();
  const { agreement, fame } = step.value;

  test('are each compared with the others alone', () => {
    // With one’s own stars among the means the contrary one would agree a little more.
    expect(agreement[LIKE]).toBeCloseTo(-1, 6);
    expect(Math.min(...agreement.subarray(0, LIKE))).toBeGreaterThan(0.95);
    expect(agreement[LIKE + 1]).toBeNaN();
  });

  test('have films as well known as others made them', () => {
    expect([...fame]).toEqual([...new Array<number>(LIKE + 1).fill(LIKE), 0]);
  });

  test('gave such shares of stars, a film with thirteen ratings and one with one alike', () => {
    const shares = sharesGiven(data, Uint32Array.of(0, FILMS - 1));
    const expected = [4, 4, 4, 0, 0, 0, 13, 0, 0, 1].map((count) => count / 26);
    shares?.forEach((share, k) => expect(share).toBeCloseTo(expected[k], 12));
    expect(shares?.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('gave nothing to films that nobody has rated', () => {
    const unseen = datasetFrom(1, 2, [{ user: 0, film: 0, halfStars: 8 }]);
    expect(sharesGiven(unseen, new Uint32Array())).toBeUndefined();
    expect(sharesGiven(unseen, Uint32Array.of(1))).toBeUndefined();
    const shares = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0];
    expect(sharesGiven(unseen, Uint32Array.of(0, 1))).toEqual(shares);
  });
});

test('those that are level are half below, those that are not known nowhere', () => {
  const values = Float32Array.of(1, 2, 2, NaN, 3);
  expect(shareBelow(values, 2)).toBe(0.5);
  expect(shareBelow(values, 0)).toBe(0);
  expect(shareBelow(values, 9)).toBe(1);
  expect(shareBelow(Float32Array.of(NaN), 1)).toBeNaN();
});
