import { describe, expect, test } from 'vitest';
import { seeded } from '../../../src/core/random';
import { gridSettings, randomSettings } from '../../../src/core/search/settings';
import { parseSpace } from '../../../src/core/search/space';
import { errorOf } from '../../fixtures';

describe('a search space', () => {
  test('has values, ranges and what stays as it is', () => {
    const { model, fixed, axes } = parseSpace(
      'als-wr:nonnegative=no|yes,factors=8|16|8,l2=0.01..0.1,iterations=5',
    );
    expect(model.id).toBe('als-wr');
    expect(fixed).toEqual({ iterations: 5 });
    expect(axes).toEqual([
      { name: 'nonnegative', values: ['no', 'yes'] },
      { name: 'factors', values: [8, 16] },
      { name: 'l2', from: 0.01, to: 0.1, whole: false, logarithmic: true },
    ]);
  });

  test('draws by the logarithm from tenfold on, in whole numbers where the parameter has them', () => {
    const { axes } = parseSpace('als:factors=10..90,iterations=5..50,l2=1..9.9');
    expect(axes).toMatchObject([
      { name: 'factors', whole: true, logarithmic: false },
      { name: 'iterations', whole: true, logarithmic: true },
      { name: 'l2', whole: false, logarithmic: false },
    ]);
  });

  test.each([
    ['nobody:l2=1|2', /^ParamError: No model named "nobody"/],
    ['als:rank=1|2', /^ParamError: No parameter named "rank"\. Known: factors/],
    [
      'als:factors=8|many',
      /^ParamError: Got factors=many; expected a whole number from 1 to 256\.$/,
    ],
    ['als:factors=8|', /^ParamError: Got factors=; expected a whole number/],
    ['als:factors=8..300', /^ParamError: Got factors=300; expected/],
    ['als:factors=90..10', /^ParamError: Got factors=90\.\.10; expected the lower end first\.$/],
    ['als:factors', /^ParamError: Got "factors" in/],
    [
      'als-wr:nonnegative=no..yes',
      /^ParamError: Got nonnegative=no\.\.yes; expected one of no, yes\.$/,
    ],
  ])('%s is refused', (spec, message) => {
    const error = errorOf(() => parseSpace(spec));
    expect(error).toMatch(message);
  });
});

describe('a grid', () => {
  test('has every combination, the last parameter changing fastest', () => {
    const settings = gridSettings(parseSpace('als:l2=0.5|2,factors=8|16|32,iterations=3'));
    expect(settings.map(({ l2, factors }) => [l2, factors])).toEqual([
      [0.5, 8],
      [0.5, 16],
      [0.5, 32],
      [2, 8],
      [2, 16],
      [2, 32],
    ]);
    expect(settings[0]).toEqual({ factors: 8, iterations: 3, l2: 0.5, l2Bias: 3 });
  });

  test('of nothing is the model as it is', () => {
    expect(gridSettings(parseSpace('ease'))).toHaveLength(1);
  });

  test('takes no ranges', () => {
    const error = errorOf(() => gridSettings(parseSpace('als:factors=8..16')));
    expect(error).toMatch(/^ParamError: Got factors=8\.\.16; a grid takes values/);
  });

  test('has an end', () => {
    const many = Array.from({ length: 101 }, (_, k) => k + 1).join('|');
    const space = parseSpace(`als:factors=${many},l2=${many.replace('|101', '')}`);
    expect(errorOf(() => gridSettings(space))).toMatch(/more than 10000 settings/);
  });
});

describe('random settings', () => {
  const space = parseSpace('als:factors=10..90,l2=0.01..10,iterations=5|10,l2Bias=2');

  test('are different and within their ranges', () => {
    const settings = randomSettings(space, 200, seeded(1));
    expect(settings).toHaveLength(200);
    expect(new Set(settings.map((params) => JSON.stringify(params))).size).toBe(200);
    for (const { factors, l2, iterations, l2Bias } of settings as Record<string, number>[]) {
      expect(factors >= 10 && factors <= 90 && Number.isInteger(factors)).toBe(true);
      expect(l2 >= 0.01 && l2 <= 10 && Number(l2.toPrecision(3)) === l2).toBe(true);
      expect([5, 10]).toContain(iterations);
      expect(l2Bias).toBe(2);
    }
  });

  test('are the same for a seed', () => {
    expect(randomSettings(space, 5, seeded(3))).toEqual(randomSettings(space, 5, seeded(3)));
    expect(randomSettings(space, 5, seeded(3))).not.toEqual(randomSettings(space, 5, seeded(4)));
  });

  test('spread over a wide range by its logarithm, over a narrow one evenly', () => {
    const settings = randomSettings(space, 2000, seeded(2)) as Record<string, number>[];
    const share = (of: (params: Record<string, number>) => boolean) =>
      settings.filter(of).length / settings.length;
    expect(share(({ l2 }) => l2 < 0.1)).toBeCloseTo(1 / 3, 1);
    expect(share(({ l2 }) => l2 < 1)).toBeCloseTo(2 / 3, 1);
    expect(share(({ factors }) => factors < 50)).toBeCloseTo(40 / 81, 1);
  });

  test('reach both ends of whole numbers', () => {
    const drawn = randomSettings(parseSpace('als:factors=1..12'), 12, seeded(5));
    expect(drawn.map(({ factors }) => Number(factors)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, k) => k + 1),
    );
  });

  test('are fewer where there are no more', () => {
    expect(randomSettings(parseSpace('als:factors=8|16,l2=1|2'), 20, seeded(1))).toHaveLength(4);
  });

  test('are at least one', () => {
    expect(errorOf(() => randomSettings(space, 0, seeded(1)))).toMatch(/^ParamError: Got 0 random/);
  });
});
