// What scripts/golden/factorisations.py computes by dense solves from the same random starts.
import { describe, test } from 'vitest';
import { ials } from '../../src/core/models/ials';
import { fitted } from '../fixtures';
import golden from './golden.json';
import { allFilms, asked, data, expectNear, numbersFor, visitor } from './people';

describe.each(golden.ials)('implicit factorisation, $params.weights weights', (expected) => {
  const fit = fitted(ials, data, expected.params, expected.seed);

  test('scores films for known users and a visitor as the formula does', () => {
    expectNear(numbersFor(ials, fit, asked), expected.scores);
  });

  test('explains the scores of the formula', () => {
    const totals = Array.from(
      allFilms,
      (film) => ials.explain!(fit as never, data, visitor, film, 'score').total,
    );
    expectNear([totals], [expected.scores.at(-1) ?? []]);
  });
});
