import { describe, expect, test } from 'vitest';
import { fail } from '../../src/core/errors';
import { modelNamed, models } from '../../src/core/models/registry';
import { listOf, parseModelSpec, resolveParams, type ParamSchema } from '../../src/core/params';
import { errorOf } from '../fixtures';

const schema = {
  factors: {
    type: 'number',
    label: 'Factors',
    help: 'How many.',
    default: 8,
    min: 1,
    max: 64,
    step: 1,
  },
  l2: {
    type: 'number',
    label: 'Penalty',
    help: 'How strong.',
    default: 1,
    min: 0.001,
    max: 10,
    step: 0.001,
  },
  weights: {
    type: 'choice',
    label: 'Weights',
    help: 'Which.',
    default: 'rating',
    options: ['rating', 'binary'],
  },
} satisfies ParamSchema;

describe('a full set of values', () => {
  test('is the defaults where nothing is given', () => {
    expect(resolveParams(schema)).toEqual({ factors: 8, l2: 1, weights: 'rating' });
  });

  test('takes what is given, numbers also as text', () => {
    expect(resolveParams(schema, { factors: '16', l2: 0.25, weights: 'binary' })).toEqual({
      factors: 16,
      l2: 0.25,
      weights: 'binary',
    });
  });

  test('includes both ends of a range', () => {
    expect(resolveParams(schema, { factors: 1, l2: 10 })).toMatchObject({ factors: 1, l2: 10 });
  });

  test.each([
    [{ factors: 0 }, 'Got factors=0; expected a whole number from 1 to 64.'],
    [{ factors: 65 }, 'Got factors=65; expected a whole number from 1 to 64.'],
    [{ factors: 2.5 }, 'Got factors=2.5; expected a whole number from 1 to 64.'],
    [{ factors: 'many' }, 'Got factors=many; expected a whole number from 1 to 64.'],
    [{ factors: '' }, 'Got factors=; expected a whole number from 1 to 64.'],
    [{ l2: NaN }, 'Got l2=NaN; expected a number from 0.001 to 10.'],
    [{ l2: Infinity }, 'Got l2=Infinity; expected a number from 0.001 to 10.'],
    [{ weights: 'heavy' }, 'Got weights=heavy; expected one of rating, binary.'],
    [{ weights: 1 }, 'Got weights=1; expected one of rating, binary.'],
  ])('refuses %o', (given, message) => {
    expect(errorOf(() => resolveParams(schema, given))).toBe(`ParamError: ${message}`);
  });

  test('refuses a name that the schema lacks, also one that every object has', () => {
    const known = 'Known: factors, l2, weights.';
    expect(errorOf(() => resolveParams(schema, { rank: 5 }))).toBe(
      `ParamError: No parameter named "rank". ${known}`,
    );
    expect(errorOf(() => resolveParams(schema, { toString: 5 }))).toContain(known);
    expect(errorOf(() => resolveParams({}, { rank: 5 }))).toContain('There are none.');
  });
});

describe('a list', () => {
  const lists = {
    reveal: { type: 'list', label: 'Shown', help: 'Which.', default: '1,3', min: 1, max: 20 },
  } satisfies ParamSchema;

  test.each([
    ['1,3,5', '1,3,5'],
    ['20', '20'],
    [' 5, 3 ,1,3,05', '1,3,5'],
    [7, '7'],
  ])('of %o is each number once, ascending', (reveal, canonical) => {
    expect(resolveParams(lists, { reveal })).toEqual({ reveal: canonical });
    expect(resolveParams(lists, { reveal: canonical })).toEqual({ reveal: canonical });
  });

  test('is read as numbers', () => {
    expect(listOf(lists.reveal.default)).toEqual([1, 3]);
    expect(listOf('20')).toEqual([20]);
  });

  test.each(['', '0', '21', '1,,3', '1,', '1;3', '1.5', '-1', 'many', 1.5, NaN])(
    'refuses %o',
    (reveal) => {
      expect(errorOf(() => resolveParams(lists, { reveal }))).toBe(
        `ParamError: Got reveal=${reveal}; expected whole numbers from 1 to 20 with commas between them.`,
      );
    },
  );
});

describe('a preset', () => {
  const withPresets = {
    ...schema,
    preset: {
      type: 'choice',
      label: 'Preset',
      help: 'Which.',
      default: 'small',
      options: ['small', 'large'],
      presets: { large: { factors: 64, l2: 2 } },
    },
  } satisfies ParamSchema;

  test('brings its values where it is chosen', () => {
    const small = { factors: 8, l2: 1, weights: 'rating', preset: 'small' };
    expect(resolveParams(withPresets)).toEqual(small);
    expect(resolveParams(withPresets, { preset: 'small' })).toEqual(small);
    expect(resolveParams(withPresets, { preset: 'large' })).toEqual({
      ...small,
      factors: 64,
      l2: 2,
      preset: 'large',
    });
  });

  test('gives way to what is set beside it', () => {
    const given = { preset: 'large', l2: 5 };
    expect(resolveParams(withPresets, given)).toMatchObject({ factors: 64, l2: 5 });
  });

  test('is refused where it does not exist', () => {
    expect(errorOf(() => resolveParams(withPresets, { preset: 'toString' }))).toBe(
      'ParamError: Got preset=toString; expected one of small, large.',
    );
  });

  test.each(models)('of $id brings only values that its parameters allow', ({ params }) => {
    for (const [name, param] of Object.entries(params)) {
      if (param.type !== 'choice') continue;
      for (const option of param.options) {
        expect(resolveParams(params, { [name]: option })).toMatchObject({ [name]: option });
      }
    }
    expect(Object.keys(resolveParams(params))).toEqual(Object.keys(params));
  });
});

describe('a model on the command line', () => {
  test.each([
    ['als', { id: 'als', params: {} }],
    ['als:', { id: 'als', params: {} }],
    ['als:factors=8', { id: 'als', params: { factors: '8' } }],
    ['als:factors=8, l2 = 2', { id: 'als', params: { factors: '8', l2: '2' } }],
    ['x:name=a=b:c', { id: 'x', params: { name: 'a=b:c' } }],
    ['x:name=', { id: 'x', params: { name: '' } }],
    ['cold:reveal=1, 3,20', { id: 'cold', params: { reveal: '1, 3,20' } }],
    ['cold:reveal=1,3,groups=5', { id: 'cold', params: { reveal: '1,3', groups: '5' } }],
  ])('"%s" is an id and values', (spec, expected) => {
    expect(parseModelSpec(spec)).toEqual(expected);
  });

  test.each(['als:factors', 'als:=8', 'als:factors=8,', 'als:,', 'als:8', 'als:8,9'])(
    '"%s" is refused',
    (spec) => {
      expect(errorOf(() => parseModelSpec(spec))).toMatch(
        /^ParamError: Got ".*" in ".*"; expected name=value/,
      );
    },
  );
});

describe('a text', () => {
  const text = {
    type: 'text',
    label: 'Mix',
    help: 'Models.',
    default: 'a=1',
    check: (value: string) => void (value === 'b' && fail('ParamError', 'Got b.')),
  } as const;

  test('is any that its check lets through', () => {
    expect(resolveParams({ mix: text })).toEqual({ mix: 'a=1' });
    expect(resolveParams({ mix: text }, { mix: 'c,d' })).toEqual({ mix: 'c,d' });
    expect(resolveParams({ mix: text }, { mix: 5 })).toEqual({ mix: '5' });
    expect(errorOf(() => resolveParams({ mix: text }, { mix: 'b' }))).toBe('ParamError: Got b.');
  });

  test.each([
    ['hybrid', {}],
    ['hybrid:', {}],
    ['hybrid:a=1,b(c=2)=3', { mix: 'a=1,b(c=2)=3' }],
    ['hybrid:mix=a=1,b=2', { mix: 'a=1,b=2' }],
    ['hybrid:a', { mix: 'a' }],
  ])('that is alone takes the whole rest of "%s"', (spec, params) => {
    expect(parseModelSpec(spec, () => ({ mix: text }))).toEqual({ id: 'hybrid', params });
  });

  test('that is not alone is named', () => {
    const spec = () => parseModelSpec('hybrid:a', () => ({ ...schema, mix: text }));
    expect(errorOf(spec)).toContain('expected name=value');
  });
});

describe('the registry', () => {
  test('finds a model by its id', () => {
    for (const model of models) expect(modelNamed(model.id)).toBe(model);
  });

  test('names the ids it has where it has no such one', () => {
    const ids = models.map(({ id }) => id).join(', ');
    expect(errorOf(() => modelNamed('svd'))).toBe(
      `ParamError: No model named "svd". Known: ${ids}.`,
    );
  });
});
