// What is run in both engines. Asks its host for nothing: no files, no clock, no page.
import { sha256 } from '@noble/hashes/sha2.js';
import { exp, ln, power } from '../../src/core/exact-math';
import { experimentOf } from '../../src/core/experiment/experiment';
import type { RunSettings } from '../../src/core/experiment/run';
import { codeOf, littleEndian, runBytes } from '../../src/core/experiment/run-code';
import { before, run, type RunState } from '../../src/core/experiment/running';
import { models } from '../../src/core/models/registry';
import type { ParamSchema, ParamValues } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { smallData } from './small-data';

/** One run, as far as two engines can be compared by it. */
export interface Told {
  readonly model: string;
  readonly code: string;
  /** SHA-256 of settings, data and every bit of the fit, in hex. */
  readonly digest: string;
  /** SHA-256 of the stars predicted for the ratings held out. */
  readonly predicted: string;
  /** Errors and losses by iteration, to the last digit. */
  readonly moments: readonly string[];
}

/** Few enough that an engine without a compiler is done in seconds. */
const FEW: ParamValues = { factors: 3, iterations: 3, epochs: 3, trees: 2, leaves: 4 };

/** Fixed mixes of several models that are run by themselves; each takes an interpreter up to half a minute. */
const MIXES = ['cold-start', 'rank-blend', 'for-you'];

export const modelsRun = models.filter(({ id }) => !MIXES.includes(id));

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const fewOf = (schema: ParamSchema): ParamValues =>
  Object.fromEntries(Object.entries(FEW).filter(([name]) => Object.hasOwn(schema, name)));

/** Runs models to their end. */
export function tell(): Told[] {
  const data = smallData();
  return modelsRun.map((model) => {
    const settings: RunSettings = {
      model: { id: model.id, params: fewOf(model.params) },
      data: { share: 0.9, minRatings: 3 },
      split: { id: 'holdout', params: {} },
      seed: 11,
    };
    const experiment = experimentOf(data, settings);
    let state: RunState = before(experiment);
    const moments: string[] = [];
    for (const step of run(experiment)) {
      if (step.kind !== 'moment') continue;
      state = step.state;
      moments.push(JSON.stringify(step.moment));
    }
    const hash = sha256.create();
    for (const bytes of runBytes(experiment, state)) hash.update(bytes);
    const digest = hash.digest();
    return {
      model: model.id,
      code: codeOf(digest),
      digest: hex(digest),
      predicted: hex(sha256(littleEndian(state.predicted))),
      moments,
    };
  });
}

/** SHA-256 of logarithms, exponentials and powers of thousands of numbers. */
export function tellMaths(): string {
  const random = seeded(3);
  const values = Float64Array.from({ length: 9000 }, (_, k) => {
    const x = 40 * random.next() - 20;
    if (k % 3 === 0) return exp(x);
    const positive = Math.abs(x) + Number.MIN_VALUE;
    return k % 3 === 1 ? ln(positive) : power(positive, x / 7);
  });
  return hex(sha256(littleEndian(values)));
}

/** As one text, which any engine can hand out. */
export const told = (): string => JSON.stringify({ runs: tell(), maths: tellMaths() });
