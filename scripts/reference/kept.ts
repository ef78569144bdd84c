import { mixStars } from '../../src/core/blends/star-blend';
import type { Dataset } from '../../src/core/dataset';
import type { Judging, Trial } from '../../src/core/evaluation/fold';
import type { Wanted } from '../../src/core/evaluation/judge';
import { historyOf, userWith } from '../../src/core/history';
import { defineModel, type Fitted, type Model } from '../../src/core/models/model';
import { ratedFilms } from '../../src/core/dataset';
import { selectRatings } from '../../src/core/ratings';

/** Unclipped predicted stars, users × films, row-major; NaN where nothing was asked. */
export type Kept = Float32Array;

/** One of several kept tables, and what it counts in a mix. */
export interface KeptPart {
  readonly table: number;
  readonly weight: number;
}

/** Films that a trial's judging can ask about, by user. */
export function filmsAsked(
  data: Dataset,
  training: Dataset,
  { shown, test }: Trial,
  { candidates }: Judging,
  { listLength }: Wanted,
): (user: number) => Uint32Array {
  if (listLength === 0) {
    const tests = selectRatings(data.ratings, test);
    return (user) => historyOf(tests, user).films;
  }
  const all = ratedFilms(candidates === 'rated' ? data : training);
  const histories = selectRatings(data.ratings, shown);
  return (user) => {
    const known = new Set(historyOf(histories, user).films);
    return all.filter((film) => !known.has(film));
  };
}

/** Writes a fitted model's stars for the asked films of each of the trial's users. Yields the share that is done. */
export function* keepStars(
  { model, fitted, training }: { model: Model; fitted: Fitted; training: Dataset },
  users: Uint32Array,
  filmsOf: (user: number) => Uint32Array,
  out: Kept,
): Generator<number, void> {
  const width = training.films.count;
  out.fill(NaN);
  let done = 0;
  for (const user of users) {
    const films = filmsOf(user);
    const stars = new Float32Array(films.length).fill(NaN);
    model.predict?.(fitted, training, historyOf(training.ratings, user), films, stars);
    films.forEach((film, k) => (out[user * width + film] = stars[k]));
    yield ++done / users.length;
  }
}

/** Predicts what is kept, for users of the data who are recognised by their history. */
const keptStars = defineModel({
  id: 'kept',
  label: 'Kept',
  summary: 'Stars that were predicted before.',
  paper: '',
  version: 1,
  foldsIn: () => false,
  params: {},
  fit(): Generator<never, { stars: Kept }> {
    throw new Error('what is kept is not fitted');
  },
  predict({ stars }, data, history, films, out) {
    const user = userWith(data.ratings, history);
    const start = (user ?? 0) * data.films.count;
    for (let k = 0; k < films.length; k++) {
      out[k] = user === undefined ? NaN : stars[start + films[k]];
    }
  },
});

/** r̂ = 3.5 + Σ w (r̂_m − 3.5) over kept tables: the model `hybrid`, without fitting its parts anew. */
export function keptMix(tables: readonly Kept[], parts: readonly KeptPart[]): Model {
  const ingredients = parts.map(({ table, weight }) => ({
    weight,
    model: keptStars,
    fitted: { stars: tables[table] },
  }));
  return {
    ...keptStars,
    predict(_fitted, data, history, films, out) {
      mixStars(ingredients, data, history, films, out);
    },
  };
}
