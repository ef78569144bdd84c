import { describe, expect, test } from 'vitest';
import { readMix } from '../../src/core/blends/mix';
import { historyFrom, historyOf } from '../../src/core/history';
import { modelNamed, models } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { checkerboard, errorOf, fitted, worstMiss } from '../fixtures';
import { explanationOf, scoresOf, starsOf } from './model-checks';

const hybrid = modelNamed('hybrid');
const data = checkerboard(20);
const UNRATED = 20;
const mixOf = (text: string) => fitted(hybrid, data, { mix: text });
const someone = historyOf(data.ratings, 3);
const visitor = historyFrom([
  { film: 2, halfStars: 10 },
  { film: 5, halfStars: 1 },
]);

describe('a mix', () => {
  test('is models with weights, and settings where there are any', () => {
    const mix = readMix(
      ' als = 0.5, sgd( preset=surprise, epochs=3 )=-2e-1,als(factors=4)=.25',
      models,
    );
    expect(mix.map(({ model, weight }) => [model.id, weight])).toEqual([
      ['als', 0.5],
      ['sgd', -0.2],
      ['als', 0.25],
    ]);
    expect(mix[1].params).toMatchObject({ learningRate: 0.005, epochs: 3 });
    expect(mix[2].params).toMatchObject({ factors: 4, iterations: 12 });
  });

  test.each([
    '',
    ' ',
    ',',
    'als',
    'als=',
    'als=x',
    'als=1,',
    'als=1,,ease=1',
    'als()1',
    '=1',
    'als=Infinity',
    'als=11',
  ])('"%s" is refused', (text) => {
    expect(errorOf(() => resolveParams(hybrid.params, { mix: text }))).toMatch(
      /^ParamError: Got ".*" in the mix ".*"; expected models and weights/,
    );
  });

  test.each([
    ['hybrid=1', 'No model named "hybrid"'],
    ['als(rank=5)=1', 'No parameter named "rank"'],
    ['als(factors=0)=1', 'Got factors=0'],
    ['als(factors)=1', 'Got "factors" in "als:factors"'],
  ])('"%s" is refused for what it names', (text, message) => {
    expect(errorOf(() => resolveParams(hybrid.params, { mix: text }))).toContain(
      `ParamError: ${message}`,
    );
  });
});

describe('a hybrid', () => {
  test('of one model alone is that model', () => {
    for (const id of ['als', 'ease']) {
      const [one, fit] = [modelNamed(id), fitted(modelNamed(id), data)];
      const alone = mixOf(`${id}=1`);
      if (one.predict) {
        expect(
          worstMiss(starsOf(hybrid, alone, data, visitor), starsOf(one, fit, data, visitor)),
        ).toBeLessThan(1e-6);
      }
      const [own, other] = [
        scoresOf(hybrid, alone, data, visitor),
        scoresOf(one, fit, data, visitor),
      ];
      const order = (scores: Float32Array) =>
        Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
      expect(order(own)).toEqual(order(other));
    }
  });

  test('may hold a model twice, with settings of its own each time', () => {
    const fit = mixOf('damped-mean(damping=1)=0.25,damped-mean(damping=100)=0.5');
    const model = modelNamed('damped-mean');
    const [low, high] = [1, 100].map((damping) =>
      starsOf(model, fitted(model, data, { damping }), data, visitor),
    );
    const expected = low.map(
      (stars, film) => 3.5 + 0.25 * (stars - 3.5) + 0.5 * (high[film] - 3.5),
    );
    expect(worstMiss(starsOf(hybrid, fit, data, visitor), expected)).toBeLessThan(1e-6);
  });

  test('ranks by its stars where no part has a ranking of its own', () => {
    const fit = mixOf('als=0.5,biases=0.3');
    expect(scoresOf(hybrid, fit, data, someone)).toEqual(starsOf(hybrid, fit, data, someone));
  });

  test('has no stars where a part has none, and says so of their account', () => {
    const fit = mixOf('ease=0.5,biases=0.5');
    expect(starsOf(hybrid, fit, data, someone).every(Number.isNaN)).toBe(true);
    expect(scoresOf(hybrid, fit, data, someone).every(Number.isFinite)).toBe(true);
    const { total, fromRatings } = hybrid.explain!(fit, data, someone, UNRATED, 'stars');
    expect([total, fromRatings.length]).toEqual([NaN, someone.films.length]);
  });

  test('leaves a film without stars where a part does', () => {
    const fit = mixOf('als-wr(coldStart=drop)=0.5,biases=0.5');
    expect(starsOf(hybrid, fit, data, someone)[UNRATED]).toBeNaN();
    expect(hybrid.explain!(fit, data, someone, UNRATED, 'stars').total).toBeNaN();
  });

  test.each([
    'als=0.5,sgd=0.2,random=0.1',
    'ials=1,random=0.5,content-rank=0.2',
    'item-knn=1,biases=0.5',
  ])('of %s takes its numbers apart', (mix) => {
    const fit = mixOf(mix);
    const films = [0, 1, 8, UNRATED].filter((film) => !visitor.films.includes(film));
    const whats = mix.includes('ials') ? (['score'] as const) : (['score', 'stars'] as const);
    for (const film of films) {
      for (const what of whats) {
        const { miss, shares } = explanationOf(hybrid, fit, data, visitor, film, what);
        expect(miss).toBeLessThan(1e-5);
        expect(shares).toBe(visitor.films.length);
      }
    }
  });
});
