import { ratedFilms, type Dataset } from '../dataset';
import { historyOf, type History } from '../history';
import { rankFilms, type Fitted, type Model } from '../models/model';
import { LIKED_HALF_STARS } from '../models/popularity';
import { seeded } from '../random';
import { selectRatings } from '../ratings';
import { topK } from '../top-k';
import type { Judging, Mask, Trial } from './fold';
import { outcomeFrom, type Case, type Outcome } from './outcome';
import { lowerBound, placesAmong } from './places';

/** Ties are broken by a draw per film, shared by users and models, this small beside the spread of the scores. */
const TIE_BREAK = 1e-6;
const TIE_SEED = 20_180_926;

/** A fitted model, with the data that it was fitted on. */
export interface Candidate {
  readonly model: Model;
  readonly fitted: Fitted;
  readonly training: Dataset;
}

/** What is asked of it. */
export interface Wanted {
  /** Predictions for the test ratings. */
  readonly ratings: boolean;
  /** Length of each user's list; 0 for no lists and no places. */
  readonly listLength: number;
}

/** What a trial and its judging need of the data, worked out once. */
interface Setting {
  readonly data: Dataset;
  readonly judging: Judging;
  readonly films: Uint32Array;
  readonly draws: Float64Array;
}

/** Puts a fitted model to a trial. Yields the number of users that are done, after each. */
export function* judge(
  { model, fitted, training }: Candidate,
  data: Dataset,
  trial: Trial,
  judging: Judging,
  { ratings, listLength }: Wanted,
): Generator<number, Outcome> {
  const shown = selectRatings(data.ratings, trial.shown);
  const random = seeded(TIE_SEED);
  const setting: Setting = {
    data,
    judging,
    films: ratedFilms(judging.candidates === 'rated' ? data : training),
    draws: Float64Array.from({ length: data.films.count }, random.next),
  };
  const asked: Asked = {
    stars(history, films) {
      const stars = new Float32Array(films.length).fill(NaN);
      model.predict?.(fitted, training, history, films, stars);
      return stars;
    },
    scores(history, films) {
      const scores = new Float32Array(films.length);
      rankFilms(model, fitted, training, history, films, scores);
      return scores;
    },
  };
  const cases: Case[] = [];
  for (const user of trial.users) {
    const history = historyOf(shown, user);
    const test = testOf(data, trial.test, user, judging);
    const predicted = ratings
      ? limited(asked.stars(history, test.films), judging)
      : new Float32Array(test.films.length).fill(NaN);
    const { list, places } =
      listLength > 0
        ? listed(asked, setting, history, { test: test.films, length: listLength })
        : { list: new Uint32Array(), places: new Float64Array(test.films.length).fill(Infinity) };
    const listStars = limited(asked.stars(history, list), judging);
    cases.push({ user, ...test, predicted, places, list, listStars });
    yield cases.length;
  }
  return outcomeFrom(cases);
}

/** What a model says of any films: unclipped stars, NaN where it predicts none, and ranking scores. */
interface Asked {
  stars(history: History, films: Uint32Array): Float32Array;
  scores(history: History, films: Uint32Array): Float32Array;
}

/** A user's list, and where the test films stand among all that could be on it. */
function listed(
  asked: Asked,
  { judging, films: all, draws }: Setting,
  history: History,
  { test, length }: { readonly test: Uint32Array; readonly length: number },
) {
  const known = new Set(history.films);
  let films = all.filter((film) => !known.has(film));
  if (judging.least > 0) {
    const stars = asked.stars(history, films);
    films = films.filter((_, k) => stars[k] >= judging.least);
  }
  const raw = orderedBy(asked, judging, history, films);
  const nudge = TIE_BREAK * deviation(raw) || 1;
  const drawn = new Float64Array(raw.length);
  for (let k = 0; k < raw.length; k++) drawn[k] = raw[k] + nudge * draws[films[k]];
  const scores = judging.ties === 'drawn' ? drawn : raw;
  return {
    list: topK(drawn, length).map((at) => films[at]),
    places: placesAmong(
      scores,
      Array.from(test, (film) => positionOf(films, film)),
    ),
  };
}

function orderedBy(asked: Asked, judging: Judging, history: History, films: Uint32Array) {
  if (judging.by === 'score') return asked.scores(history, films);
  const stars = asked.stars(history, films);
  return judging.by === 'stars' ? stars : limited(stars, judging);
}

/** A film's position among ascending ones; −1 where it is not there. */
function positionOf(films: Uint32Array, film: number): number {
  const at = lowerBound(films, film);
  return films[at] === film ? at : -1;
}

function testOf({ ratings }: Dataset, test: Mask, user: number, { relevant }: Judging) {
  const { films, halfStars } = historyOf(ratings, user);
  const start = ratings.starts[user];
  const kept = halfStars.filter((_, k) => test[start + k]);
  return {
    films: films.filter((_, k) => test[start + k]),
    halfStars: kept,
    relevant: kept.map((h) => (relevant === 'all' || h >= LIKED_HALF_STARS ? 1 : 0)),
  };
}

const limited = (stars: Float32Array, { scale: [low, high] }: Judging) =>
  stars.map((value) => Math.min(high, Math.max(low, value)));

/** Population standard deviation of the values that are not NaN. */
function deviation(values: Float32Array): number {
  let [count, sum, squares] = [0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) continue;
    count += 1;
    sum += values[k];
  }
  const mean = sum / count;
  for (let k = 0; k < values.length; k++) {
    if (!Number.isNaN(values[k])) squares += (values[k] - mean) ** 2;
  }
  return Math.sqrt(squares / count);
}
