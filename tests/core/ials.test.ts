import { describe, expect, test } from 'vitest';
import { historyOf } from '../../src/core/history';
import { ials } from '../../src/core/models/ials';
import { checkerboard, fitted } from '../fixtures';
import { nobody, scoresOf, upTo } from './model-checks';

const SIZE = 16;
const data = checkerboard(SIZE);

describe('implicit factorisation', () => {
  const fit = fitted(ials, data);

  test('scores what somebody chose and liked near 1, what they did not choose lower', () => {
    const history = historyOf(data.ratings, 0);
    const scores = scoresOf(ials, fit, data, history, upTo(SIZE));
    const liked = history.films.filter((_, k) => history.halfStars[k] >= 8);
    const others = upTo(SIZE).filter((film) => film > 0 && !history.films.includes(film));
    expect(Math.min(...Array.from(liked, (film) => scores[film]))).toBeGreaterThan(0.4);
    expect(Math.max(...Array.from(others, (film) => scores[film]))).toBeLessThan(0.2);
  });

  test('lets a disliked film count for a tenth, or for as much as any other', () => {
    const history = { films: Uint32Array.of(2), halfStars: Uint8Array.of(1) };
    const [weighted, binary] = ['rating', 'binary'].map((weights) => {
      const model = fitted(ials, data, { weights });
      return scoresOf(ials, model, data, history, Uint32Array.of(2))[0];
    });
    expect(binary).toBeGreaterThan(3 * weighted);
  });

  test('gives another seed another start, and almost the same scores', () => {
    const history = historyOf(data.ratings, 5);
    const [a, b] = [1, 2].map((seed) =>
      scoresOf(ials, fitted(ials, data, { iterations: 30 }, seed), data, history),
    );
    expect(a).not.toEqual(b);
    a.forEach((score, film) => expect(Math.abs(score - b[film])).toBeLessThan(0.02));
  });

  test('scores everything 0 for nobody', () => {
    expect(scoresOf(ials, fit, data, nobody).every((score) => score === 0)).toBe(true);
  });
});
