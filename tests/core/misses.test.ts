import { describe, expect, test } from 'vitest';
import {
  addMisses,
  FILM_BOUNDS,
  groupsOf,
  heldBy,
  historiesOf,
  HISTORY_BOUNDS,
  noMisses,
  tableOf,
  withoutGroup,
} from '../../src/core/evaluation/misses';
import { historyOf } from '../../src/core/history';
import { defineModel } from '../../src/core/models/model';
import { seeded } from '../../src/core/random';
import { checkerboard } from '../fixtures';

const data = checkerboard(20);

test('users are parted into groups of equal size, each user into one', () => {
  const groups = groupsOf(23, 5, seeded(1));
  const sizes = Array.from({ length: 5 }, (_, g) => groups.filter((group) => group === g).length);
  expect(sizes.sort()).toEqual([4, 4, 5, 5, 5]);
});

test('the training data hold every rating of the other groups and none of the group', () => {
  const groups = groupsOf(data.ratings.rows, 4, seeded(1));
  const training = withoutGroup(data, groups, 2);
  for (let user = 0; user < data.ratings.rows; user++) {
    const expected = groups[user] === 2 ? 0 : historyOf(data.ratings, user).films.length;
    expect(historyOf(training.ratings, user).films).toHaveLength(expected);
  }
  expect([...historiesOf(data, groups, 2)]).toHaveLength(groups.filter((g) => g === 2).length);
});

describe('misses', () => {
  /** Predicts as many stars as ratings are shown to it, and notes what it is asked. */
  const asked: { shown: readonly number[]; films: readonly number[] }[] = [];
  const model = defineModel({
    id: 'count',
    label: '',
    summary: '',
    paper: '',
    version: 1,
    params: {},
    *fit() {
      yield { done: 1, total: 1 };
      return {};
    },
    predict(_fitted, _data, history, films, out) {
      asked.push({ shown: [...history.films], films: [...films] });
      out.fill(history.films.length);
    },
  });
  const all = historyOf(data.ratings, 0);
  const misses = noMisses();
  addMisses(misses, { model, fitted: {}, training: data }, [all], seeded(4));

  test('are those of ratings that were not shown, for each number of ratings that is less than all', () => {
    const counts = HISTORY_BOUNDS.filter((n) => n < all.films.length);
    expect(asked.map(({ shown }) => shown.length)).toEqual(counts);
    for (const { shown, films } of asked) {
      expect([...shown, ...films].sort((a, b) => a - b)).toEqual([...all.films]);
      expect(shown).toEqual([...shown].sort((a, b) => a - b));
    }
  });

  test('are rating − clipped prediction, by how often a film is rated', () => {
    const stars = all.halfStars.reduce((sum, h) => sum + h / 2, 0);
    const none = misses[0].flat();
    expect(none.reduce((sum, miss) => sum + miss, 0)).toBeCloseTo(stars - 0.5 * all.films.length);
    const count = data.byFilm.starts[1] - data.byFilm.starts[0];
    const column = FILM_BOUNDS.findLastIndex((bound) => count >= bound);
    expect(misses[0][column].length).toBeGreaterThan(0);
  });
});

test('the band of a kind holds four fifths of its misses', () => {
  const misses = noMisses().map((row, r) =>
    row.map((_, c) => Array.from({ length: 101 }, (__, k) => (k - 50) * 0.01 * (r + c + 1))),
  );
  const table = tableOf(misses);
  expect(table.low[0][0]).toBeCloseTo(-0.4);
  expect(table.high[1][2]).toBeCloseTo(1.6);
  for (const share of heldBy(table, misses)) expect(share).toBeCloseTo(0.8, 1);
});
