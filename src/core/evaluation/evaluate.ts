import { ratedFilms, type Dataset } from '../dataset';
import { historyOf, type History } from '../history';
import type { Estimate, ListMetric, RatingMetric, UserList } from '../metrics/metric';
import { metrics } from '../metrics/registry';
import { rankFilms, type Fitted, type Model, type Step } from '../models/model';
import { LIKED_HALF_STARS } from '../models/popularity';
import type { ParamValues } from '../params';
import { seeded, type Random } from '../random';
import { clipStars } from '../stars';
import { topK } from '../top-k';

/** Metric values by id, "rmse" or "ndcg@10". */
export type Scores = Readonly<Record<string, Estimate>>;

/** Ties are broken by a draw per film, shared by users and models, this small beside the spread of the scores. */
const TIE_BREAK = 1e-6;
const TIE_SEED = 20_180_926;

/** Fits a model on the training part; yields as the model does. */
export function fitFor(
  model: Model,
  params: ParamValues,
  training: Dataset,
  seed: number,
): Generator<Step, Fitted> {
  return model.fit(training, params, seeded(seed));
}

/** RMSE and the like over the test ratings, by folding in each user's training history; empty for a model without stars. */
export function scoreRatings(
  model: Model,
  fitted: Fitted,
  { data, training, test }: { data: Dataset; training: Dataset; test: Uint8Array },
): Scores {
  if (!model.predict) return {};
  const runs = metrics
    .filter((metric): metric is RatingMetric => metric.of === 'ratings')
    .map((metric) => ({ id: metric.id, run: metric.start() }));

  for (let user = 0; user < data.ratings.rows; user++) {
    const { films, halfStars } = testOf(data, test, user);
    const predicted = new Float32Array(films.length);
    model.predict(fitted, training, historyOf(training.ratings, user), films, predicted);
    for (let k = 0; k < films.length; k++) {
      const clipped = clipStars(predicted[k]);
      for (const { run } of runs) run.add(clipped, halfStars[k] / 2);
    }
  }
  return Object.fromEntries(runs.map(({ id, run }) => [id, run.result()]));
}

/** NDCG and the like: each user's training films are left out, all other rated films are ranked. No sampled negatives. */
export function scoreLists(
  model: Model,
  fitted: Fitted,
  { data, training, test }: { data: Dataset; training: Dataset; test: Uint8Array },
): Scores {
  const candidates = ratedFilms(data);
  const runs = metrics
    .filter((metric): metric is ListMetric => metric.of === 'lists')
    .flatMap((metric) =>
      metric.at.map((at) => ({
        id: `${metric.id}@${at}`,
        run: metric.start(at, candidates.length),
        at,
      })),
    );
  const longest = Math.max(...runs.map(({ at }) => at));
  const ties = tieBreaks(data.films.count, seeded(TIE_SEED));

  for (let user = 0; user < data.ratings.rows; user++) {
    const history = historyOf(training.ratings, user);
    const { films, halfStars } = testOf(data, test, user);
    const relevant = new Set(films.filter((_, k) => halfStars[k] >= LIKED_HALF_STARS));
    const list = listFor(model, fitted, training, history, { candidates, ties, longest });
    for (const { run } of runs) run.add({ films: list, relevant } satisfies UserList);
  }
  return Object.fromEntries(runs.map(({ id, run }) => [id, run.result()]));
}

function listFor(
  model: Model,
  fitted: Fitted,
  training: Dataset,
  history: History,
  { candidates, ties, longest }: { candidates: Uint32Array; ties: Float64Array; longest: number },
): Uint32Array {
  const known = new Set(history.films);
  const films = candidates.filter((film) => !known.has(film));
  const scores = new Float32Array(films.length);
  rankFilms(model, fitted, training, history, films, scores);
  const nudge = TIE_BREAK * deviation(scores);
  const nudged = Float64Array.from(scores, (score, k) => score + (nudge || 1) * ties[films[k]]);
  return topK(nudged, longest).map((at) => films[at]);
}

function testOf({ ratings }: Dataset, test: Uint8Array, user: number): History {
  const { films, halfStars } = historyOf(ratings, user);
  const start = ratings.starts[user];
  return {
    films: films.filter((_, k) => test[start + k]),
    halfStars: halfStars.filter((_, k) => test[start + k]),
  };
}

const tieBreaks = (films: number, random: Random) =>
  Float64Array.from({ length: films }, random.next);

function deviation(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / values.length);
}

/** Mean over folds, with the standard error over folds. */
export function overFolds(folds: readonly Scores[]): Scores {
  if (folds.length === 1) return folds[0];
  return Object.fromEntries(
    Object.keys(folds[0]).map((id) => {
      const values = folds.map((fold) => fold[id].mean);
      const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
      const se = Math.sqrt(squares / (values.length - 1) / values.length);
      return [id, { mean, se }];
    }),
  );
}
