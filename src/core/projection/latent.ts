import { axisParam, chosenAxes, layOut, placeInPlane, steerInPlane } from './plane';
import { defineProjection, type ProjectionSource } from './projection';

export const latent = defineProjection({
  id: 'latent',
  label: 'Two latent dimensions',
  summary:
    'Two of the numbers that the model keeps for each film, as they are. Films that differ in the others only lie on one another, so near here often means little.',
  reading: {
    near: 'Near means alike in the two dimensions that are drawn, whatever the others say.',
    far: 'Far does mean different in one of the two.',
    gaps: 'Distances can be compared. The dimensions have no name, and a model trained again may turn them.',
  },
  paper:
    'Koren, Bell, Volinsky. Matrix factorization techniques for recommender systems. IEEE Computer 42 (8), 2009, figure 3.',
  version: 1,
  params: {
    across: axisParam('Across', 'Which dimension runs from left to right.', 1),
    up: axisParam('Up', 'Which dimension runs from bottom to top.', 2),
  },

  *project(source, params) {
    const { width } = source.vectors;
    yield { done: 0, total: 1 };
    const origin = { mean: new Float64Array(width), norm: rootMeanSquare(source) };
    const places = layOut(source, origin, chosenAxes(params, width), (k) =>
      Float64Array.from({ length: width }, (_, f) => (f === k - 1 ? 1 : 0)),
    );
    yield { done: 1, total: 1 };
    return places;
  },

  axes({ across, up }) {
    return [`Dimension ${across}`, up > 0 ? `Dimension ${up}` : 'There is no second dimension'];
  },

  place: (places, _source, vector) => placeInPlane(places, vector),
  steer: (places, _source, vector, to) => steerInPlane(places, vector, to),
});

/** Length of the films' vectors, as a root mean square; 0 without films. */
function rootMeanSquare({ vectors: { values, width }, films }: ProjectionSource): number {
  let squares = 0;
  for (const film of films) {
    for (let at = film * width; at < (film + 1) * width; at++) squares += values[at] * values[at];
  }
  return Math.sqrt(squares / Math.max(1, films.length));
}
