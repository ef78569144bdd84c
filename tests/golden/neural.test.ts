// The neural models, against scripts/golden/neural.py.
import { describe, expect, test } from 'vitest';
import { autorec } from '../../src/core/models/autorec';
import { rbm } from '../../src/core/models/rbm';
import { fitted, worstMiss } from '../fixtures';
import golden from './golden.json';
import { asked, data, expectNear, numbersFor } from './people';

describe('the Boltzmann machine', () => {
  const expected = golden.rbm;
  const fit = fitted(rbm, data, expected.params, expected.seed);

  test('predicts the same stars for known users and a visitor', () => {
    expectNear(numbersFor(rbm, fit, asked), expected.predictions);
  });

  const loud = { ...fit, weights: (fit.weights as Float32Array).map((w) => expected.louder * w) };

  test('predicts the same stars when its weights are large', () => {
    const misses = numbersFor(rbm, loud, asked).map((stars, k) =>
      worstMiss(stars, expected.loudPredictions[k]),
    );
    expect(Math.max(...misses)).toBeLessThan(1e-4);
  });

  test('shares stars out as the integral of their slope does', () => {
    const shares = asked.map(
      (history) => rbm.explain!(loud as never, data, history, expected.film, 'stars').fromRatings,
    );
    const misses = shares.map((own, k) => worstMiss(own, expected.shares[k]));
    expect(Math.max(...misses)).toBeLessThan(1e-4);
  });
});

test('the autoencoder predicts the same stars for known users, and by biases for a visitor', () => {
  const { params, seed, predictions } = golden.autorec;
  expectNear(numbersFor(autorec, fitted(autorec, data, params, seed), asked), predictions);
});
