// Films and people as neighbours, against scripts/golden/neighbours.py.
import { describe, expect, test } from 'vitest';
import { itemKnn } from '../../src/core/models/item-knn';
import type { Model } from '../../src/core/models/model';
import { userKnn } from '../../src/core/models/user-knn';
import { fitted } from '../fixtures';
import { starsOf } from '../core/model-checks';
import golden from './golden.json';
import { asked, data, expectNear, numbersFor, outside } from './people';

const MODELS = [
  { among: 'films', model: itemKnn as Model },
  { among: 'users', model: userKnn as Model },
] as const;

describe.each(MODELS)('neighbours among $among', ({ among, model }) => {
  test.each(golden.neighbours.stars)(
    'give the same stars: $params.estimate, $params.similarity',
    ({ params, ...stars }) => {
      const fit = fitted(model, data, params);
      const actual = asked.map((history) => starsOf(model, fit, data, history));
      expectNear(
        actual.map((row, k) => outside(row, asked[k])),
        stars[among].map((row, k) => outside(row, asked[k])),
      );
      expect(actual.flatMap((row) => [...row]).every(Number.isFinite)).toBe(true);
    },
  );

  test.each(golden.neighbours.scores)(
    'give the same ranking: $weights',
    ({ weights, ...scores }) => {
      const actual = numbersFor(model, fitted(model, data, { weights }), asked);
      expectNear(
        actual.map((row, k) => outside(row, asked[k])),
        scores[among].map((row, k) => outside(row, asked[k])),
      );
    },
  );
});
