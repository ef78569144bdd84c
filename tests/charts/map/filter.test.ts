import { describe, expect, it } from 'vitest';
import type { Categories, Ramp } from '../../../src/charts/map/colours';
import { OTHER, filterOf, onlyOne, toggled } from '../../../src/charts/map/filter';

const genres: Categories = {
  by: 'category',
  name: 'Genre',
  names: ['Drama', 'Comedy'],
  values: Uint8Array.of(0, 1, OTHER, 7),
};
const stars: Ramp = {
  by: 'ramp',
  name: 'Stars',
  values: Float32Array.of(1, 2.5, 3, 4, 9, NaN),
  range: [2, 4],
  ticks: [],
};

const passing = (...[colour, filter]: Parameters<typeof filterOf>) => {
  const passes = filterOf(colour, filter);
  return [...colour.values.keys()].filter((film) => passes?.(film) ?? true);
};

describe('a filter', () => {
  it('hides categories, and what belongs to none of those shown as other', () => {
    expect(passing(genres, { hidden: [1] })).toEqual([0, 2, 3]);
    expect(passing(genres, { hidden: [OTHER] })).toEqual([0, 1]);
  });

  it('keeps a part of a ramp, both ends included, and leaves out what is unknown', () => {
    expect(passing(stars, { from: 2.5, to: 3 })).toEqual([1, 2]);
  });

  it('takes in what lies beyond an end of the ramp that it reaches', () => {
    expect(passing(stars, { from: 2, to: 3 })).toEqual([0, 1, 2]);
    expect(passing(stars, { from: 3, to: 4 })).toEqual([2, 3, 4]);
  });

  it('leaves nothing out where there is none, or one of another colouring', () => {
    expect(passing(stars, undefined)).toHaveLength(6);
    expect(passing(stars, { hidden: [0] })).toHaveLength(6);
    expect(passing(genres, { from: 0, to: 0 })).toHaveLength(4);
  });
});

describe('an entry of the legend', () => {
  it('hides, and shows again', () => {
    const one = toggled(undefined, 3);
    expect(one).toEqual({ hidden: [3] });
    expect(toggled(one, 1)).toEqual({ hidden: [1, 3] });
    expect(toggled(one, 3)).toBeUndefined();
  });

  it('stands alone, and then gives way to all', () => {
    const alone = onlyOne({ hidden: [0] }, 1, [0, 1, 2, OTHER]);
    expect(alone).toEqual({ hidden: [0, 2, OTHER] });
    expect(onlyOne(alone, 1, [0, 1, 2, OTHER])).toBeUndefined();
    expect(onlyOne(undefined, 1, [1])).toBeUndefined();
  });
});
