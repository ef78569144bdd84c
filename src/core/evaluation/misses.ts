import { without, type Dataset } from '../dataset';
import { historyOf, type History } from '../history';
import type { Model, Fitted } from '../models/model';
import { permutation, type Random } from '../random';
import { lastFrom, type BandTable } from '../recommend/star-band';
import { clipStars } from '../stars';

/** From where on a film's and a history's number of ratings count as the next kind. */
export const FILM_BOUNDS = [0, 3, 10, 30, 100] as const;
export const HISTORY_BOUNDS = [0, 1, 3, 5, 10, 20, 40, 80] as const;

/** Of what remains of a user's ratings at most so many are predicted: those who rated thousands must not decide alone. */
const PREDICTED = 100;

/** rating − prediction in stars, by history and film bound. */
export type Misses = readonly (readonly number[][])[];

export const noMisses = (): Misses => HISTORY_BOUNDS.map(() => FILM_BOUNDS.map((): number[] => []));

/** Users in `count` groups of equal size. */
export function groupsOf(users: number, count: number, random: Random): Uint8Array {
  const groups = new Uint8Array(users);
  permutation(users, random).forEach((user, k) => (groups[user] = k % count));
  return groups;
}

/** The data without any rating of one group's users. */
export function withoutGroup(data: Dataset, groups: Uint8Array, group: number): Dataset {
  const { starts, rows, indices } = data.ratings;
  const mask = new Uint8Array(indices.length);
  for (let user = 0; user < rows; user++) {
    if (groups[user] === group) mask.fill(1, starts[user], starts[user + 1]);
  }
  return without(data, mask);
}

/**
 * Misses for people whom the fit has not seen: each shows as many random ratings as a bound says, of which all others,
 * or 100 random ones, are predicted.
 * @param training What the model was fitted on: nothing of these users.
 */
export function addMisses(
  misses: Misses,
  { model, fitted, training }: { model: Model; fitted: Fitted; training: Dataset },
  histories: Iterable<History>,
  random: Random,
): void {
  const { starts } = training.byFilm;
  for (const all of histories) {
    const order = permutation(all.films.length, random);
    HISTORY_BOUNDS.forEach((shown, row) => {
      const rest = order.subarray(shown, shown + PREDICTED);
      if (rest.length === 0) return;
      const films = Uint32Array.from(rest, (k) => all.films[k]);
      const predicted = new Float32Array(films.length);
      const history = pick(all, order.slice(0, shown).sort());
      model.predict?.(fitted, training, history, films, predicted);
      rest.forEach((k, n) => {
        const column = lastFrom(FILM_BOUNDS, starts[films[n] + 1] - starts[films[n]]);
        misses[row][column].push(all.halfStars[k] / 2 - clipStars(predicted[n]));
      });
    });
  }
}

/** The band that holds four in five misses of each kind. */
export function tableOf(misses: Misses): BandTable {
  const at = (share: number) =>
    misses.map((row) =>
      row.map((cell) => {
        const sorted = Float64Array.from(cell).sort();
        return Number(sorted[Math.round(share * (sorted.length - 1))].toFixed(2));
      }),
    );
  return { films: FILM_BOUNDS, histories: HISTORY_BOUNDS, low: at(0.1), high: at(0.9) };
}

/** Share of the misses that a table's bands hold, per history bound. */
export function heldBy({ low, high }: BandTable, misses: Misses): number[] {
  return misses.map((row, r) => {
    const held = row.map((cell, c) =>
      cell.filter((miss) => miss >= low[r][c] && miss <= high[r][c]),
    );
    const count = (cells: readonly (readonly number[])[]) =>
      cells.reduce((sum, cell) => sum + cell.length, 0);
    return count(held) / count(row);
  });
}

/** Users of one group, as histories. */
export function* historiesOf(data: Dataset, groups: Uint8Array, group: number): Generator<History> {
  for (let user = 0; user < data.ratings.rows; user++) {
    if (groups[user] === group) yield historyOf(data.ratings, user);
  }
}

function pick(all: History, positions: Uint32Array): History {
  return {
    films: Uint32Array.from(positions, (k) => all.films[k]),
    halfStars: Uint8Array.from(positions, (k) => all.halfStars[k]),
  };
}
