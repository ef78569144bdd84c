import { describe, expect, test } from 'vitest';
import { kfold } from '../../../src/core/evaluation/protocols/kfold';
import { protocolNamed } from '../../../src/core/evaluation/protocols/registry';
import { biases } from '../../../src/core/models/biases';
import { defineModel } from '../../../src/core/models/model';
import { resolveParams } from '../../../src/core/params';
import { fitsOf, keyOf, planFor, type SearchIdentity } from '../../../src/core/search/plan';
import { searchResult } from '../../../src/core/search/scores';
import { checkerboard, datasetFrom, errorOf } from '../../fixtures';
import { scoresBy } from '../../scored';
import { searching } from './searching';

// Nine users; each film has one rating, three stars, so that a film says which rating is in question.
const USERS = 9;
const FILMS = 108;
const data = datasetFrom(
  USERS,
  FILMS,
  Array.from({ length: FILMS }, (_, film) => ({ user: film % USERS, film, halfStars: 6 })),
);
const settings = [{ knows: 0 }, { knows: 1 }, { knows: 2 }];

/** What a fit has seen: films of its training ratings, and films that it was asked for. */
interface Seen {
  readonly trained: Set<number>;
  readonly asked: Set<number>;
}

/** Knows the test ratings of one fold, by some leak, and misses all others by a star. */
function knowing(foldOf: (film: number) => number, seen: Seen[] = []) {
  return defineModel({
    id: 'knowing',
    label: 'Knowing',
    summary: 'Knows what it should not.',
    paper: 'None, 2020.',
    version: 1,
    params: {
      knows: { type: 'number', label: '', help: '', default: 0, min: 0, max: 2, step: 1 },
    },
    *fit(training, { knows }) {
      yield { done: 1, total: 1 };
      seen.push({ trained: new Set(training.ratings.indices), asked: new Set() });
      return { knows };
    },
    predict({ knows }, _data, _history, films, out) {
      films.forEach((film, k) => {
        seen.at(-1)?.asked.add(film);
        out[k] = foldOf(film) === knows ? 3 : 4;
      });
    },
  });
}

/** The fold of each film's rating. */
let folds = new Uint32Array();
const foldOf = (film: number) => folds[data.ratings.indices.indexOf(film)];

describe('the nested estimate', () => {
  test('chooses without the fold that it is judged by', () => {
    const { bench, plan, metric, run } = searching(data, knowing(foldOf), settings, 1);
    folds = bench.draw as never;
    const scores = new Map(fitsOf(plan).map((fit) => [JSON.stringify(fit), run(fit)]));
    const result = searchResult(plan, metric, (fit) => scores.get(JSON.stringify(fit)));
    // Each setting is perfect on one fold and a star off on two others.
    expect(result.table.map(({ score }) => score.mean)).toEqual([2 / 3, 2 / 3, 2 / 3]);
    // Only a choice that has seen a fold would take what is perfect there.
    expect(result.nested?.score.byFold).toEqual([1, 1, 1]);
    expect(result.nested?.chosen.map(({ knows }, fold) => knows === fold)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('fits and tests each inner model on ratings of the training part only', () => {
    const seen: Seen[] = [];
    const { bench, plan, run } = searching(data, knowing(foldOf, seen), settings, 2);
    folds = bench.draw as never;
    for (const fit of fitsOf(plan)) {
      run(fit);
      const { trained, asked } = seen.at(-1)!;
      const outer = fit.outer ?? fit.fold;
      expect([...trained].some((film) => foldOf(film) === outer)).toBe(false);
      expect([...asked].some((film) => trained.has(film))).toBe(false);
      const inTest = [...asked].map((film) => foldOf(film) === outer);
      expect(new Set(inTest)).toEqual(new Set([fit.outer === undefined]));
    }
  });

  test('uses every rating of a training part once as a test', () => {
    const seen: Seen[] = [];
    const { bench, plan, run } = searching(data, knowing(foldOf, seen), [{ knows: 0 }], 3);
    folds = bench.draw as never;
    const inner = fitsOf(plan).filter(({ outer }) => outer === 1);
    inner.forEach(run);
    const asked = seen.flatMap((one) => [...one.asked]).sort((a, b) => a - b);
    const all = Array.from({ length: FILMS }, (_, film) => film);
    expect(asked).toEqual(all.filter((film) => foldOf(film) !== 1));
  });
});

describe('a plan', () => {
  test('comes to the same as the protocol by itself', () => {
    const board = checkerboard(24);
    const params = resolveParams(biases.params);
    const { plan, metric, run } = searching(board, biases, [params], 1, 5);
    const { table } = searchResult({ ...plan, innerFolds: [] }, metric, run);
    const { rmse } = scoresBy('kfold', biases, board, ['rmse']);
    expect(table[0].score.mean).toBe(rmse.mean);
    expect(table[0].score.byFold).toEqual(rmse.byFold);
    expect(table[0].score.se / rmse.se).toBeCloseTo(1, 1);
  });

  test('draws inner folds of their own for each fold, from the seed', () => {
    const draws = (seed: number) => searching(data, knowing(foldOf), settings, seed).inner.draws;
    const [a, b, c] = draws(1);
    expect([a.length, b.length, c.length]).toEqual([72, 72, 72]);
    expect(a).not.toEqual(b);
    expect(draws(1)).toEqual([a, b, c]);
    expect(draws(7)[0]).not.toEqual(a);
  });

  test('starts with whole settings, and then goes from fold to fold', () => {
    const fits = fitsOf({ settings: [{ a: 1 }, { a: 2 }], folds: 2, innerFolds: [1, 1] });
    expect(fits.map(({ params, fold, outer }) => [params.a, fold, outer])).toEqual([
      [1, 0, undefined],
      [1, 1, undefined],
      [2, 0, undefined],
      [2, 1, undefined],
      [1, 0, 0],
      [2, 0, 0],
      [1, 0, 1],
      [2, 0, 1],
    ]);
  });

  test('is refused for a protocol with several trials', () => {
    const cold = protocolNamed('cold');
    const board = checkerboard(24);
    const protocolParams = resolveParams(cold.params, { reveal: '1,2' });
    const draw = Uint32Array.from({ length: board.ratings.rows }, (_, user) => user % 2);
    const error = errorOf(() =>
      planFor({ data: board, protocol: cold, protocolParams, draw }, settings),
    );
    expect(error).toBe(
      'ParamError: Got the protocol cold; a search needs one like kfold or split.',
    );
  });
});

describe('the key of a fit', () => {
  const identity: SearchIdentity = {
    data: 'da7a',
    model: 'als',
    version: '1',
    protocol: kfold.id,
    protocolParams: { k: 3 },
    draw: 'aa',
    inner: { params: { k: 2 }, draws: ['bb', 'cc'] },
    metric: 'rmse',
    seed: 1,
  };
  const plain = { params: { l2: 1 }, fold: 0 };

  test('is another for anything that decides the result', () => {
    const changes: Partial<SearchIdentity>[] = [
      { data: 'd0' },
      { model: 'sgd' },
      { version: '2' },
      { protocol: 'split' },
      { protocolParams: { k: 4 } },
      { draw: 'ab' },
      { metric: 'mae' },
      { seed: 2 },
    ];
    const others = changes.map((change) => keyOf({ ...identity, ...change }, plain));
    const fits = [
      plain,
      { ...plain, fold: 1 },
      { ...plain, params: { l2: 2 } },
      { ...plain, outer: 0 },
      { ...plain, outer: 1 },
    ].map((fit) => keyOf(identity, fit));
    expect(new Set([...others, ...fits]).size).toBe(others.length + fits.length);
  });

  test('knows of inner folds only where the fit is within one', () => {
    const other = { ...identity, inner: { params: { k: 2 }, draws: ['b2', 'cc'] } };
    expect(keyOf(other, plain)).toBe(keyOf(identity, plain));
    expect(keyOf(other, { ...plain, outer: 1 })).toBe(keyOf(identity, { ...plain, outer: 1 }));
    expect(keyOf(other, { ...plain, outer: 0 })).not.toBe(keyOf(identity, { ...plain, outer: 0 }));
  });
});
