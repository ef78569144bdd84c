import { describe, expect, test } from 'vitest';
import { coverage } from '../../src/core/metrics/coverage';
import { mae } from '../../src/core/metrics/mae';
import {
  mean,
  type Estimate,
  type ListMetric,
  type RatingMetric,
} from '../../src/core/metrics/metric';
import { ndcg } from '../../src/core/metrics/ndcg';
import { recall } from '../../src/core/metrics/recall';
import { metrics } from '../../src/core/metrics/registry';
import { rmse } from '../../src/core/metrics/rmse';

function ofRatings(metric: RatingMetric, pairs: readonly (readonly [number, number])[]): Estimate {
  const run = metric.start();
  for (const [predicted, actual] of pairs) run.add(predicted, actual);
  return run.result();
}

/** @param lists Films recommended to each user, and the relevant ones. */
function ofLists(
  metric: ListMetric,
  at: number,
  lists: readonly { films: readonly number[]; relevant: readonly number[] }[],
): Estimate {
  const run = metric.start(at, 10);
  for (const { films, relevant } of lists) {
    run.add({ films: Uint32Array.from(films), relevant: new Set(relevant) });
  }
  return run.result();
}

describe('a mean', () => {
  const of = (...values: number[]) => {
    const running = mean();
    values.forEach(running.add);
    return running.result();
  };

  test('has the sample deviation over √n as its standard error', () => {
    const { mean: value, se } = of(1, 2, 4, 9);
    expect(value).toBe(4);
    expect(se).toBeCloseTo(Math.sqrt((9 + 4 + 0 + 25) / 3 / 4), 12);
  });

  test('leaves NaN out', () => {
    expect(of(NaN, 1, NaN, 3)).toEqual(of(1, 3));
  });

  test('of one value has no standard error; of none it is undefined', () => {
    expect(of(5)).toEqual({ mean: 5, se: NaN });
    expect(of()).toEqual({ mean: NaN, se: NaN });
  });

  test('keeps its error exact far from zero', () => {
    expect(of(1e9, 1e9 + 2).se).toBe(1);
  });
});

describe('RMSE and MAE', () => {
  const pairs = [
    [3, 4],
    [5, 3],
    [2, 2],
    [1, 2],
  ] as const;

  test('are those of errors −1, 2, 0, −1', () => {
    expect(ofRatings(rmse, pairs).mean).toBe(Math.sqrt(6 / 4));
    expect(ofRatings(mae, pairs).mean).toBe(1);
  });

  test('have standard errors: RMSE by the slope of the root', () => {
    const se = Math.sqrt((0.25 + 6.25 + 2.25 + 0.25) / 3 / 4); // of the squares 1, 4, 0, 1
    expect(ofRatings(rmse, pairs).se).toBeCloseTo(se / (2 * Math.sqrt(1.5)), 12);
    expect(ofRatings(mae, pairs).se).toBeCloseTo(Math.sqrt(2 / 3 / 4), 12);
  });

  test('are undefined for no ratings', () => {
    expect(ofRatings(rmse, []).mean).toBeNaN();
    expect(ofRatings(mae, []).mean).toBeNaN();
  });
});

describe('NDCG', () => {
  const one = (films: number[], relevant: number[], at = 3) =>
    ofLists(ndcg, at, [{ films, relevant }]).mean;

  test('is 1 for a list that starts with all that is relevant', () => {
    expect(one([4, 2, 9], [2, 4])).toBe(1);
    expect(one([4, 2, 9], [9, 4, 2, 7, 8])).toBe(1);
  });

  test('discounts a hit by its place', () => {
    expect(one([1, 4, 2], [4])).toBeCloseTo(1 / Math.log2(3), 12);
    expect(one([1, 2, 4], [4])).toBe(1 / 2);
    expect(one([4, 1, 2], [4, 7])).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
  });

  test('is 0 without a hit, and past the cut-off there is none', () => {
    expect(one([1, 2, 3], [4])).toBe(0);
    expect(one([1, 2, 3, 4], [4])).toBe(0);
  });

  test('looks at what there is of a short list', () => {
    expect(one([4], [4, 5])).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
    expect(one([], [4])).toBe(0);
  });

  test('leaves out users with nothing relevant', () => {
    const lists = [
      { films: [1, 2, 4], relevant: [4] },
      { films: [1, 2, 3], relevant: [] },
    ];
    expect(ofLists(ndcg, 3, lists).mean).toBe(1 / 2);
  });
});

describe('recall', () => {
  test('is the share of the relevant films that are listed, averaged over users', () => {
    const lists = [
      { films: [1, 2, 3], relevant: [3, 4] },
      { films: [1, 2, 3], relevant: [2] },
      { films: [1, 2, 3], relevant: [] },
    ];
    expect(ofLists(recall, 3, lists).mean).toBe(3 / 4);
    expect(ofLists(recall, 2, lists).mean).toBe(1 / 2);
  });
});

describe('coverage', () => {
  test('is the share of the catalogue in all lists together, and has no error over users', () => {
    const lists = [
      { films: [1, 2, 3], relevant: [] },
      { films: [2, 1, 4], relevant: [9] },
    ];
    expect(ofLists(coverage, 3, lists)).toEqual({ mean: 4 / 10, se: NaN });
    expect(ofLists(coverage, 2, lists)).toEqual({ mean: 2 / 10, se: NaN });
  });
});

test('every metric has an id of its own, a name and a paper', () => {
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
  for (const { label, paper } of metrics) {
    expect(label).not.toBe('');
    expect(paper).toMatch(/\b(19|20)\d\d\b/);
  }
});
