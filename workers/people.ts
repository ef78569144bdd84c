import type { NeighbourFit } from '../src/core/neighbours/neighbour-fit';
import { historyOf } from '../src/core/history';
import { closestVectors, type DistantFilm } from '../src/core/recommend/nearest';
import {
  lovedTogether,
  nearestPeople,
  peopleLevels,
  sharedFilms,
  type SharedFilm,
} from '../src/core/recommend/people';
import { countOf } from '../src/core/ratings';
import type { HistoryMessage, PeopleMessage, UserMessage } from './api';
import { drive } from './driver';
import { vectorsOf, type Open } from './opened';

/** How many people are asked, and at most how many of the films that they loved together are named. */
const NEAREST_PEOPLE = 20;
const LOVED_TOGETHER = 12;
const CLOSEST = 8;
/** The place of a film with fewer ratings is little more than chance. */
const PLACED_FROM = 20;

/** Who rates like a history, and what these people loved that it lacks. */
export async function peopleFor(
  to: Open,
  history: HistoryMessage,
  dismissed: Uint32Array,
): Promise<PeopleMessage> {
  const { data } = to;
  const asked = { count: NEAREST_PEOPLE, unwanted: new Set(dismissed) };
  const near = nearestPeople(data, await levelsOf(to), history, asked);
  const idOf = (user: number) => data.userIds[user];
  return {
    people: near.map(({ user, ...person }) => ({ id: idOf(user), ...person })),
    together: lovedTogether(data, near, LOVED_TOGETHER).map(({ users, ...film }) => ({
      ids: users.map(idOf),
      ...film,
    })),
    of: data.ratings.rows,
  };
}

/** The films that a history shares with a user; undefined where there is no such user. */
export async function sharedWith(
  to: Open,
  history: HistoryMessage,
  id: number,
): Promise<readonly SharedFilm[] | undefined> {
  const user = to.data.userIds.indexOf(id);
  return user < 0 ? undefined : sharedFilms(to.data, await levelsOf(to), history, user);
}

/** What a user of the data set has rated: copies, as a view would cross to the page with all ratings behind it. */
export function userOf({ data }: Open, id: number): UserMessage {
  const { userIds, ratings } = data;
  const user = userIds.indexOf(id);
  const { films, halfStars } = historyOf(ratings, Math.max(0, user));
  return {
    history: user < 0 ? undefined : { films: films.slice(), halfStars: halfStars.slice() },
    users: userIds.length,
    least: userIds.reduce((least, other) => Math.min(least, other), Infinity),
    most: userIds.reduce((most, other) => Math.max(most, other), 0),
  };
}

/** The films of 20 ratings or more that are closest to a film by all factors of the map's model; undefined without one. */
export function closestTo(open: Open, film: number): readonly DistantFilm[] | undefined {
  const { data, candidates } = open;
  const vectors = vectorsOf(open);
  if (!vectors) return undefined;
  const placed = candidates.filter((other) => countOf(data.byFilm, other) >= PLACED_FROM);
  return closestVectors(vectors, placed, film, CLOSEST);
}

/**
 * Worked out when they are first asked for: whoever does not look at people does not wait for it. In slices, as with many
 * ratings it takes seconds; from all ratings, as the star model's own leave out those that are held out.
 */
function levelsOf(to: Open): Promise<NeighbourFit> {
  to.levels ??= drive(peopleLevels(to.data));
  return to.levels;
}
