import { ratedFilms, type Dataset } from '../dataset';
import { historyOf, type History } from '../history';
import { LIKED_HALF_STARS } from '../models/popularity';
import { seeded } from '../random';
import { selectRatings } from '../ratings';
import { topK } from '../top-k';
import { scoresOf, starsOf, type Contender } from './contender';
import type { Judging, Mask, Trial } from './fold';
import { outcomeFrom, type Case, type Outcome } from './outcome';
import { lowerBound, placesAmong } from './places';

/** Ties are broken by a draw per film, shared by users and models, this small beside the spread of the scores. */
const TIE_BREAK = 1e-6;
const TIE_SEED = 20_180_926;

/** What is asked of a model. */
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

/**
 * Puts a fitted model to a trial; none of its users has a case where the model cannot be judged so. Yields often: the
 * number of users that are done.
 */
export function* judge(
  contender: Contender,
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
    films: ratedFilms(judging.candidates === 'rated' ? data : contender.training),
    draws: Float64Array.from({ length: data.films.count }, random.next),
  };
  const cases: Case[] = [];
  for (const user of canBeJudged(contender, judging) ? trial.users : []) {
    const history = historyOf(shown, user);
    const test = testOf(data, trial.test, user, judging);
    const asking = caseOf(contender, setting, history, test, { ratings, listLength });
    let next = asking.next();
    for (; !next.done; next = asking.next()) yield cases.length;
    cases.push({ user, ...test, ...next.value });
    yield cases.length;
  }
  return outcomeFrom(cases);
}

/** Films cannot be listed by their stars where none are predicted. */
const canBeJudged = ({ model }: Contender, { by, least }: Judging) =>
  model.predict !== undefined || (by === 'score' && least === 0);

/** What a model makes of one user. */
function* caseOf(
  contender: Contender,
  setting: Setting,
  history: History,
  { films }: Pick<Case, 'films'>,
  { ratings, listLength }: Wanted,
): Generator<void, Omit<Case, 'user' | 'films' | 'halfStars' | 'relevant'>> {
  const { judging } = setting;
  const predicted = ratings
    ? limited(yield* starsOf(contender, history, films), judging)
    : new Float32Array(films.length).fill(NaN);
  const { list, places } =
    listLength > 0
      ? yield* listed(contender, setting, history, { test: films, length: listLength })
      : { list: new Uint32Array(), places: new Float64Array(films.length).fill(Infinity) };
  const listStars = limited(yield* starsOf(contender, history, list), judging);
  return { predicted, places, list, listStars };
}

/** A user's list, and where the test films stand among all that could be on it. */
function* listed(
  contender: Contender,
  { judging, films: all, draws }: Setting,
  history: History,
  { test, length }: { readonly test: Uint32Array; readonly length: number },
) {
  const known = new Set(history.films);
  let films = all.filter((film) => !known.has(film));
  if (judging.least > 0) {
    const stars = yield* starsOf(contender, history, films);
    films = films.filter((_, k) => stars[k] >= judging.least);
  }
  const raw = yield* orderedBy(contender, judging, history, films);
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

function* orderedBy(
  contender: Contender,
  judging: Judging,
  history: History,
  films: Uint32Array,
): Generator<void, Float32Array> {
  if (judging.by === 'score') return yield* scoresOf(contender, history, films);
  const stars = yield* starsOf(contender, history, films);
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
