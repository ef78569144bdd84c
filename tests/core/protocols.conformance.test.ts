// What every protocol of the registry must keep to, on any data.
import { describe, expect, test } from 'vitest';
import { without, type Dataset } from '../../src/core/dataset';
import { measureFolds, runTrials, wantedFor } from '../../src/core/evaluation/evaluate';
import type { Fold, Mask } from '../../src/core/evaluation/fold';
import type { Protocol } from '../../src/core/evaluation/protocols/protocol';
import { protocolNamed, protocols } from '../../src/core/evaluation/protocols/registry';
import { askedMetrics } from '../../src/core/metrics/asked';
import { dampedMean } from '../../src/core/models/damped-mean';
import { readFoldFile, writeFoldFile } from '../../src/core/formats/fold-file';
import { resolveParams, type ParamValues } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { rowsOf } from '../../src/core/ratings';
import { errorOf, fitted } from '../fixtures';
import { drained } from '../scored';
import { holds } from './property';
import { anyData, countsOf, positionsIn } from './timed';

/** Parameters for few users with few ratings. */
const SMALL: Readonly<Record<string, ParamValues>> = {
  kfold: { k: 2 },
  holdout: { test: 0.5 },
  split: { test: 0.5 },
  time: { test: 0.5 },
  cold: { groups: 2, reveal: '1,2' },
};
/** Where nothing is left to chance. */
const FIXED = ['loo-last', 'time', 'all'];
/** Where rows are drawn whoever rated, so that somebody may be left with nothing to show. */
const BY_ROW = ['kfold', 'split'];

const paramsFor = ({ id, params }: Protocol) => resolveParams(params, SMALL[id]);

function foldsFor(protocol: Protocol, data: Dataset, seed = 1): readonly Fold[] {
  const params = paramsFor(protocol);
  return protocol.foldsOf(data, protocol.draw(data, params, seeded(seed)), params);
}

const trialsOf = (folds: readonly Fold[]) =>
  folds.flatMap(({ heldOut, trials }) => trials.map((trial) => ({ heldOut, ...trial })));
const both = (a: Mask, b: Mask) => positionsIn(a).filter((at) => b[at] === 1);

describe.each(protocols)('$id', (protocol) => {
  const people = countsOf(Array.from({ length: 20 }, (_, user) => 4 + user));

  test('has words, and parameters with valid defaults', () => {
    const { label, summary, tells, hides, paper } = protocol;
    expect(label).not.toMatch(/\.$/);
    for (const text of [summary, tells, hides, paper]) expect(text).toMatch(/^[A-Z].*\.$/);
    const values = resolveParams(protocol.params);
    expect(resolveParams(protocol.params, values)).toEqual(values);
  });

  test('draws the same from the same seed, and otherwise from another where chance decides', () => {
    const drawn = (seed: number) =>
      protocol.draw(people, resolveParams(protocol.params), seeded(seed));
    expect(drawn(3)).toEqual(drawn(3));
    if (FIXED.includes(protocol.id)) expect(drawn(4)).toEqual(drawn(3));
    else expect(drawn(4)).not.toEqual(drawn(3));
  });

  test('gives masks of the ratings, and every fold the same trials', () => {
    holds(anyData, (data) => {
      const folds = foldsFor(protocol, data);
      expect(folds.length).toBeGreaterThan(0);
      const names = folds[0].trials.map(({ name }) => name);
      for (const { trials } of folds) expect(trials.map(({ name }) => name)).toEqual(names);
      for (const { heldOut, shown, test: tests } of trialsOf(folds)) {
        for (const mask of [heldOut, shown, tests]) {
          expect(mask).toHaveLength(data.ratings.indices.length);
          expect(mask.every((value) => value === 0 || value === 1)).toBe(true);
        }
      }
    });
  });

  test('tests nothing that the model is fitted on or that is shown', () => {
    holds(anyData, (data) => {
      for (const { heldOut, shown, test: tests } of trialsOf(foldsFor(protocol, data))) {
        expect(both(tests, heldOut)).toEqual(positionsIn(tests));
        expect(both(tests, shown)).toEqual([]);
      }
    });
  });

  test('shows what the model is fitted on, unless people are new to it', () => {
    holds(anyData, (data) => {
      for (const { heldOut, shown } of trialsOf(foldsFor(protocol, data))) {
        const unknown = both(shown, heldOut);
        expect(unknown).toEqual(protocol.id === 'cold' ? positionsIn(shown) : []);
      }
    });
  });

  test('has the people of a trial ascending, and no test ratings but theirs', () => {
    holds(anyData, (data) => {
      const userOf = rowsOf(data.ratings);
      for (const { users, shown, test: tests } of trialsOf(foldsFor(protocol, data))) {
        expect([...users]).toEqual([...new Set(users)].sort((a, b) => a - b));
        const tested = new Set(positionsIn(tests).map((at) => userOf[at]));
        expect([...tested].filter((user) => !users.includes(user))).toEqual([]);
        if (BY_ROW.includes(protocol.id)) continue;
        const shownTo = new Set(positionsIn(shown).map((at) => userOf[at]));
        expect([...users].filter((user) => !shownTo.has(user))).toEqual([]);
      }
    });
  });

  test('has its draw back from a file, and the same folds', () => {
    holds(anyData, (data) => {
      const params = paramsFor(protocol);
      const draw = protocol.draw(data, params, seeded(2));
      const bytes = new TextEncoder().encode(writeFoldFile(data, draw, protocol.numbers));
      const read = readFoldFile('draw.csv', bytes, undefined, data, protocol.numbers);
      expect(read).toEqual(draw);
      expect(protocol.foldsOf(data, read, params)).toEqual(foldsFor(protocol, data, 2));
    });
  });

  test('is measured by metrics that say something of its outcomes', () => {
    const params = paramsFor(protocol);
    const asked = askedMetrics(protocol.metrics);
    const folds = foldsFor(protocol, people);
    const outcomes = folds.map((fold) => {
      const training = without(people, fold.heldOut);
      const candidate = { model: dampedMean, fitted: fitted(dampedMean, training), training };
      const judging = protocol.judging(params);
      return drained(runTrials(candidate, people, fold, judging, wantedFor(asked)));
    });
    const names = folds[0].trials.map(({ name }) => name);
    for (const { scores } of measureFolds(people, outcomes, names, protocol.folds, asked)) {
      expect(Object.keys(scores)).toEqual(asked.map(({ id }) => id));
      const unlevelled = asked.filter(({ stars }) => Number.isNaN(stars));
      const means = unlevelled.map(({ id }) => scores[id].mean);
      expect(means.filter((mean) => !Number.isFinite(mean))).toEqual([]);
    }
  });

  test('limits stars to a scale, and lists by what it has a name for', () => {
    const { scale, least } = protocol.judging(resolveParams(protocol.params));
    expect(scale).toEqual([0.5, 5]);
    expect(least).toBe(0);
  });
});

test('a protocol is found by its id', () => {
  for (const protocol of protocols) expect(protocolNamed(protocol.id)).toBe(protocol);
  expect(errorOf(() => protocolNamed('loo'))).toBe(
    'ParamError: No protocol named "loo". Known: kfold, holdout, split, loo-last, loo-random, time, cold, all.',
  );
});
