import { ratedFilms, type Dataset } from '../../src/core/dataset';
import { groupsOf, historiesOf, withoutGroup } from '../../src/core/evaluation/misses';
import { standardError } from '../../src/core/evaluation/measurement';
import { historyFrom, type History } from '../../src/core/history';
import { listGain } from '../../src/core/metrics/ndcg';
import { fitToEnd, rankFilms } from '../../src/core/models/model';
import { LIKED_HALF_STARS } from '../../src/core/models/popularity';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { permutation, seeded } from '../../src/core/random';
import { topK } from '../../src/core/top-k';

/** Two of five groups of people are strangers to the models, one group at a time. */
const [GROUPS, ASKED] = [5, 2];
const SEED = 77;
/** Ratings of a stranger that are shown, and that must be left. */
const [SHOWN, LEFT] = [10, 5];
const LIST = 10;

/**
 * What a model shows to people whom it has not seen, by ten random ratings of each: whether they like it (NDCG@10 over
 * their other ratings), and how much the lists differ. One line of text.
 */
export function strangersLine(data: Dataset, id: string): string {
  const model = modelNamed(id);
  const groups = groupsOf(data.ratings.rows, GROUPS, seeded(SEED));
  const films = ratedFilms(data);
  const gains: number[] = [];
  const shown = new Map<number, number>();
  for (let group = 0; group < ASKED; group++) {
    const training = withoutGroup(data, groups, group);
    const fitted = fitToEnd(model.fit(training, resolveParams(model.params, {}), seeded(1)));
    const random = seeded(5);
    for (const all of historiesOf(data, groups, group)) {
      const { history, relevant } = reveal(all, permutation(all.films.length, random));
      if (relevant.size === 0 || all.films.length < SHOWN + LEFT) continue;
      const candidates = films.filter((film) => !history.films.includes(film));
      const scores = new Float32Array(candidates.length);
      rankFilms(model, fitted, training, history, candidates, scores);
      const list = Uint32Array.from(topK(scores, LIST), (at) => candidates[at]);
      gains.push(listGain(list, relevant, LIST));
      for (const film of list) shown.set(film, (shown.get(film) ?? 0) + 1);
    }
  }
  const people = gains.length;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / people;
  const se = standardError(Float64Array.from(gains));
  const most = Math.max(...shown.values()) / people;
  return `${id}: NDCG@10 ${mean.toFixed(3)} ± ${se.toFixed(3)}, ${shown.size} different films in the lists of ${people} people, the one shown most in ${(100 * most).toFixed(0)} % of them`;
}

/** The first ratings of a shuffled history, and what is liked among the others. */
function reveal(all: History, order: Uint32Array): { history: History; relevant: Set<number> } {
  const rating = (k: number) => ({ film: all.films[k], halfStars: all.halfStars[k] });
  const rest = Array.from(order.subarray(SHOWN), rating);
  const liked = rest.filter(({ halfStars }) => halfStars >= LIKED_HALF_STARS);
  return {
    history: historyFrom(Array.from(order.subarray(0, SHOWN), rating)),
    relevant: new Set(liked.map(({ film }) => film)),
  };
}
