import type { Dataset } from '../../src/core/dataset';
import type { Measurement } from '../../src/core/evaluation/measurement';
import { outcomeFrom, type Outcome } from '../../src/core/evaluation/outcome';
import { askedMetrics } from '../../src/core/metrics/asked';
import type { Random } from '../../src/core/random';

/** A test rating written down: four stars, relevant from four on, not predicted and nowhere, where nothing else is said. */
export interface Tested {
  readonly stars?: number;
  readonly relevant?: boolean;
  readonly predicted?: number;
  readonly place?: number;
}

/** A user's case written down. Test films are numbered from 0; listed ones are predicted no stars unless they are given. */
export interface Person {
  readonly user: number;
  readonly tests?: readonly Tested[];
  readonly list?: readonly number[];
  readonly listStars?: readonly number[];
}

export function outcomeOf(people: readonly Person[]): Outcome {
  return outcomeFrom(
    people.map(({ user, tests = [], list = [], listStars = list.map(() => NaN) }) => ({
      user,
      films: Uint32Array.from(tests, (_, k) => k),
      halfStars: Uint8Array.from(tests, ({ stars = 4 }) => 2 * stars),
      relevant: Uint8Array.from(tests, ({ stars = 4, relevant = stars >= 4 }) => Number(relevant)),
      predicted: Float32Array.from(tests, ({ predicted = NaN }) => predicted),
      places: Float64Array.from(tests, ({ place = Infinity }) => place),
      list: Uint32Array.from(list),
      listStars: Float32Array.from(listStars),
    })),
  );
}

/** What a metric, by its id with or without cut-off and level, makes of some outcomes. */
export function measured(id: string, outcomes: readonly Outcome[], data: Dataset): Measurement {
  const [{ metric, at, stars }] = askedMetrics([id]);
  return metric.measure(outcomes, { data, at, stars });
}

/** People in all kinds of cases: some without test ratings, relevant ones, predictions, places or a list. */
export function randomPeople(users: number, films: number, random: Random): Person[] {
  return Array.from({ length: users }, (_, user) => {
    const tests = Array.from({ length: random.below(8) }, () => ({
      stars: (1 + random.below(10)) / 2,
      predicted: random.next() < 0.1 ? NaN : random.below(36) / 8 + 0.5,
      place: random.next() < 0.1 ? Infinity : random.below(2 * films) / 2,
    }));
    const list = Array.from({ length: films }, (_unused, film) => film).filter(
      () => random.next() < 0.4,
    );
    const listStars = list.map(() => (random.next() < 0.1 ? NaN : 1 + random.below(25) / 8));
    return {
      user,
      tests,
      list: user % 7 === 3 ? [] : list,
      listStars: user % 7 === 3 ? [] : listStars,
    };
  });
}
