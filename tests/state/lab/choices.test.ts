import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelNamed } from '../../../src/core/models/registry';
import {
  contestantOf,
  contestantsOf,
  modelsFrom,
  modelsText,
  needed,
} from '../../../src/state/lab/choices';

describe('models in an address', () => {
  test.each([
    ['als', [{ id: 'als', params: {} }]],
    [
      'als,ease:l2=150,weights=rating,mean',
      [
        { id: 'als', params: {} },
        { id: 'ease', params: { l2: '150', weights: 'rating' } },
        { id: 'mean', params: {} },
      ],
    ],
    [
      'ease:l2=1,als:l2=2',
      [
        { id: 'ease', params: { l2: '1' } },
        { id: 'als', params: { l2: '2' } },
      ],
    ],
    ['', []],
    [',,', []],
    ['als:', [{ id: 'als', params: {} }]],
    ['l2=3', []],
  ])('%s are read', (text, models) => {
    expect(modelsFrom(text)).toEqual(models);
  });

  test('come back whatever their values hold', () => {
    const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/);
    const model = fc.record({
      id: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
      params: fc.dictionary(name, fc.string({ unit: 'grapheme' }), { noNullPrototype: true }),
    });
    fc.assert(
      fc.property(fc.array(model, { maxLength: 6 }), (models) => {
        expect(modelsFrom(modelsText(models))).toEqual(models);
      }),
    );
  });

  test('are six at most', () => {
    expect(
      modelsFrom('a,b,c,d,e,f,g,h')
        .map(({ id }) => id)
        .join(''),
    ).toBe('abcdef');
  });
});

describe('values that are given', () => {
  const { params: schema } = modelNamed('ease');

  test('are left out where they are as usual', () => {
    const l2 = String(schema['l2'].default);
    expect(needed(schema, { l2, weights: 'rating' })).toEqual({});
    expect(needed(schema, { l2: '7' })).toEqual({ l2: '7' });
  });

  test('stay where they are wrong, so that it can be said', () => {
    expect(needed(schema, { l2: 'lots', smell: 1 })).toEqual({ l2: 'lots', smell: 1 });
  });
});

describe('a model that takes part', () => {
  test('is called by its label and what is set', () => {
    expect(contestantOf({ id: 'ease', params: {} }).name).toBe('EASE');
    expect(contestantOf({ id: 'ease', params: { l2: '150' } }).name).toMatch(/^EASE, .+ 150$/);
  });

  test('has the same key however its values are given', () => {
    const { default: l2 } = modelNamed('ease').params['l2'];
    const key = ({ key: text }: { readonly key: string }) => text;
    expect(key(contestantOf({ id: 'ease', params: { l2: String(l2) } }))).toBe(
      key(contestantOf({ id: 'ease', params: {} })),
    );
    expect(key(contestantOf({ id: 'ease', params: { l2: 1 } }))).not.toBe(
      key(contestantOf({ id: 'ease', params: {} })),
    );
  });

  test.each([
    [{ id: 'nobody', params: {} }, 'nobody'],
    [{ id: 'ease', params: { l2: -1 } }, 'l2'],
    [{ id: 'ease', params: { smell: 1 } }, 'smell'],
  ])('says what is wrong with %j', (choice, word) => {
    const { key, problem } = contestantOf(choice);
    expect(problem).toContain(word);
    expect(key).toBe('');
  });

  test('has a name of its own', () => {
    const names = contestantsOf(modelsFrom('mean,als,mean')).map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
  });
});
