import { topK } from '../top-k';
import { some } from './counts';
import type { Sieve } from './filter';
import type { Subject } from './subject';
import type { TagChart } from './survey';
import { tally } from './tag-orders';

/**
 * @param care Filters that count, as bits.
 * @param length How many of each are listed.
 */
export function tagChart(
  { data, tagging: { orders } }: Subject,
  sieve: Sieve,
  care: number,
  length: number,
): TagChart {
  const { names } = data.tags;
  const fails = sieve.tags.map((bits) => bits & care);
  const films = tally(orders.filmsOfName, fails);
  const users = tally(orders.usersOfName, fails);
  const namesOfFilm = tally(orders.namesOfFilm, fails);
  const filmsOfUser = tally(orders.filmsOfUser, fails);
  return {
    uses: films.uses.reduce((sum, count) => sum + count, 0),
    names: some(films.uses),
    users: some(filmsOfUser.uses),
    films: some(namesOfFilm.uses),
    mostUsed: most(films.uses, length).map((name) => ({
      tag: names[name],
      uses: films.uses[name],
      films: films.items[name],
      users: users.items[name],
    })),
    mostTagged: most(namesOfFilm.uses, length).map((film) => ({
      film,
      uses: namesOfFilm.uses[film],
      names: namesOfFilm.items[film],
    })),
    taggers: most(filmsOfUser.uses, length).map((user) => ({
      user,
      uses: filmsOfUser.uses[user],
      films: filmsOfUser.items[user],
    })),
  };
}

/** Places of the greatest counts, equal ones in their own order. */
const most = (counts: Uint32Array, length: number): number[] =>
  Array.from(topK(new Float64Array(counts), length)).filter((place) => counts[place] > 0);
