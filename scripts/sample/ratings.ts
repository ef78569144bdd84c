import type { SampleFilm } from './films';
import type { Person } from './people';
import type { Dice } from './random';
import { SETTINGS } from './settings';
import { affinities, filmTraits } from './tastes';

/** One simulated rating. */
export interface SampleRating {
  readonly person: number;
  readonly film: SampleFilm;
  /** 0.5 … 5 in steps of a half. */
  readonly stars: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** What is the same for everybody. The arrays hold one entry per film. */
interface Catalogue {
  readonly films: readonly SampleFilm[];
  /** films × AXES, row-major. */
  readonly traits: Float64Array;
  /** Weight with which a film is come across, > 0. */
  readonly popularity: Float64Array;
  /** Stars above or below the mean. */
  readonly quality: Float64Array;
}

/** Until then MovieLens took whole stars only. */
const HALF_STARS_SINCE = Date.UTC(2003, 1, 18) / 1000;

const yearOf = (time: number) => new Date(time * 1000).getUTCFullYear();

/** Weights 1 / (rank + head). The rank is that of fame + 1.3 v, v uniform: fame, with upsets. */
function popularityOf(films: readonly SampleFilm[], dice: Dice): Float64Array {
  const ranking = films
    .map(({ fame }, film) => ({ film, score: fame + 1.3 * dice.uniform() }))
    .sort((a, b) => b.score - a.score);
  const weights = new Float64Array(films.length);
  ranking.forEach(({ film }, rank) => (weights[film] = 1 / (rank + SETTINGS.popularity.head)));
  return weights;
}

function makeCatalogue(films: readonly SampleFilm[], dice: Dice): Catalogue {
  const { stars } = SETTINGS;
  return {
    films,
    traits: filmTraits(films, dice),
    popularity: popularityOf(films, dice),
    quality: Float64Array.from(films, ({ fame }) => stars.film * dice.normal() + stars.fame * fame),
  };
}

/** e^(asinh x) = x + √(1 + x²): positive, rising, and made of exact operations. */
const lift = (x: number) => x + Math.sqrt(1 + x * x);

/** The entry in which a point of the weights' running total falls. */
function draw(weights: Float64Array, point: number): number | undefined {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) {
    sum += weights[k];
    if (point < sum) return k;
  }
  return undefined;
}

/**
 * The films a person rates, in the order in which they come to mind: drawn one by one, without
 * replacement, with weights popularity · lift(selectivity · affinity)³.
 */
function chooseFilms(person: Person, catalogue: Catalogue, liking: Float64Array, dice: Dice) {
  const lastYear = yearOf(person.sessions[person.sessions.length - 1]);
  const weights = catalogue.popularity.map((popularity, film) => {
    const factor = lift(SETTINGS.selectivity * liking[film]);
    return catalogue.films[film].year > lastYear ? 0 : popularity * factor * factor * factor;
  });
  const released = weights.filter((weight) => weight > 0).length;
  const count = Math.min(person.appetite, Math.floor(released * SETTINGS.ratings.shareOfFilms));

  let total = weights.reduce((sum, weight) => sum + weight, 0);
  const chosen: number[] = [];
  while (chosen.length < count) {
    const film = draw(weights, total * dice.uniform());
    if (film === undefined) continue; // rounding left a sliver of the total without an owner
    total -= weights[film];
    weights[film] = 0;
    chosen.push(film);
  }
  return chosen;
}

/** Rounds to the nearest half star, or whole star, within the scale. */
function toScale(stars: number, whole: boolean): number {
  const steps = whole ? 1 : 2;
  return Math.min(5, Math.max(1 / steps, Math.floor(stars * steps + 0.5) / steps));
}

/** One moment per chosen film: in a session after its release, early sessions more often, seconds apart. */
function timesOf(
  person: Person,
  chosen: readonly number[],
  films: readonly SampleFilm[],
  dice: Dice,
) {
  const clocks = [...person.sessions];
  const years = clocks.map(yearOf);
  return chosen.map((film) => {
    const first = years.findIndex((year) => year >= films[film].year);
    const early = dice.uniform();
    const session = first + Math.floor((clocks.length - first) * early * early);
    clocks[session] += 2 + dice.below(20);
    return clocks[session];
  });
}

function ratingsOf(person: Person, catalogue: Catalogue, dice: Dice): readonly SampleRating[] {
  const { films, traits, quality } = catalogue;
  const liking = new Float64Array(films.length);
  affinities(traits, person.tastes, liking);
  const chosen = chooseFilms(person, catalogue, liking, dice);
  const times = timesOf(person, chosen, films, dice);
  const { mean, taste } = SETTINGS.stars;
  return chosen
    .map((film, k) => {
      const whim = person.whim * dice.normal();
      const stars = mean + person.generosity + quality[film] + taste * liking[film] + whim;
      const whole = person.wholeStars || times[k] < HALF_STARS_SINCE;
      return { person: person.id, film: films[film], stars: toScale(stars, whole), time: times[k] };
    })
    .sort((a, b) => a.film.id - b.film.id);
}

/** All ratings, by person, then film. */
export function makeRatings(
  films: readonly SampleFilm[],
  people: readonly Person[],
  dice: Dice,
): readonly SampleRating[] {
  const catalogue = makeCatalogue(films, dice);
  return people.flatMap((person) => ratingsOf(person, catalogue, dice));
}
