import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/core/recommend/check';
import { closerOf, foundText, missingText, verdictText } from '../../src/ui/check';

const check: Check = {
  count: 14,
  miss: 71,
  averageMiss: 84,
  gain: 13,
  low: 2,
  high: 24,
  closer: 'predicted',
  rough: true,
};

describe('what a check says', () => {
  test('names both misses, and that few ratings are rough', () => {
    expect(foundText(check)).toBe(
      'Held back each of your 14 ratings in turn and predicted it. The prediction is typically 0.71 stars off, the film’s average 0.84 (rough).',
    );
    expect(foundText(check, 1)).toMatch(
      /^Held back each of your 14 ratings of films in this data set in turn/,
    );
    expect(foundText({ ...check, count: 200, rough: false })).toMatch(
      /^Held back each of your latest 200 ratings .* average 0\.84\.$/,
    );
  });

  test('names the one that is closer', () => {
    expect(verdictText(check)).toBe(
      'For you, predictions are closer: by 0.13 stars, likely 0.02 to 0.24.',
    );
    expect(
      verdictText({ ...check, miss: 90, gain: -6, low: -11, high: -1, closer: 'average' }),
    ).toBe(
      'For you, the film’s average is closer: by 0.06 stars, likely 0.01 to 0.11. More ratings may change that.',
    );
  });

  test('says who came closer and that it may be chance where it cannot tell', () => {
    expect(verdictText({ ...check, gain: 5, low: -8, high: 18, closer: 'open' })).toBe(
      'Predictions came closer, by 0.05 stars. That may be chance: the likely range goes from 0.08 in favour of the average to 0.18 in favour of predictions.',
    );
    expect(verdictText({ ...check, gain: -5, low: -18, high: 8, closer: 'open' })).toMatch(
      /^The film’s average came closer, by 0\.05 stars\. /,
    );
    expect(verdictText({ ...check, gain: 0, low: -9, high: 9, closer: 'open' })).toMatch(
      /^Both came equally close\. /,
    );
  });

  test('counts what is missing', () => {
    expect(missingText(1)).toMatch(/^1 more rating, and each of yours/);
    expect(missingText(8)).toMatch(/^8 more ratings, and each of yours/);
  });

  test('tells of each rating which was closer', () => {
    const row = { film: 0, given: 400, predicted: 350, average: 320 };
    expect(closerOf(row)).toBe('predicted');
    expect(closerOf({ ...row, average: 410 })).toBe('average');
    expect(closerOf({ ...row, average: 450 })).toBe('both');
  });
});
