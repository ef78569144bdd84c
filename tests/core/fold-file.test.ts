import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFoldFile, writeFoldFile } from '../../src/core/formats/fold-file';
import { errorOf } from '../fixtures';
import { holds } from './property';
import { anyData, countsOf, withRatings } from './timed';

const encoder = new TextEncoder();
/** Source rows 0 1 2 3; kept in the order 3 2 1 0. */
const four = countsOf([4]);
/** Ids 1, 2 and 3. */
const three = countsOf([2, 1, 1]);

const ratingsIn = (text: string, column?: string, data = four) =>
  readFoldFile('folds.csv', encoder.encode(text), column, data, 'ratings');
const usersIn = (text: string, column?: string) =>
  readFoldFile('groups.csv', encoder.encode(text), column, three, 'users');

describe('a draw is written', () => {
  test('by row of the source file', () => {
    const text = writeFoldFile(four, Uint32Array.of(7, 0, 0, 4294967295), 'ratings');
    expect(text).toBe('row,fold\n0,4294967295\n1,0\n2,0\n3,7\n');
  });

  test('by position where source rows are not known', () => {
    const plain = withRatings(four, {});
    expect(writeFoldFile(plain, Uint32Array.of(7, 0, 0, 1), 'ratings')).toBe(
      'row,fold\n0,7\n1,0\n2,0\n3,1\n',
    );
  });

  test('by id of the user', () => {
    const turned = { ...three, userIds: Uint32Array.of(30, 2, 100) };
    expect(writeFoldFile(turned, Uint32Array.of(0, 1, 2), 'users')).toBe(
      'userId,group\n2,1\n30,0\n100,2\n',
    );
  });

  test.each(['ratings', 'users'] as const)('and read again: numbers of %s', (numbers) => {
    const number = fc.integer({ min: 0, max: 0xffffffff });
    const cases = anyData.chain((data) => {
      const length = numbers === 'users' ? data.ratings.rows : data.ratings.indices.length;
      return fc.tuple(
        fc.constant(data),
        fc.array(number, { minLength: length, maxLength: length }),
      );
    });
    holds(cases, ([data, drawn]) => {
      const draw = Uint32Array.from(drawn);
      const bytes = encoder.encode(writeFoldFile(data, draw, numbers));
      expect(readFoldFile('draw.csv', bytes, undefined, data, numbers)).toEqual(draw);
    });
  });
});

describe('a draw is read', () => {
  const TWO = 'a,row,b\r\n1,3,10\r\n2,0,20\r\n3,1,30\r\n4,2,40';

  test('from the first column but the names, or another', () => {
    expect(ratingsIn(TWO)).toEqual(Uint32Array.of(1, 4, 3, 2));
    expect(ratingsIn(TWO, 'b')).toEqual(Uint32Array.of(10, 40, 30, 20));
    expect(usersIn('userId,cold_group\n2,5\n1,6\n3,7\n')).toEqual(Uint32Array.of(6, 5, 7));
  });

  test('without rows of ratings.csv that were skipped', () => {
    const gaps = withRatings(four, { order: [0, 2, 5, 6] });
    const text = 'row,fold\n0,1\n1,9\n2,2\n3,9\n4,9\n5,3\n6,4\n';
    expect(ratingsIn(text, undefined, gaps)).toEqual(Uint32Array.of(1, 2, 3, 4));
  });

  test.each([
    ['empty', '', 'folds.csv: got nothing of row 3; expected a line for every rating.'],
    [
      'without a header',
      '0,1\n1,0\n',
      'folds.csv, line 1: got the columns 0,1; expected row and one of numbers, such as fold.',
    ],
    [
      'with nothing but names',
      'row\n0\n',
      'folds.csv, line 1: got the columns row; expected row and one of numbers, such as fold.',
    ],
    [
      'with something that is no number',
      'row,fold\n0,1\n1,one\n',
      'folds.csv, line 3: got row "1" and "one"; expected two whole numbers.',
    ],
    [
      'with a number below 0',
      'row,fold\n0,-1\n',
      'folds.csv, line 2: got row "0" and "-1"; expected two whole numbers.',
    ],
    [
      'with too few fields in a line',
      'row,fold\n0\n',
      'folds.csv, line 2: got row "0" and ""; expected two whole numbers.',
    ],
    [
      'with a row that there is not',
      'row,fold\n4,1\n',
      'folds.csv, line 2: got row 4; expected 0 to 3, the rows of ratings.csv.',
    ],
    [
      'with a row twice',
      'row,fold\n0,1\n2,1\n\n0,0\n',
      'folds.csv, line 5: got row 0, which line 2 has numbered; expected each rating once.',
    ],
    [
      'that leaves out a row',
      'row,fold\n3,1\n0,1\n1,1\n',
      'folds.csv: got nothing of row 2; expected a line for every rating.',
    ],
  ])('and refused when it is %s', (_, text, message) => {
    expect(errorOf(() => ratingsIn(text))).toContain(`DataError: ${message}`);
  });

  test('or refused, whatever the bytes', () => {
    const piece = fc.constantFrom('row', 'fold', '0', '1', '2', '3', '4', ',', '\n', '"', '-', 'é');
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      text.map((t) => encoder.encode(t)),
    );
    holds(
      bytes,
      (file) => {
        expect(errorOf(() => readFoldFile('x', file, undefined, four, 'ratings'))).toMatch(
          /^(DataError: x|nothing was thrown)/,
        );
      },
      500,
    );
  });

  test.each([
    ['c', 'row and c.'],
    ['row', 'row and row.'],
  ])('and refused without its column %s', (column, expected) => {
    expect(errorOf(() => ratingsIn(TWO, column))).toBe(
      `DataError: folds.csv, line 1: got the columns a,row,b; expected ${expected}`,
    );
  });

  test('and refused for users when it is about ratings, strangers, or some only', () => {
    expect(errorOf(() => usersIn('row,fold\n0,1\n'))).toContain(
      'groups.csv, line 1: got the columns row,fold; expected userId and one of numbers, such as group.',
    );
    expect(errorOf(() => usersIn('userId,group\n1,1\n9,1\n'))).toContain(
      'groups.csv, line 3: got userId 9; expected the id of somebody who rates in the data.',
    );
    expect(errorOf(() => usersIn('userId,group\n1,1\n3,1\n'))).toContain(
      'groups.csv: got nothing of userId 2; expected a line for every user.',
    );
  });
});
