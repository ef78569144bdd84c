import { allPrincipalAxes } from './pca';
import { axisParam, chosenAxes, layOut, placeInPlane, steerInPlane } from './plane';
import type { PlanePlaces } from './plane';
import { defineProjection } from './projection';

/** Also with the share of the films' variance that lies along each axis, 0 … 1, length width. */
type PrincipalPlaces = PlanePlaces & { readonly explained: Float64Array };

export const principal = defineProjection({
  id: 'pca',
  label: 'Principal axes',
  summary:
    'The flat view along which films differ most, like a shadow cast from the best side. Far apart here is far apart in truth; near here may still be far in a direction that the view does not show.',
  reading: {
    near: 'Near can mean alike, or only alike in two of the model’s dimensions: all others are flattened.',
    far: 'Far does mean different: no distance here is longer than the true one.',
    gaps: 'Distances can be compared with each other. Direction and size are those of the widest differences.',
  },
  paper:
    'Pearson. On lines and planes of closest fit to systems of points in space. Philosophical Magazine 2 (11), 1901.',
  version: 1,
  params: {
    across: axisParam('Across', 'Which axis runs from left to right; 1 is the widest.', 1),
    up: axisParam('Up', 'Which axis runs from bottom to top.', 2),
  },

  *project(source, params) {
    const { values, width } = source.vectors;
    yield { done: 0, total: 1 };
    const pca = allPrincipalAxes(values, width, source.films);
    const places: PrincipalPlaces = {
      ...layOut(source, pca, chosenAxes(params, width), (k) =>
        pca.axes.subarray((k - 1) * width, k * width),
      ),
      explained: pca.explained,
    };
    yield { done: 1, total: 1 };
    return places;
  },

  axes({ across, up, explained }) {
    const share = (axis: number) => Math.round(100 * (explained[axis - 1] ?? 0));
    const text = (axis: number) =>
      axis > 0 ? `Axis ${axis}: ${share(axis)} % of how films differ` : 'There is no second axis';
    return [text(across), text(up)];
  },

  place: (places, _source, vector) => placeInPlane(places, vector),
  steer: (places, _source, vector, to) => steerInPlane(places, vector, to),
});
