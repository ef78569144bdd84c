import { describe, expect, test } from 'vitest';
import { als } from '../../../../src/core/models/als';
import { sgd } from '../../../../src/core/models/sgd';
import { parseSpace } from '../../../../src/core/search/space';
import {
  spaceFrom,
  spaceText,
  turnedInto,
  valuesIn,
  type AxisChoice,
} from '../../../../src/state/lab/tune/axes';

describe('a space as it is typed', () => {
  test.each(['als', 'als:factors=8', 'als:factors=8|16,l2=0.1..10', 'sgd:preset=tuned|surprise'])(
    '%s is written as it is read',
    (text) => {
      expect(spaceText(spaceFrom(text))).toBe(text);
    },
  );

  test('keeps the model of what cannot be read', () => {
    expect(spaceFrom('als:factors')).toEqual({ id: 'als', axes: [] });
    expect(spaceFrom('als:factors=8|x').axes[0].texts).toEqual(['8', 'x']);
  });

  test('has values with anything between them', () => {
    expect(valuesIn(' 8, 16|32  64;')).toEqual(['8', '16', '32', '64']);
    expect(valuesIn(' ')).toEqual([]);
  });
});

describe('a parameter that takes part in another way', () => {
  const { factors, l2 } = als.params;
  const one = (text: string): AxisChoice => ({ name: 'l2', kind: 'one', texts: [text] });

  test('begins with what is about its value', () => {
    expect(turnedInto('values', one('1'), l2).texts).toEqual(['0.5', '1', '2']);
    expect(turnedInto('range', one('1'), l2).texts).toEqual(['0.25', '4']);
    expect(turnedInto('values', { ...one('1'), name: 'factors' }, factors).texts).toEqual([
      '1',
      '2',
    ]);
  });

  test('keeps its ends', () => {
    const values: AxisChoice = { name: 'l2', kind: 'values', texts: ['0.1', '1', '10'] };
    expect(turnedInto('range', values, l2).texts).toEqual(['0.1', '10']);
    const range: AxisChoice = { name: 'l2', kind: 'range', texts: ['0.1', '10'] };
    expect(turnedInto('values', range, l2).texts).toEqual(['0.1', '1', '10']);
    expect(turnedInto('one', range, l2).texts).toEqual(['1']);
  });

  test('of options takes all, and then the first', () => {
    const { preset } = sgd.params;
    const all = turnedInto('values', { name: 'preset', kind: 'one', texts: ['tuned'] }, preset);
    expect(all.texts).toEqual(['tuned', 'surprise']);
    expect(turnedInto('one', all, preset).texts).toEqual(['tuned']);
  });

  test.each([
    ['l2', l2],
    ['factors', factors],
    ['learningRate', sgd.params.learningRate],
  ] as const)('is always one that %s takes', (name, param) => {
    const model = name === 'learningRate' ? 'sgd' : 'als';
    for (const value of [param.min, param.default, param.max, NaN]) {
      for (const from of ['one', 'values', 'range'] as const) {
        const axis = turnedInto(from, { name, kind: 'one', texts: [String(value)] }, param);
        for (const kind of ['one', 'values', 'range'] as const) {
          if (kind === axis.kind && Number.isNaN(value)) continue; // left as it was typed
          const text = spaceText({ id: model, axes: [turnedInto(kind, axis, param)] });
          expect(() => parseSpace(text), text).not.toThrow();
        }
      }
    }
  });
});
