import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../../src/core/history';
import { explained } from '../../../src/core/models/model';
import { accountOf } from '../../../src/core/recommend/account';
import { holds } from '../property';

const history = historyFrom([
  { film: 3, halfStars: 9 },
  { film: 5, halfStars: 4 },
  { film: 8, halfStars: 10 },
]);

describe('the account of predicted stars', () => {
  test('has what everybody has a part in first, then ratings by how much they count, then the others', () => {
    const terms = { centring: 0.21, mean: 3.29, film: 0.5, neighbours: -0.1 };
    const explanation = explained(terms, Float64Array.of(0.05, -0.2, 0.1));
    expect(accountOf(explanation, history, 2)).toEqual({
      rows: [
        { kind: 'average', hundredths: 350 },
        { kind: 'film', hundredths: 50 },
        { kind: 'neighbours', hundredths: -10 },
        { kind: 'rating', film: 5, halfStars: 4, hundredths: -20 },
        { kind: 'rating', film: 8, halfStars: 10, hundredths: 10 },
        { kind: 'others', count: 1, hundredths: 5 },
      ],
      total: 385,
    });
  });

  test('by what is known of the film has the same total', () => {
    const explanation = {
      ...explained({ mean: 4.9 }, Float64Array.of(0.3, 0, 0)),
      byFeature: [
        { id: 'user' as const, value: 0.111 },
        { id: 'mean' as const, value: 3.5 },
        { id: 'company' as const, value: 0 },
        { id: 'genres' as const, value: 1.589 },
      ],
    };
    const { features, total } = accountOf(explanation, history, 3);
    expect(total).toBe(500);
    expect(features).toEqual([
      { kind: 'average', hundredths: 350 },
      { kind: 'genres', hundredths: 159 },
      { kind: 'you', hundredths: 11 },
      { kind: 'limit', hundredths: -20 },
    ]);
  });

  test('has rows for the ratings that are named, whatever they add', () => {
    const explanation = explained({ mean: 3 }, Float64Array.of(0.5, 0.01, -0.3));
    const { rows } = accountOf(explanation, history, Uint32Array.of(5, 99));
    expect(rows).toEqual([
      { kind: 'average', hundredths: 300 },
      { kind: 'rating', film: 5, halfStars: 4, hundredths: 1 },
      { kind: 'others', count: 2, hundredths: 20 },
    ]);
  });

  test('rounds no row by more than a hundredth, and keeps ratings in order as they are written', () => {
    const shares = Float64Array.of(-0.025, -0.0254, -0.0252);
    const { rows } = accountOf(explained({ mean: 3.504, film: 0.1604 }, shares), history, 3);
    expect(rows).toEqual([
      { kind: 'average', hundredths: 350 },
      { kind: 'film', hundredths: 16 },
      { kind: 'rating', film: 5, halfStars: 4, hundredths: -3 },
      { kind: 'rating', film: 8, halfStars: 10, hundredths: -2 },
      { kind: 'rating', film: 3, halfStars: 9, hundredths: -2 },
    ]);
    const stars = fc.double({ min: -2, max: 2, noNaN: true });
    holds(fc.array(stars, { minLength: 1, maxLength: 9 }), (drawn) => {
      const rated = historyFrom(drawn.map((_, k) => ({ film: k, halfStars: 5 })));
      const sum = accountOf(explained({ mean: 3 }, Float64Array.from(drawn)), rated, 9).rows;
      const written = sum.filter(({ kind }) => kind === 'rating');
      const sizes = written.map(({ hundredths }) => Math.abs(hundredths));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      for (const { film, hundredths } of written)
        expect(Math.abs(hundredths - 100 * drawn[film!])).toBeLessThan(1.01);
    });
  });

  test('leaves out what adds nothing', () => {
    const { rows } = accountOf(explained({ mean: 3.5, user: 0 }, new Float64Array(3)), history, 3);
    expect(rows.map(({ kind }) => kind)).toEqual(['average']);
  });

  test('says what lies outside the scale', () => {
    const high = accountOf(explained({ mean: 3.5 }, Float64Array.of(1, 0.5, 0.25)), history, 3);
    expect(high.total).toBe(500);
    expect(high.rows.at(-1)).toEqual({ kind: 'limit', hundredths: -25 });
    const low = accountOf(explained({ mean: 3.5 }, Float64Array.of(-3, -1, 0)), history, 3);
    expect(low.total).toBe(50);
    expect(low.rows.at(-1)).toEqual({ kind: 'limit', hundredths: 100 });
  });

  test('has rows that sum to the total, however they are rounded', () => {
    const stars = fc.double({ min: -2, max: 2, noNaN: true });
    holds(fc.tuple(stars, stars, stars, fc.array(stars, { maxLength: 12 })), (drawn) => {
      const [mean, film, neighbours, shares] = drawn;
      const rated = historyFrom(shares.map((_, k) => ({ film: k, halfStars: 1 + (k % 10) })));
      const explanation = explained({ mean, film, neighbours }, Float64Array.from(shares));
      const { rows, total } = accountOf(explanation, rated, 5);
      expect(rows.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(total);
      expect(total).toBeGreaterThanOrEqual(50);
      expect(total).toBeLessThanOrEqual(500);
    });
  });
});
