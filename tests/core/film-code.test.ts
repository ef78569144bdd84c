import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filmCode, filmsOfCode } from '../../src/core/film-code';
import { holds } from './property';

const ids = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
  { maxLength: 40 },
);

describe('a set of films as text', () => {
  test('comes back as the same ids, ascending and each once', () => {
    holds(ids, (set) => {
      const code = filmCode(set);
      expect(code).toMatch(/^[\w-]*$/);
      expect([...filmsOfCode(code)!]).toEqual([...new Set(set)].sort((a, b) => a - b));
    });
  });

  test('is short where ids are neighbours', () => {
    expect(filmCode([1, 2, 3])).toBe('AQAA');
    expect(filmCode(Array.from({ length: 300 }, (_, k) => k))).toHaveLength(400);
    expect(filmCode([])).toBe('');
    expect([...filmsOfCode('')!]).toEqual([]);
  });

  test('is the only text of its set: what is read has the code that was read', () => {
    holds(
      fc.stringMatching(/^[\w-]{0,12}$/),
      (text) => {
        const films = filmsOfCode(text);
        if (films) expect(filmCode(films)).toBe(text);
        else expect(films).toBeUndefined();
      },
      500,
    );
  });

  test.each([
    ['other characters', 'AQ A'],
    ['padding', 'AQ=='],
    ['a length that no bytes have', 'AQAAA'],
    ['bits left over', 'AR'],
    ['a number cut off', 'gA'],
    ['a number with a shorter code', 'gAA'],
    ['a number above 32 bits', '_____38'],
    ['ids that end above 32 bits', '_____w8A'],
    ['a number without an end', 'gICA'.repeat(1000) + 'AAAA'],
    ['a heart', '♥'],
  ])('is refused with %s', (_, text) => {
    expect(filmsOfCode(text)).toBeUndefined();
  });

  test('holds the largest id, and 20,000 films but no more', () => {
    expect([...filmsOfCode(filmCode([2 ** 32 - 1]))!]).toEqual([2 ** 32 - 1]);
    const many = (n: number) => filmCode(Array.from({ length: n }, (_, k) => k));
    expect(filmsOfCode(many(20_000))).toHaveLength(20_000);
    expect(filmsOfCode(many(20_001))).toBeUndefined();
    expect(filmsOfCode('A'.repeat(200_000))).toBeUndefined();
  });
});
