import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topK } from '../../src/core/top-k';
import { holds } from './property';

test('the largest come first, equal ones by position', () => {
  expect(topK(Float32Array.of(1, 3, 2, 3, 0), 3)).toEqual(Uint32Array.of(1, 3, 2));
});

test('minus infinity and NaN are left out, however few are left', () => {
  expect(topK(Float64Array.of(NaN, 1, -Infinity, -5), 4)).toEqual(Uint32Array.of(1, 3));
});

test('none of something and some of nothing are nothing', () => {
  expect(topK(Float32Array.of(1, 2), 0)).toHaveLength(0);
  expect(topK(new Float32Array(), 3)).toHaveLength(0);
});

test('it agrees with sorting everything, ties included', () => {
  const score = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(-Infinity, NaN, Infinity),
  );
  const cases = fc.record({ scores: fc.array(score, { maxLength: 40 }), k: fc.nat(45) });
  holds(
    cases,
    ({ scores, k }) => {
      const sorted = scores
        .map((value, at) => ({ value, at }))
        .filter(({ value }) => value > -Infinity)
        .sort((a, b) => (a.value === b.value ? a.at - b.at : a.value < b.value ? 1 : -1));
      expect([...topK(Float64Array.from(scores), k)]).toEqual(
        sorted.slice(0, k).map(({ at }) => at),
      );
    },
    200,
  );
});
