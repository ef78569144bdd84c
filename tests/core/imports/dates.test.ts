import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs, timeIn } from '../../../src/core/imports/dates';
import { dateReader } from '../../../src/core/imports/services/netflix-dates';
import { holds } from '../property';

test.each([
  ['2014-03-03', Date.UTC(2014, 2, 3)],
  ['2000-02-29', Date.UTC(2000, 1, 29)],
  ['1970-01-01', 0],
  ['2014-03-03T10:20', Date.UTC(2014, 2, 3, 10, 20)],
  ['2014-03-03T10:20:30Z', Date.UTC(2014, 2, 3, 10, 20, 30)],
  ['2014-03-03 10:20:30 UTC', Date.UTC(2014, 2, 3, 10, 20, 30)],
  ['2014-03-03T10:20:30.5Z', Date.UTC(2014, 2, 3, 10, 20, 30, 500)],
  ['2014-03-03T10:20:30.123456Z', Date.UTC(2014, 2, 3, 10, 20, 30, 123)],
  ['2014-03-03T10:20:30+02:00', Date.UTC(2014, 2, 3, 8, 20, 30)],
  ['2014-03-03T10:20:30-0530', Date.UTC(2014, 2, 3, 15, 50, 30)],
  ['+012345-01-01T00:00:00.000Z', Date.UTC(12345, 0, 1)],
  ['Mon Mar  3 00:00:00 2014', Date.UTC(2014, 2, 3)],
  ['Wed Dec 31 23:59:59 2014', Date.UTC(2014, 11, 31, 23, 59, 59)],
])('%s is a moment', (text, at) => {
  expect(timeIn(text)).toBe(at);
});

test.each([
  ...['', ' ', 'soon', '2014', '2014-3-3', '2014-02-30', '2001-02-29', '2014-13-01', '2014-00-10'],
  ...['1969-12-31', '0070-01-01', '1970-01-01T00:00:00+01:00', '2014-03-03T24:00:00Z'],
  ...['2014-03-03T10:60:00Z', '2014-03-03T10:20:30+9900', '2014-03-03x', '+999999-01-01'],
  ...['Mon Foo  3 00:00:00 2014', 'Sat Feb 29 00:00:00 2014', 'Mon anf  3 00:00:00 2014'],
])('"%s" is none', (text) => {
  expect(timeIn(text)).toBeUndefined();
});

test('what a program writes is read to the millisecond', () => {
  holds(fc.integer({ min: 0, max: 8.64e15 }), (at) => {
    expect(timeIn(new Date(at).toISOString())).toBe(at);
  });
});

/** Reads dates of a file that was saved on the last day of June 2021. */
function readerOf(texts: readonly string[]) {
  const reader = dateReader(Date.UTC(2021, 5, 30));
  texts.forEach(reader.add);
  return reader;
}

/** Days of the dates of one file, as 2021-03-14; "?" where there is none. */
function daysOf(...texts: readonly string[]): string[] {
  const reader = readerOf(texts);
  return texts.map((text) => {
    const at = reader.timeOf(text);
    return at === undefined ? '?' : new Date(at).toISOString().slice(0, 10);
  });
}

test.each([
  [
    'American, told by a day after the twelfth',
    ['3/14/21', '3/2/21'],
    ['2021-03-14', '2021-03-02'],
  ],
  ['British, told by a day after the twelfth', ['14/3/21', '2/3/21'], ['2021-03-14', '2021-03-02']],
  [
    'British, told by the order of the rows',
    ['1/3/21', '10/2/21', '8/2/21', '9/1/21'],
    ['2021-03-01', '2021-02-10', '2021-02-08', '2021-01-09'],
  ],
  [
    'American, told by the order of the rows',
    ['3/1/21', '2/10/21', '2/8/21', '1/9/21'],
    ['2021-03-01', '2021-02-10', '2021-02-08', '2021-01-09'],
  ],
  ['American, told by its slashes', ['3/2/21'], ['2021-03-02']],
  ['German, told by its dots', ['3.2.21'], ['2021-02-03']],
  ['with whole years', ['14-03-2021', '02.03.2021'], ['2021-03-14', '2021-03-02']],
  [
    'with the year first',
    ['2021-03-14', '2021/3/2', '2021. 3. 1.'],
    ['2021-03-14', '2021-03-02', '2021-03-01'],
  ],
  [
    'Korean, told by years that were yet to come',
    ['21. 3. 14.', '21. 2. 27.', '20. 12. 31.'],
    ['2021-03-14', '2021-02-27', '2020-12-31'],
  ],
  ['Canadian, told by years without streaming', ['12-05-03'], ['2012-05-03']],
  [
    'damaged in parts',
    ['3/14/21', '31/31/21', '', 'x', '2/30/21'],
    ['2021-03-14', '?', '?', '?', '?'],
  ],
])('a history is %s', (_, texts, days) => {
  expect(daysOf(...texts)).toEqual(days);
});

test.each([
  [['3/14/21', '3/2/21'], undefined],
  [['3/3/21'], undefined],
  [['2021-03-02'], undefined],
  [['x', ''], undefined],
  [['3/2/21'], 'dates such as 3/2/21 were read with the month first'],
  [['3/3/21', '3.2.21', '1.2.21'], 'dates such as 3.2.21 were read with the day first'],
])('of %j what was guessed is said: %s', (texts, guess) => {
  expect(readerOf(texts).guess()).toBe(guess);
});

test('days before 1970 and of no calendar are none', () => {
  expect([dayMs(1969, 12, 31), dayMs(2021, 2, 29), dayMs(2021, 1, 0), dayMs(2021, 0, 1)]).toEqual(
    Array(4).fill(undefined),
  );
});
