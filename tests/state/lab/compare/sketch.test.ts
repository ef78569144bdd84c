import { describe, expect, test } from 'vitest';
import { protocolNamed, protocols } from '../../../../src/core/evaluation/protocols/registry';
import { resolveParams, type ParamValues } from '../../../../src/core/params';
import { sketchOf } from '../../../../src/state/lab/compare/sketch';

const sketch = (id: string, given: ParamValues = {}) => {
  const protocol = protocolNamed(id);
  return sketchOf(protocol, resolveParams(protocol.params, given), 1);
};
const hidden = (person: readonly string[]) => person.filter((what) => what === 'hidden').length;

describe('a sketch', () => {
  test.each(protocols.map(({ id }) => id))('of %s is there', (id) => {
    expect(sketch(id)?.people.flat()).toHaveLength(140);
  });

  test('hides a pile of all ratings by k folds', () => {
    const { people = [], folds } = sketch('kfold', { k: 4 }) ?? {};
    expect(hidden(people.flat())).toBe(35);
    expect(folds).toBe(4);
  });

  test('hides the last rating of each, or the latest', () => {
    for (const person of sketch('loo-last')?.people ?? []) {
      expect([hidden(person), person.at(-1)]).toEqual([1, 'hidden']);
    }
    for (const person of sketch('time', { test: 0.5 })?.people ?? []) {
      expect(person).toEqual([
        ...Array<string>(7).fill('learned'),
        ...Array<string>(7).fill('hidden'),
      ]);
    }
  });

  test('shows the first ratings of newcomers, and learns from all others', () => {
    const { people = [], trial } = sketch('cold', { groups: 5, reveal: '1,3' }) ?? {};
    const newcomers = people.filter((person) => !person.includes('learned'));
    expect(trial).toBe('3 ratings');
    expect(newcomers).toHaveLength(2);
    for (const person of newcomers) {
      expect(person.slice(0, 3)).toEqual(['shown', 'shown', 'shown']);
      expect(hidden(person)).toBe(11);
    }
  });

  test('is left out where so few people are not enough', () => {
    expect(sketch('cold', { groups: 50 })).toBeUndefined();
  });
});
