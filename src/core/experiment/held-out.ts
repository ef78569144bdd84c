import type { Dataset } from '../dataset';
import type { Judging, Mask } from '../evaluation/fold';
import { historyOf } from '../history';
import type { Fitted, Model } from '../models/model';

/** Ratings that a run is put to, user by user; the arrays of films and half stars run side by side. */
export interface HeldOut {
  /** Users with such ratings, ascending, and where each one's begin: one more than there are users. */
  readonly users: Uint32Array;
  readonly starts: Uint32Array;
  readonly films: Uint32Array;
  /** Whole half stars, 1 … 10. */
  readonly halfStars: Uint8Array;
  readonly training: Dataset;
  readonly scale: Judging['scale'];
}

/** What a mask holds out of the data. @param training The data without it. */
export function heldOutOf(
  { ratings: { rows, starts, indices, halfStars } }: Dataset,
  mask: Mask,
  { training, scale }: Pick<HeldOut, 'training' | 'scale'>,
): HeldOut {
  const users: number[] = [];
  const ends = [0];
  let count = 0;
  for (let user = 0; user < rows; user++) {
    const before = count;
    for (let k = starts[user]; k < starts[user + 1]; k++) count += mask[k];
    if (count === before) continue;
    users.push(user);
    ends.push(count);
  }
  return {
    users: Uint32Array.from(users),
    starts: Uint32Array.from(ends),
    films: indices.filter((_, k) => mask[k]),
    halfStars: halfStars.filter((_, k) => mask[k]),
    training,
    scale,
  };
}

/**
 * Predicted stars of the ratings held out, each limited to the scale; NaN where the model predicts none.
 * @yields After each user.
 */
export function* predictedStars(
  model: Pick<Model, 'predict'>,
  fitted: Fitted,
  { users, starts, films, training, scale: [low, high] }: HeldOut,
): Generator<void, Float32Array> {
  const stars = new Float32Array(films.length).fill(NaN);
  if (!model.predict) return stars;
  for (let u = 0; u < users.length; u++) {
    const [from, to] = [starts[u], starts[u + 1]];
    const history = historyOf(training.ratings, users[u]);
    model.predict(fitted, training, history, films.subarray(from, to), stars.subarray(from, to));
    yield;
  }
  return stars.map((value) => Math.min(high, Math.max(low, value)));
}

/** √(Σ e² / n) over the ratings that are predicted; NaN where none is. */
export function rmseOf(predicted: Float32Array, halfStars: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let k = 0; k < predicted.length; k++) {
    if (Number.isNaN(predicted[k])) continue;
    const miss = predicted[k] - halfStars[k] / 2;
    sum += miss * miss;
    count += 1;
  }
  return Math.sqrt(sum / count);
}
