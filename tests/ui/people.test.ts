import { describe, expect, test } from 'vitest';
import type { AccountRow } from '../../src/core/recommend/account';
import {
  correlationOf,
  noFilmText,
  noUserText,
  signedStars,
  theirPartText,
} from '../../src/ui/people';

describe('an id that nobody has', () => {
  test('of a user is answered with those that there are', () => {
    expect(noUserText(700, { users: 610, least: 1, most: 610 })).toBe(
      'There is no user 700: this data set has users 1 to 610.',
    );
    expect(noUserText(4, { users: 3, least: 2, most: 90 })).toBe(
      'There is no user 4: this data set has 3 users with ids from 2 to 90, and gaps between them.',
    );
  });

  test('of a film is answered with the range of ids', () => {
    expect(noFilmText(463, Uint32Array.of(1, 193_609, 471))).toBe(
      'No film has the id 463 in this data set. Its 3 films have ids from 1 to 193609, with gaps.',
    );
    expect(noFilmText(9, Uint32Array.of(1, 2))).toBe(
      'No film has the id 9 in this data set. Its 2 films have ids from 1 to 2.',
    );
  });
});

test('a correlation comes with the sums that it is made of', () => {
  const film = (yoursAbove: number, theirsAbove: number) => ({
    film: 0,
    yours: 8,
    theirs: 8,
    yoursAbove,
    theirsAbove,
  });
  // 1 × 2 − 2 × 1 + 2 × 2 = 4; 1 + 4 + 4 = 9; 4 + 1 + 4 = 9
  expect(correlationOf([film(1, 2), film(-2, 1), film(2, 2)])).toEqual({
    products: 4,
    yours: 9,
    theirs: 9,
    correlation: 4 / 9,
  });
});

test('the parts of somebody else’s stars are theirs', () => {
  const part = (kind: AccountRow['kind'], hundredths: number, count = 0) =>
    theirPartText({ kind, hundredths, count });
  expect(part('average', 350)).toBe('average of all ratings');
  expect(part('film', -20)).toBe('others rate it lower');
  expect(part('you', 20)).toBe('they rate higher than most');
  expect(part('others', 5, 1)).toBe('their other rating');
  expect(part('others', 5, 7)).toBe('their 7 other ratings');
});

test('stars are written with their sign, and nothing as +0.00', () => {
  expect([0.344, -0.08, 0.001, -0.001].map(signedStars)).toEqual([
    '+0.34',
    '−0.08',
    '+0.00',
    '+0.00',
  ]);
});
