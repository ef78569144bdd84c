import type { Dataset } from '../dataset';
import { historyOf } from '../history';
import type { Fitted, Model } from '../models/model';
import { permutation, seeded } from '../random';
import { clipStars } from '../stars';

/** Of these users' ratings every fifth is held out, so that a share of 2 % takes one user in ten. */
const PER_USER = 0.2;

/**
 * Ratings to hold out while a model trains, so that its error on ratings it has not seen can be shown: a fifth of the
 * ratings of a few random users, about `share` of all. Few users, as each must be folded in to be scored; and never a
 * film's last rating, so that every rated film has a place in the model.
 * @returns A mask over the positions of `data.ratings`, 1 = held out.
 */
export function holdOutMask({ ratings, byFilm }: Dataset, share: number, seed: number): Uint8Array {
  const mask = new Uint8Array(ratings.indices.length);
  const random = seeded(seed);
  let left = Math.round(share * mask.length);
  const remaining = byFilm.starts.subarray(1).map((end, film) => end - byFilm.starts[film]);
  for (const user of permutation(ratings.rows, random)) {
    if (left <= 0) break;
    const start = ratings.starts[user];
    const order = permutation(ratings.starts[user + 1] - start, random);
    const count = Math.min(left, Math.round(PER_USER * order.length));
    for (const k of order.subarray(0, count)) {
      const film = ratings.indices[start + k];
      if (remaining[film] === 1) continue;
      remaining[film] -= 1;
      mask[start + k] = 1;
      left -= 1;
    }
  }
  return mask;
}

/**
 * Root mean squared error on the held-out ratings.
 * @yields After each user.
 */
export function* heldOutError(
  model: Model,
  fitted: Fitted,
  { data, training, mask }: { data: Dataset; training: Dataset; mask: Uint8Array },
): Generator<void, number> {
  let [sum, count] = [0, 0];
  const { ratings } = data;
  for (let user = 0; user < ratings.rows; user++) {
    const start = ratings.starts[user];
    const all = historyOf(ratings, user);
    const films = all.films.filter((_, k) => mask[start + k]);
    if (films.length === 0) continue;
    const actual = all.halfStars.filter((_, k) => mask[start + k]);
    const predicted = new Float32Array(films.length);
    model.predict?.(fitted, training, historyOf(training.ratings, user), films, predicted);
    for (let k = 0; k < films.length; k++) {
      const miss = clipStars(predicted[k]) - actual[k] / 2;
      sum += miss * miss;
      count += 1;
    }
    yield;
  }
  return Math.sqrt(sum / count);
}
