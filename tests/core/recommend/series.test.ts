import { expect, test } from 'vitest';
import { seriesOf } from '../../../src/core/recommend/series';

const sameSeries = (...titles: readonly string[]) => new Set(seriesOf({ titles })).size === 1;

test.each([
  ['a number', ['Toy Story', 'Toy Story 2', 'Toy Story 3']],
  ['a Roman number', ['Rocky', 'Rocky II', 'Rocky IV']],
  ['a part', ['Back to the Future', 'Back to the Future Part II']],
  ['a volume', ['Kill Bill: Vol. 1', 'Kill Bill: Vol. 2']],
  [
    'a subtitle',
    ['Star Wars: Episode IV - A New Hope', 'Star Wars: Episode I - The Phantom Menace'],
  ],
  ['“and the”', ['Harry Potter and the Goblet of Fire', 'Harry Potter and the Chamber of Secrets']],
  ['a further word', ['The Matrix', 'The Matrix Reloaded', 'The Matrix Revolutions']],
  ['a number before the subtitle', ['The Terminator', 'Terminator 2: Judgment Day']],
  ['accents and case', ['Amélie', 'AMELIE 2']],
])('%s does not part a series', (_, titles) => {
  expect(sameSeries(...titles)).toBe(true);
});

test.each([
  ['films of different names', ['Heat', 'Fargo']],
  ['a beginning that is no film', ['The King of Comedy', 'The King of New York']],
  ['a beginning within a word', ['Alien', 'Alienation']],
  ['a short beginning', ['Up', 'Up in the Air']],
  ['names that are numbers', ['2001: A Space Odyssey', '1984', '300']],
])('%s are no series', (_, titles) => {
  expect(new Set(seriesOf({ titles })).size).toBe(titles.length);
});
