import { expect, test } from 'vitest';
import { filterFrom, filterText } from '../../../src/views/map/filter-param';

test.each([{ hidden: [0, 3, 255] }, { from: 2.5, to: 4 }, { from: -1, to: 1.5 }])(
  'the filter %o comes back from the address',
  (filter) => {
    expect(filterFrom(filterText(filter))).toEqual(filter);
  },
);

test.each([undefined, '', 'not', 'not.', 'not.x', '4..2', '..', 'a..b', '3'])(
  'the address %s filters nothing',
  (text) => {
    expect(filterFrom(text)).toBeUndefined();
  },
);

test('no filter is not in the address', () => {
  expect(filterText(undefined)).toBeUndefined();
});
