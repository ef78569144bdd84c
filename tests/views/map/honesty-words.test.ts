import { describe, expect, test } from 'vitest';
import {
  continuityText,
  filmText,
  keptText,
  measuredText,
  trustText,
} from '../../../src/views/map/honesty-words';

describe('what a map can tell', () => {
  test('is how many neighbours it keeps, in films and in per cent', () => {
    expect(keptText({ k: 10, kept: 0.234 })).toBe(
      'Of each film’s ten true neighbours 2.3 are among its ten nearest here (23 %).',
    );
  });

  test.each([
    [0.97, 'nearly always'],
    [0.9, 'mostly'],
    [0.7, 'often'],
    [0.6, 'a little more often than by chance'],
    [0.5, 'no more often than by chance'],
  ])('is graded: %d is %s', (value, word) => {
    expect(trustText({ trustworthiness: value })).toBe(
      `Films that are near here ${word} belong together.`,
    );
    expect(continuityText({ continuity: value })).toBe(
      `Films that belong together are ${word} near here.`,
    );
  });

  test('says what it was measured on', () => {
    expect(measuredText({ films: 9724, measured: 9724 })).toBe('Measured on all 9,724 films.');
    expect(measuredText({ films: 9724, measured: 1000 })).toBe(
      'Measured on 1,000 films drawn at random, of 9,724.',
    );
  });

  test('of one film is compared with the usual', () => {
    const heat = (kept: number) => filmText({ title: 'Heat', kept, k: 10 }, 0.23);
    expect(heat(5)).toBe(
      'Heat: five of its ten true neighbours are among its ten nearest here, more than usual.',
    );
    expect(heat(1)).toContain('one of its ten true neighbours is among its ten nearest here, less');
    expect(heat(0)).toContain(
      'none of its ten true neighbours are among its ten nearest here, less',
    );
    expect(heat(2)).toContain('as usual.');
  });
});
