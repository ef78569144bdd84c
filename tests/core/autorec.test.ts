import { expect, test } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import { autoencoder, backwards, decay, type Column } from '../../src/core/kernels/autoencoder';
import { autorec } from '../../src/core/models/autorec';
import { biases } from '../../src/core/models/biases';
import { seeded } from '../../src/core/random';
import { checkerboard, fitted, worstMiss } from '../fixtures';
import { starsOf } from './model-checks';

const data = checkerboard(20);
const fit = fitted(autorec, data);

test('a stranger gets what the biases say', () => {
  const stranger = historyFrom([
    { film: 2, halfStars: 10 },
    { film: 5, halfStars: 1 },
  ]);
  const expected = starsOf(biases, fitted(biases, data), data, stranger);
  expect(worstMiss(starsOf(autorec, fit, data, stranger), expected)).toBeLessThan(1e-6);
});

test('what others say of the film is one term of its stars', () => {
  const account = autorec.explain!(fit as never, data, historyOf(data.ratings, 3), 3, 'stars');
  const others = account.terms.find(({ id }) => id === 'neighbours');
  expect(others?.value).toBeGreaterThan(0.1);
});

test('the gradient is the slope of the loss', () => {
  const l2 = 0.3;
  const network = autoencoder(4, 3, seeded(2));
  const { values, gradient } = network.all;
  const columns: Column[] = [
    { users: Uint32Array.of(0, 2, 3), residuals: Float64Array.of(1, -0.5, 0.25) },
    { users: Uint32Array.of(1, 2), residuals: Float64Array.of(-2, 0.75) },
  ];
  const loss = () => {
    const errors = columns.map((column) => backwards(network)(column, 0.5));
    const norm = values.subarray(0, 24).reduce((sum, x) => sum + x * x, 0);
    return errors.reduce((sum, error) => sum + error / 4, 0) + (l2 / 2) * norm;
  };
  loss();
  decay(network, l2);
  const found = gradient.slice();
  const step = 1e-5;
  const slopes = values.map((value, k) => {
    const [above, below] = [value + step, value - step].map((moved) => {
      values[k] = moved;
      return loss();
    });
    values[k] = value;
    return (above - below) / (2 * step);
  });
  expect(worstMiss(found, slopes)).toBeLessThan(1e-8);
});
