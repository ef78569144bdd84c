import { expect, test } from 'vitest';
import { seriesOf } from '../../../src/core/recommend/series';

/** How many series films of these titles are, all of one genre or each of its own. */
function countOf(titles: readonly string[], alike = true): number {
  const genres = Uint32Array.from(titles, (_, film) => (alike ? 1 : 1 << film));
  return new Set(seriesOf({ titles, genres })).size;
}

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
  expect(countOf(titles)).toBe(1);
});

test.each([
  ['films of different names', ['Heat', 'Fargo']],
  ['a beginning that is no film', ['The King of Comedy', 'The King of New York']],
  ['a beginning within a word', ['Alien', 'Alienation']],
  ['a short beginning', ['Up', 'Up in the Air']],
  ['names that are numbers', ['2001: A Space Odyssey', '1984', '300']],
])('%s are no series', (_, titles) => {
  expect(countOf(titles)).toBe(titles.length);
});

test.each([
  ['one word', ['Casino', 'Casino Royale'], 2],
  ['one word of a series', ['American: A Story', 'American Beauty', 'American Pie'], 3],
  ['several words', ['Mad Max', 'Mad Max Beyond Thunderdome'], 1],
])('a beginning of %s, of films of other genres', (_, titles, series) => {
  expect(countOf(titles, false)).toBe(series);
});
