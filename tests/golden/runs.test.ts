// What scripts/golden/runs.py computes with numpy and hashlib.
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import type { Experiment } from '../../src/core/experiment/experiment';
import { rmseOf } from '../../src/core/experiment/held-out';
import { levelsOf } from '../../src/core/experiment/look';
import { codeOf, littleEndian, runBytes } from '../../src/core/experiment/run-code';
import { mean } from '../../src/core/models/mean';
import golden from './runs.json';

const { levels, run } = golden;
const stars = Float32Array.from(levels.stars, (value) => value ?? NaN);
const halfStars = Uint8Array.from(levels.halfStars);

test('the error of the ratings that are predicted', () => {
  expect(rmseOf(stars, halfStars)).toBeCloseTo(levels.rmse, 12);
});

test('true and predicted stars, by half stars and against each other', () => {
  const { actual, predicted, confusion } = levelsOf(stars, halfStars);
  expect([...actual]).toEqual(levels.actual);
  expect([...predicted]).toEqual(levels.predicted);
  expect([...confusion]).toEqual(levels.confusion);
});

test('the code of a run', () => {
  const { data, iteration, settings } = run.said;
  const experiment = { settings, model: mean, training: { sha256: data } };
  const fitted = {
    e: Uint8Array.of(7, 0),
    b: { d: Float32Array.of(0.1, -0, 1e-40), c: Uint32Array.of(1, 2, 300) },
    a: 3.5,
  };
  const hash = sha256.create();
  const state = { iteration, fitted, predicted: new Float32Array() };
  for (const part of runBytes(experiment as unknown as Experiment, state)) hash.update(part);
  expect(codeOf(hash.digest())).toBe(run.code);
});

test('numbers have the same bytes where a machine keeps the most significant first', () => {
  const numbers = Float64Array.of(1.5, -2);
  const [big, there] = [new DataView(new ArrayBuffer(16)), new Float64Array(2)];
  numbers.forEach((value, k) => big.setFloat64(8 * k, value, false));
  new Uint8Array(there.buffer).set(new Uint8Array(big.buffer));
  expect(littleEndian(there, false)).toEqual(littleEndian(numbers, true));
});
