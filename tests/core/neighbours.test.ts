import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { choiceWeights } from '../../src/core/choice-weights';
import { historyFrom, historyOf, type History } from '../../src/core/history';
import { kthLargest } from '../../src/core/kth-largest';
import { itemKnn } from '../../src/core/models/item-knn';
import type { Fitted, Model } from '../../src/core/models/model';
import { userKnn } from '../../src/core/models/user-knn';
import { nearestThresholds } from '../../src/core/neighbours/choice-cosine';
import { ESTIMATES, intoShares, neighboursUpTo } from '../../src/core/neighbours/estimate';
import { addPair, SIMILARITIES, similarityOf, SUMS } from '../../src/core/neighbours/similarity';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { datasetFrom, fitted, loadPublic, worstMiss } from '../fixtures';
import { explanationOf, scoresOf, starsOf } from './model-checks';
import { holds } from './property';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const { data } = await loadPublic('sample.zip');
const films = data.films.count;

/** A third of the cells of 40 users and 60 films, the last film rated by nobody. */
const small = (() => {
  const random = seeded(3);
  const cells = Array.from({ length: 40 * 59 }, (_, k) => ({ user: k % 40, film: k % 59 }));
  const rated = cells.filter(() => random.next() < 1 / 3);
  return datasetFrom(
    40,
    60,
    rated.map((cell) => ({ ...cell, halfStars: 1 + random.below(10) })),
  );
})();
const someFilm = fc.integer({ min: 0, max: 59 });
const someHistory = fc
  .array(fc.record({ film: someFilm, halfStars: fc.integer({ min: 1, max: 10 }) }), {
    maxLength: 60,
  })
  .map(historyFrom);

describe('the k-th largest', () => {
  test('is what sorting gives, for every k', () => {
    const someValues = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 40 });
    holds(someValues, (values) => {
      const sorted = values.toSorted((a, b) => b - a);
      const found = sorted.map((_, k) =>
        kthLargest(Float64Array.from([...values, 99, NaN]), values.length, k + 1),
      );
      expect(found).toEqual(sorted);
    });
  });

  test('is found in long lists: ascending, descending, and all equal', () => {
    const up = Float64Array.from({ length: 20_000 }, (_, k) => k);
    expect(kthLargest(up.slice(), up.length, 80)).toBe(19_920);
    expect(kthLargest(up.toReversed(), up.length, 80)).toBe(19_920);
    expect(kthLargest(new Float64Array(20_000).fill(7), 20_000, 80)).toBe(7);
  });
});

describe('the similarity', () => {
  const of = (kind: (typeof SIMILARITIES)[number], pairs: readonly [number, number][]) => {
    const sums = new Float64Array(SUMS + 1);
    for (const [x, y] of pairs) addPair(sums, 1, x, y);
    return similarityOf(kind, sums, 1, 25);
  };

  test.each(SIMILARITIES)('%s of two with nothing in common is 0', (kind) => {
    expect(of(kind, [])).toBe(0);
  });

  test('by hand', () => {
    const pairs: [number, number][] = [
      [1, 2],
      [2, 4],
      [3, 3],
    ];
    expect(of('cosine', pairs)).toBeCloseTo(19 / Math.sqrt(14 * 29), 12);
    expect(of('msd', pairs)).toBeCloseTo(1 / (1 + 5 / 3), 12);
    expect(of('pearson', pairs)).toBeCloseTo(0.5, 12);
    expect(of('pearson-baseline', pairs)).toBeCloseTo(((19 / Math.sqrt(14 * 29)) * 2) / 27, 9);
  });

  test('pearson of somebody who gives everything the same is 0', () => {
    const pairs: [number, number][] = [
      [3.5, 1],
      [3.5, 4],
      [3.5, 0.5],
    ];
    expect(of('pearson', pairs)).toBe(0);
  });

  test('pearson-baseline of a single rating in common is 0', () => {
    expect(of('pearson-baseline', [[1, 1]])).toBe(0);
  });
});

describe('shares', () => {
  const sharesOf = (similarities: number[], neighbours: number, power: 1 | 2, damping: number) => {
    const near = neighboursUpTo(similarities.length + 1);
    near.shares.set(similarities);
    near.rows.set(similarities.map((_, k) => 10 * k));
    near.count = similarities.length;
    intoShares(near, { neighbours, power, damping }, new Float64Array(near.shares.length));
    return {
      rows: [...near.rows.subarray(0, near.count)],
      shares: near.shares.slice(0, near.count),
    };
  };

  test('are the similarities by their sum', () => {
    const { rows, shares } = sharesOf([0.1, 0.3], 5, 1, 0);
    expect(rows).toEqual([0, 10]);
    expect(worstMiss(shares, [0.25, 0.75])).toBeLessThan(1e-12);
  });

  test('fall where there is damping, and with the square', () => {
    const { shares } = sharesOf([0.1, 0.3], 5, 2, 0.1);
    expect(worstMiss(shares, [0.05, 0.45])).toBeLessThan(1e-12);
  });

  test('go to the most similar', () => {
    const { rows, shares } = sharesOf([0.2, 0.5, 0.1, 0.3], 2, 1, 0);
    expect(rows).toEqual([10, 30]);
    expect(worstMiss(shares, [5 / 8, 3 / 8])).toBeLessThan(1e-12);
  });

  test('go to as many as asked for among equals, from all over them', () => {
    const equals = new Array<number>(300).fill(0.2);
    const { rows, shares } = sharesOf([...equals, 0.5, 0.1], 31, 1, 0);
    expect(rows).toHaveLength(31);
    expect(rows).toContain(3000);
    expect(worstMiss(shares.subarray(0, 30), new Array<number>(30).fill(0.2 / 6.5))).toBeLessThan(
      1e-12,
    );
    const thirds = [0, 1, 2].map(
      (third) => rows.filter((row) => Math.floor(row / 1000) === third).length,
    );
    expect(Math.min(...thirds)).toBeGreaterThan(5);
    expect(sharesOf([...equals, 0.5, 0.1], 31, 1, 0).rows).toEqual(rows);
  });
});

/** x_v of every user, dense. */
function choices(weights: 'rating' | 'binary'): Float64Array[] {
  const table = choiceWeights(weights);
  return Array.from({ length: data.ratings.rows }, (_, user) =>
    rowOf(historyOf(data.ratings, user), table),
  );
}

function rowOf(history: History, table: Float64Array): Float64Array {
  const row = new Float64Array(films);
  history.films.forEach((film, k) => (row[film] = table[history.halfStars[k]]));
  return row;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, k) => sum + value * b[k], 0);
const norm = (a: ArrayLike<number>) => Math.sqrt(dot(a, a));
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => dot(a, b) / (norm(a) * norm(b) + 10);

describe.each(['rating', 'binary'] as const)('ranking with %s weights', (weights) => {
  const rows = choices(weights);
  const table = choiceWeights(weights);
  const history = historyOf(data.ratings, 17);
  const asked = Uint32Array.from([0, 5, 300, 777].filter((f) => !history.films.includes(f)));

  test('asks the 100 nearest films of each film, and those level with the last', () => {
    const columns = Array.from({ length: films }, (_, film) => rows.map((row) => row[film]));
    const expected = Array.from(asked, (film) => {
      const s = columns.map((column, other) =>
        other === film ? 0 : cosine(columns[film], column),
      );
      const least = s.toSorted((a, b) => b - a)[99];
      const vouching = s.filter(
        (value, other) => value >= least - 1e-12 && history.films.includes(other),
      );
      expect(vouching.length).toBeLessThan(history.films.length);
      return history.films.reduce(
        (sum, other, k) =>
          sum + (s[other] >= least - 1e-12 ? table[history.halfStars[k]] * s[other] : 0),
        0,
      );
    });
    const fit = fitted(itemKnn, data, { weights });
    expect(worstMiss(scoresOf(itemKnn, fit, data, history, asked), expected)).toBeLessThan(1e-5);
  });

  test('asks the 80 nearest people, but not the one whose history it is', () => {
    const own = rowOf(history, table);
    const s = rows.map((row, user) => (user === 17 ? 0 : cosine(own, row)));
    const least = s.toSorted((a, b) => b - a)[79];
    const expected = Array.from(asked, (film) =>
      s.reduce((sum, value, user) => sum + (value >= least ? value * rows[user][film] : 0), 0),
    );
    const fit = fitted(userKnn, data, { weights });
    expect(worstMiss(scoresOf(userKnn, fit, data, history, asked), expected)).toBeLessThan(1e-4);
  });
});

test('thresholds keep a film’s nearest ones, and all where there are few', () => {
  const count = 7;
  const search = nearestThresholds(data, { rated: true, count, workPerStep: 1e5 });
  let next = search.next();
  let steps = 0;
  for (; !next.done; next = search.next()) steps += 1;
  const { thresholds } = next.value;
  expect(steps).toBeGreaterThan(10);
  const rows = choices('rating');
  for (const film of [0, 123, films - 1]) {
    const own = rows.map((row) => row[film]);
    const s = Array.from({ length: films }, (_, other) =>
      other === film
        ? 0
        : cosine(
            own,
            rows.map((row) => row[other]),
          ),
    ).sort((a, b) => b - a);
    expect(thresholds[film]).toBeCloseTo(s[count - 1], 12);
  }
});

describe.each<{ among: string; model: Model }>([
  { among: 'films', model: itemKnn },
  { among: 'people', model: userKnn },
])('neighbours among $among', ({ model }) => {
  const cases = ESTIMATES.flatMap((estimate) =>
    SIMILARITIES.map((similarity) => ({ estimate, similarity })),
  );

  test.each(cases)('explain the stars of any history: $estimate, $similarity', (params) => {
    const fit = fitted(model, small, params);
    const check = ([history, film]: [History, number]) => {
      const { miss, shares } = explanationOf(model, fit, small, history, film, 'stars');
      expect(miss).toBeLessThan(1e-5);
      expect(shares).toBe(history.films.length);
    };
    holds(fc.tuple(someHistory, someFilm), check);
  });

  test('explain the score of any history', () => {
    const fit = fitted(model, small);
    holds(fc.tuple(someHistory, someFilm), ([history, film]) => {
      expect(explanationOf(model, fit, small, history, film, 'score').miss).toBeLessThan(1e-5);
    });
  });

  test('bring the defaults of classic libraries, but for what is set beside them', () => {
    const classic = { neighbours: 40, shrinkage: 100 };
    for (const estimate of ESTIMATES.filter((kind) => kind !== 'shrunk')) {
      expect(resolveParams(model.params, { estimate })).toMatchObject(classic);
    }
    expect(resolveParams(model.params)).toMatchObject({ estimate: 'shrunk', shrinkage: 25 });
    const given = { estimate: 'means', neighbours: 7 };
    expect(resolveParams(model.params, given)).toMatchObject({ ...classic, neighbours: 7 });
  });

  test('give everybody the mean, or the biases, where they know nothing', () => {
    const nobody = historyFrom([]);
    const some = Uint32Array.of(0, 40);
    const mean =
      small.ratings.halfStars.reduce((sum, h) => sum + h / 2, 0) / small.ratings.indices.length;
    for (const estimate of ['basic', 'means', 'z-score']) {
      const stars = starsOf(model, fitted(model, small, { estimate }), small, nobody, some);
      expect(worstMiss(stars, [mean, mean])).toBeLessThan(1e-5);
    }
    const fit = fitted(model, small, { estimate: 'baseline' }) as Fitted & {
      filmBiases: Float32Array;
    };
    const stars = starsOf(model, fit, small, nobody, some);
    expect(
      worstMiss(
        stars,
        Array.from(some, (film) => mean + fit.filmBiases[film]),
      ),
    ).toBeLessThan(1e-5);
  });
});
