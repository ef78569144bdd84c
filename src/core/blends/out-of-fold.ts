import { without, type Dataset } from '../dataset';
import type { Step } from '../models/model';
import { stepping } from '../models/steps';
import { permutation, type Random } from '../random';

/** Share of the time that fitting takes, for the progress bar. */
const FITTING = 0.3;

/** How features are made of what a fit says to its users of films that they have not rated in it. */
export interface FeatureSource<F> {
  readonly fit: (training: Dataset) => Generator<Step<never>, F>;
  /** Of a user, by number, with each of the films: films × columns, row-major. Yields every few milliseconds. */
  readonly features: (
    fit: F,
    training: Dataset,
    user: number,
    films: Uint32Array,
  ) => Generator<void, Float32Array>;
  readonly columns: number;
}

/**
 * Features of every rating, none of which has seen it: the ratings are parted at random into folds, and those of a
 * fold are asked of a fit on, and of histories from, the other folds (Wolpert. Stacked generalization. Neural Networks
 * 5(2), 1992).
 *
 * @yields Steps of 1 in all.
 * @returns Ratings × columns, row-major; NaN for all of them where there are fewer ratings than folds.
 */
export function* outOfFold<F>(
  data: Dataset,
  source: FeatureSource<F>,
  folds: number,
  random: Random,
): Generator<Step<never>, Float32Array> {
  const { ratings } = data;
  const count = ratings.indices.length;
  const features = new Float32Array(count * source.columns);
  if (count < folds) return features.fill(NaN);
  const foldOf = new Uint8Array(count);
  permutation(count, random).forEach((position, k) => (foldOf[position] = k % folds));
  for (let fold = 0; fold < folds; fold++) {
    const asked = foldOf.map((f) => (f === fold ? 1 : 0));
    const writing = oneFold(data, asked, source, features);
    yield* stepping(writing, (share) => ({ done: (fold + share) / folds, total: 1 }));
  }
  return features;
}

/** Writes the features of the ratings that the mask names; yields the share that is done. */
function* oneFold<F>(
  data: Dataset,
  asked: Uint8Array,
  { fit, features, columns }: FeatureSource<F>,
  out: Float32Array,
): Generator<number, void> {
  const { rows, starts, indices } = data.ratings;
  const training = without(data, asked);
  const fitting = fit(training);
  let next = fitting.next();
  for (; !next.done; next = fitting.next()) {
    yield (FITTING * next.value.done) / next.value.total;
  }
  for (let user = 0; user < rows; user++) {
    const places = placesOf(asked, starts[user], starts[user + 1]);
    const films = Uint32Array.from(places, (k) => indices[k]);
    const writing = features(next.value, training, user, films);
    const share = FITTING + ((1 - FITTING) * starts[user]) / indices.length;
    let written = writing.next();
    for (; !written.done; written = writing.next()) yield share;
    const rowsOfUser = written.value;
    places.forEach((k, n) => {
      out.set(rowsOfUser.subarray(n * columns, (n + 1) * columns), k * columns);
    });
    yield share;
  }
}

/** The positions from … to − 1 that a mask names. */
function placesOf(mask: Uint8Array, from: number, to: number): Uint32Array {
  const places = Uint32Array.from({ length: to - from }, (_, k) => from + k);
  return places.filter((k) => mask[k] === 1);
}
