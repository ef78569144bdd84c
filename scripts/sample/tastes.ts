import type { SampleFilm } from './films';
import type { Dice } from './random';
import { SETTINGS } from './settings';

/**
 * What each genre has of each of the axes spectacle, family, romance, darkness, laughter and
 * seriousness. The numbers are opinions; they only have to be plausible and unlike each other.
 */
const GENRE_TRAITS: Readonly<Record<string, readonly number[]>> = {
  Action: [1, -0.1, -0.3, 0.2, 0, -0.5],
  Adventure: [0.8, 0.4, 0, -0.3, 0, -0.2],
  Animation: [0.1, 1, -0.2, -0.2, 0.2, 0],
  Children: [0, 1.2, -0.1, -0.5, 0.2, -0.2],
  Comedy: [-0.3, 0.1, 0.2, -0.5, 1.2, -0.4],
  Crime: [0.1, -0.6, -0.3, 0.8, 0, 0.3],
  Documentary: [-0.8, -0.1, -0.4, 0, -0.2, 1.5],
  Drama: [-0.5, -0.3, 0.3, 0, -0.5, 0.8],
  Fantasy: [0.5, 0.5, 0.2, 0, 0, -0.2],
  'Film-Noir': [-0.4, -0.5, 0.2, 0.9, -0.3, 0.8],
  Horror: [0, -0.7, -0.4, 1.3, 0, -0.3],
  IMAX: [0.7, 0.2, 0, 0, 0, -0.1],
  Musical: [0, 0.6, 0.8, -0.6, 0.3, 0],
  Mystery: [-0.1, -0.4, 0, 0.8, -0.2, 0.4],
  Romance: [-0.4, -0.1, 1.4, -0.4, 0.3, 0.1],
  'Sci-Fi': [0.9, -0.1, -0.3, 0.2, -0.1, 0],
  Thriller: [0.3, -0.6, -0.1, 0.9, -0.4, 0],
  War: [0.3, -0.4, 0, 0.3, -0.4, 0.8],
  Western: [0.5, -0.2, -0.1, 0.2, -0.1, 0.3],
};

/** Six axes from the genres, one from the era, three that no column of the data reveals. */
const FROM_GENRES = 6;
const HIDDEN = 3;

/** Number of axes along which tastes differ. */
export const AXES = FROM_GENRES + 1 + HIDDEN;

/** 1 for the silent era down to −1 for 2010 and after, straight lines through 0 at 1985. */
const age = (year: number) => Math.max(-1, year < 1985 ? (1985 - year) / 45 : (1985 - year) / 25);

function rawTraits({ genres, year }: SampleFilm): readonly number[] {
  const traits = new Array<number>(AXES).fill(0);
  for (const genre of genres) {
    GENRE_TRAITS[genre].forEach((value, axis) => (traits[axis] += value / genres.length));
  }
  traits[FROM_GENRES] = age(year);
  return traits;
}

/** Shifts and scales one axis in place to mean 0 and standard deviation 1 over all films. */
function standardise(traits: Float64Array, axis: number) {
  const films = traits.length / AXES;
  let sum = 0;
  for (let k = axis; k < traits.length; k += AXES) sum += traits[k];
  let squares = 0;
  for (let k = axis; k < traits.length; k += AXES) {
    traits[k] -= sum / films;
    squares += traits[k] * traits[k];
  }
  const scale = 1 / Math.sqrt(squares / films);
  for (let k = axis; k < traits.length; k += AXES) traits[k] *= scale;
}

/** What each film has of each axis: films × AXES, row-major, every axis of mean 0 and deviation 1. */
export function filmTraits(films: readonly SampleFilm[], dice: Dice): Float64Array {
  const traits = Float64Array.from(films.flatMap(rawTraits));
  const known = FROM_GENRES + 1;
  for (let axis = 0; axis < known; axis++) standardise(traits, axis);
  for (let k = 0; k < traits.length; k++) {
    traits[k] += (k % AXES < known ? SETTINGS.individuality : 1) * dice.normal();
  }
  for (let axis = 0; axis < AXES; axis++) standardise(traits, axis);
  return traits;
}

/** Affinity of a person for every film: traits · tastes / √AXES, so of deviation about 1. */
export function affinities(traits: Float64Array, tastes: Float64Array, out: Float64Array) {
  const scale = 1 / Math.sqrt(AXES);
  for (let film = 0; film < out.length; film++) {
    let sum = 0;
    for (let axis = 0; axis < AXES; axis++) sum += traits[film * AXES + axis] * tastes[axis];
    out[film] = sum * scale;
  }
}
