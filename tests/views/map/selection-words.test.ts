import { describe, expect, test } from 'vitest';
import { factsOf, termFacts } from '../../../src/views/map/selection-words';

const facts = {
  films: 17,
  mean: 3.42,
  predicted: 3.78,
  yours: 4.25,
  rated: 2,
  ratings: 1027.5,
  years: { first: 1933, last: 2014, median: 1997 },
  byDecade: [],
  byPrediction: [],
};

describe('what is said of a selection', () => {
  test('is one fact a line', () => {
    expect(factsOf(facts).map(({ term, detail }) => `${term}: ${detail}`)).toEqual([
      'Predicted for you, mean: 3.8',
      'Everyone’s rating, mean: 3.4',
      'Ratings of the middle film: 1,027.5',
      'Years: 1933 to 2014, half by 1997',
      'Rated by you: 2 films, mean 4.3',
    ]);
  });

  test('leaves out what is unknown', () => {
    const { years, ...rest } = facts;
    expect(years.first).toBe(1933);
    const unknown = { ...rest, mean: NaN, predicted: NaN, ratings: NaN, yours: NaN, rated: 0 };
    expect(factsOf(unknown)).toEqual([{ term: 'Rated by you', detail: 'none' }]);
    const oneYear = factsOf({ ...facts, years: { first: 1999, last: 1999, median: 1999 } });
    expect(oneYear[3].detail).toBe('1999');
  });

  test('gives both shares of what it has more of', () => {
    const terms = [
      { text: 'time travel', kind: 'tag', share: 0.24, usual: 0.004, lift: 60, z: 9 } as const,
      { text: 'Horror', kind: 'genre', share: 0.625, usual: 0.1, lift: 6.25, z: 8 } as const,
    ];
    expect(termFacts(terms)).toEqual([
      { term: 'Time travel', detail: '24 %, under 1 % of all' },
      { term: 'Horror', detail: '63 %, 10 % of all' },
    ]);
  });
});
