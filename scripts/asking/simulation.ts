import { ratedFilms, type Dataset } from '../../src/core/dataset';
import { groupsOf, historiesOf, withoutGroup } from '../../src/core/evaluation/misses';
import { historyFrom, type History } from '../../src/core/history';
import { listGain } from '../../src/core/metrics/ndcg';
import { fitToEnd, rankFilms } from '../../src/core/models/model';
import { LIKED_HALF_STARS } from '../../src/core/models/popularity';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { permutation, seeded } from '../../src/core/random';
import { countOf } from '../../src/core/ratings';
import { chooseOnboarding } from '../../src/core/recommend/onboarding';
import type { FittedModel } from '../../src/core/recommend/picks';
import { chooseQuestions } from '../../src/core/recommend/questions';
import { topK } from '../../src/core/top-k';

/** A fifth of the people at a time are strangers to the models. */
export const GROUPS = 5;
export const SEED = 2024;
/** The groups that the choice of films was tuned on, and those that are reported. */
export const TUNED_ON = [0, 1];
export const REPORTED = [2, 3, 4];

/** Share of somebody's ratings that nobody may ask for: the test. */
const TEST_SHARE = 0.3;
export const ANSWERS = 20;
/** Once so many films have been shown, every order goes on by number of ratings. */
const PATIENCE = 200;
const LIST = 10;

/** In which order films are asked about. */
export const ORDERS = ['popular', 'random', 'spread', 'adaptive'] as const;
export type Order = (typeof ORDERS)[number];

/** What one order comes to for one person after 1 … 20 answers. */
export interface Course {
  readonly ndcg: readonly number[];
  /** Films shown until then. */
  readonly shown: readonly number[];
}

export type Person = Readonly<Record<Order, Course>>;

interface Stage {
  readonly ranking: FittedModel;
  /** All rated films, the most rated first. */
  readonly byFame: Uint32Array;
  /** The first questions to anybody, for as long as they last. */
  readonly spread: Uint32Array;
}

/** Whom to ask, what they would answer, and what they like among the rest. */
interface Subject {
  readonly answers: ReadonlyMap<number, number>;
  readonly liked: ReadonlySet<number>;
  readonly seed: number;
}

/** A film to ask about next; undefined where there is none left. */
type Ask = (
  answered: History,
  notSeen: readonly number[],
  shown: ReadonlySet<number>,
) => number | undefined;

/** Asks everybody of some groups in every order. @param most People per group at most. */
export function* simulate(
  data: Dataset,
  groups: readonly number[],
  most = Infinity,
): Generator<Person> {
  const members = groupsOf(data.ratings.rows, GROUPS, seeded(SEED));
  for (const group of groups) {
    const training = withoutGroup(data, members, group);
    const stage = stageFor(training);
    const known = new Set(stage.byFame);
    const random = seeded(SEED + group);
    let people = 0;
    for (const all of historiesOf(data, members, group)) {
      const subject = subjectFrom(all, known, random.below(2 ** 31));
      if (subject.answers.size < ANSWERS || subject.liked.size === 0) continue;
      if (++people > most) break;
      const courses = ORDERS.map((order) => [order, courseOf(stage, order, subject)] as const);
      yield Object.fromEntries(courses) as Person; // one for each order
    }
  }
}

function stageFor(training: Dataset): Stage {
  const model = modelNamed('for-you');
  const fit = model.fit(training, resolveParams(model.params, {}), seeded(1));
  const films = ratedFilms(training);
  const counts = Float64Array.from(films, (film) => countOf(training.byFilm, film));
  return {
    ranking: { model, fitted: fitToEnd(fit), data: training },
    byFame: topK(counts, films.length).map((at) => films[at]),
    spread: chooseOnboarding(training, PATIENCE, new Set()),
  };
}

function subjectFrom(all: History, known: ReadonlySet<number>, seed: number): Subject {
  const order = permutation(all.films.length, seeded(seed));
  const test = Math.round(TEST_SHARE * order.length);
  const ratings = Array.from(order, (k) => [all.films[k], all.halfStars[k]] as const);
  const kept = (from: number, to: number) =>
    ratings.slice(from, to).filter(([film]) => known.has(film));
  const liked = kept(0, test).filter(([, halfStars]) => halfStars >= LIKED_HALF_STARS);
  return {
    answers: new Map(kept(test, order.length)),
    liked: new Set(liked.map(([film]) => film)),
    seed,
  };
}

/** Shows film after film; only those that somebody has rated are answered. */
function courseOf(stage: Stage, order: Order, { answers, liked, seed }: Subject): Course {
  const ask = askerFor(stage, order, seed);
  const fallback = inOrder(stage.byFame);
  const shown = new Set<number>();
  const notSeen: number[] = [];
  const given: { film: number; halfStars: number }[] = [];
  const course = { ndcg: [] as number[], shown: [] as number[] };
  let history = historyFrom(given);
  while (given.length < ANSWERS) {
    const patient = shown.size < PATIENCE || order === 'random';
    const wanted = patient ? ask(history, notSeen, shown) : undefined;
    const film = wanted ?? fallback(history, notSeen, shown);
    if (film === undefined) throw new Error('Everything has been shown.');
    shown.add(film);
    const halfStars = answers.get(film);
    if (halfStars === undefined) {
      notSeen.push(film);
      continue;
    }
    given.push({ film, halfStars });
    history = historyFrom(given);
    course.ndcg.push(gainOf(stage, history, liked));
    course.shown.push(shown.size);
  }
  return course;
}

function askerFor({ ranking, byFame, spread }: Stage, order: Order, seed: number): Ask {
  switch (order) {
    case 'popular':
      return inOrder(byFame);
    case 'random':
      return inOrder(permutation(byFame.length, seeded(seed + 1)).map((at) => byFame[at]));
    case 'spread':
      return inOrder(Uint32Array.of(...spread, ...byFame));
    case 'adaptive':
      return (history, notSeen, shown) => {
        const asked = { history, notSeen: Uint32Array.from(notSeen), passed: shown };
        const [question] = chooseQuestions(ranking, asked, { count: 1, likeness: () => 0 });
        return question?.film;
      };
  }
}

/** One film after the other, those shown left out. */
function inOrder(films: Uint32Array): Ask {
  let next = 0;
  return (_history, _notSeen, shown) => {
    while (shown.has(films[next])) next += 1;
    return films[next];
  };
}

/** NDCG@10 of the picks: all films but the answered may be picked. */
function gainOf(
  { ranking: { model, fitted, data }, byFame }: Stage,
  history: History,
  relevant: ReadonlySet<number>,
): number {
  const films = byFame.filter((film) => !history.films.includes(film));
  const scores = new Float32Array(films.length);
  rankFilms(model, fitted, data, history, films, scores);
  const list = topK(scores, LIST).map((at) => films[at]);
  return listGain(list, relevant, LIST);
}
