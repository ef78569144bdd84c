import type { Dice } from './random';
import { SETTINGS } from './settings';
import { AXES } from './tastes';

/** A simulated person: what they like, how they judge, when they sat down to rate. */
export interface Person {
  /** From 1, as in MovieLens. */
  readonly id: number;
  /** One taste per axis, each of mean 0 and deviation 1. */
  readonly tastes: Float64Array;
  /** How many films they would like to rate. */
  readonly appetite: number;
  /** Added to every rating, in stars. */
  readonly generosity: number;
  /** Standard deviation of what no model can know about a rating, in stars. */
  readonly whim: number;
  readonly wholeStars: boolean;
  /** Seconds since 1970 at which each session begins, ascending. */
  readonly sessions: readonly number[];
}

const DAY = 86_400;
/** MovieLens ml-latest-small covers these dates too. */
const FIRST_JOIN = Date.UTC(1996, 3, 1) / 1000;
const LAST_JOIN = Date.UTC(2018, 7, 1) / 1000;
const END = Date.UTC(2018, 8, 24) / 1000;

/** Positive with a long tail: (1 − v) / (v + tail), v uniform; between 0 and 1 / tail. */
function longTailed(dice: Dice, tail: number) {
  const v = dice.uniform();
  return (1 - v) / (v + tail);
}

/** One session for every 25 films or so, apart by days, weeks, sometimes years. */
function sessionsOf(appetite: number, dice: Dice): readonly number[] {
  const count = 1 + dice.below(1 + appetite / 25);
  const starts = [FIRST_JOIN + dice.below(LAST_JOIN - FIRST_JOIN)];
  for (let k = 1; k < count; k++) {
    const pause = DAY + Math.floor(20 * DAY * longTailed(dice, 0.02));
    const start = starts[k - 1] + pause;
    if (start > END) break;
    starts.push(start);
  }
  return starts;
}

function personOf(id: number, dice: Dice): Person {
  const { ratings, stars } = SETTINGS;
  const [least, most] = stars.whim;
  const tastes = new Float64Array(AXES).map(() => dice.normal());
  const appetite = Math.floor(ratings.least + ratings.size * longTailed(dice, ratings.tail));
  return {
    id,
    tastes,
    appetite,
    generosity: stars.person * dice.normal(),
    whim: least + (most - least) * dice.uniform(),
    wholeStars: dice.uniform() < stars.wholeStarPeople,
    sessions: sessionsOf(appetite, dice),
  };
}

/** The people of the sample, numbered from 1. */
export const makePeople = (dice: Dice): readonly Person[] =>
  Array.from({ length: SETTINGS.people }, (_, k) => personOf(k + 1, dice));
