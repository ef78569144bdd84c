import { careOf, sieveFor } from './filter';
import type { FilterChoice } from './survey';
import type { Subject } from './subject';
import { sumsOf } from './sums';
import type { Tails } from './tail';
import { tailFit } from './tail-fit';

/** How ratings per user and per film fall off. Yields often. */
export function* tailsOf(subject: Subject, filters: FilterChoice): Generator<void, Tails> {
  const sieve = yield* sieveFor(subject, filters);
  const { users } = yield* sumsOf(subject, sieve, careOf(sieve, 'userCounts'));
  const { films } = yield* sumsOf(subject, sieve, careOf(sieve, 'filmCounts'));
  return { users: yield* tailFit(users.counts), films: yield* tailFit(films.counts) };
}
