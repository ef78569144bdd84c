// Blends, against scripts/golden/blends.py.
import { describe, expect, test } from 'vitest';
import { starMix } from '../../src/core/models/star-mix';
import { fitted } from '../fixtures';
import { starsOf } from '../core/model-checks';
import { described } from './described';
import golden from './golden.json';
import { asked, expectNear, outside } from './people';

describe('the star mix', () => {
  test('predicts the same stars for known users and a visitor', () => {
    const fit = fitted(starMix, described);
    const actual = asked.map((history) => starsOf(starMix, fit, described, history));
    expect(golden.starMix).toHaveLength(asked.length);
    expectNear(
      actual.map((row, k) => outside(row, asked[k])),
      golden.starMix.map((row, k) => outside(row, asked[k])),
    );
  });
});
