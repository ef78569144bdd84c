import { outOfFold } from '../blends/out-of-fold';
import {
  columnKinds,
  fitPairs,
  pairFeatures,
  RIDGE_COLUMN,
  type PairFit,
} from '../blends/star-bases';
import type { Dataset } from '../dataset';
import { historyOf, type History } from '../history';
import { boost } from '../trees/boost';
import { addedByColumns, forestValue, type Forest } from '../trees/forest';
import { biases } from './biases';
import { contentRidge } from './content-ridge';
import { itemKnn } from './item-knn';
import {
  copyFit,
  defineModel,
  explained,
  type Explanation,
  type FeatureShare,
  type Model,
  type Step,
  type TermId,
} from './model';
import { stepping, toEnd } from './steps';
import { userKnn } from './user-knn';

const FOLDS = 5;
/** Shares of the time that features, the last fit and trees take, for the progress bar. */
const SHARES = { features: 0.55, fit: 0.05, trees: 0.4 };

export type BoostedFit = {
  readonly pairs: PairFit;
  readonly forest: Forest;
};

/** r̂ = content-ridge + trees over what other models say and what is known of history and film. */
export const boosted = defineModel({
  id: 'boosted',
  label: 'Boosted trees',
  summary: 'Small decision trees that learn where content, similar films and similar people err.',
  paper:
    'Friedman. Greedy function approximation: a gradient boosting machine. Annals of Statistics 29(5), 2001; Ke et al. LightGBM. NIPS 2017; Wolpert. Stacked generalization. Neural Networks 5(2), 1992.',
  version: 1,
  parts: [biases, contentRidge, itemKnn, userKnn],
  params: {
    trees: {
      type: 'number',
      label: 'Trees',
      help: 'At most so many; fewer where a tenth of the ratings, withheld, says that they no longer help.',
      default: 160,
      min: 1,
      max: 1000,
      step: 1,
    },
    leaves: {
      type: 'number',
      label: 'Leaves',
      help: 'Leaves of a tree.',
      default: 20,
      min: 2,
      max: 256,
      step: 1,
    },
    learningRate: {
      type: 'number',
      label: 'Learning rate',
      help: 'η: how much of what a tree has found is believed.',
      default: 0.07,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: as many errors of 0 are added to each leaf.',
      default: 5,
      min: 0,
      max: 1000,
      step: 0.1,
    },
    leastRows: {
      type: 'number',
      label: 'Ratings per leaf',
      help: 'Fewer make no leaf.',
      default: 40,
      min: 1,
      max: 10_000,
      step: 1,
    },
  },

  *fit(data, rules, random): Generator<Step<BoostedFit>, BoostedFit> {
    const at = (before: number, share: number) => ({ done: before + share, total: 1 });

    // 1. What is known of each rating without it.
    const source = {
      fit: (training: Dataset) => fitPairs(training, random),
      features: (fit: PairFit, training: Dataset, user: number, films: Uint32Array) =>
        pairFeatures(fit, training, historyOf(training.ratings, user), films),
      columns: columnKinds(data).length,
    };
    const features = yield* stepping(outOfFold(data, source, FOLDS, random), ({ done, total }) =>
      at(0, (SHARES.features * done) / total),
    );

    // 2. What later predictions start from.
    const pairs = yield* stepping(fitPairs(data, random), ({ done, total }) =>
      at(SHARES.features, (SHARES.fit * done) / total),
    );

    // 3. Trees for what content-ridge leaves.
    const { halfStars } = data.ratings;
    const targets = Float64Array.from(halfStars, (h, k) => {
      const ridge = features[k * source.columns + RIDGE_COLUMN];
      return Number.isNaN(ridge) ? 0 : h / 2 - ridge;
    });
    const growing = boost(features, targets, rules, random);
    for (let next = growing.next(); ; next = growing.next()) {
      if (next.done) return { pairs, forest: next.value };
      const { share, grown } = next.value;
      yield {
        done: share === 1 ? 1 : at(SHARES.features + SHARES.fit, SHARES.trees * share).done,
        total: 1,
        ...(grown && {
          iteration: grown.trees,
          loss: { error: grown.error, withheld: grown.withheld },
          state: () => ({ pairs: copyFit(pairs), forest: grown.forest() }),
        }),
      };
    }
  },

  predict({ pairs, forest }, data, history, films, out) {
    const features = toEnd(pairFeatures(pairs, data, history, films));
    const columns = columnKinds(data).length;
    for (let k = 0; k < films.length; k++) {
      const at = k * columns;
      out[k] = features[at + RIDGE_COLUMN] + forestValue(forest, features, at);
    }
  },

  explain({ pairs, forest }, data, history, film) {
    const start = ridgeApart(pairs, data, history, film);
    const added = addedByKind(pairs, forest, data, history, film);
    const terms = new Map<TermId, number>(start.terms.map(({ id, value }) => [id, value]));
    for (const [kind, value] of added) {
      terms.set(TERM_OF[kind], (terms.get(TERM_OF[kind]) ?? 0) + value);
    }
    const shares = new Map((start.byFeature ?? []).map(({ id, value }) => [id, value]));
    for (const [kind, value] of added) shares.set(kind, (shares.get(kind) ?? 0) + value);
    return {
      ...explained(Object.fromEntries(terms), start.fromRatings),
      byFeature: Array.from(shares, ([id, value]) => ({ id, value })),
    };
  },
});

function ridgeApart(pairs: PairFit, data: Dataset, history: History, film: number): Explanation {
  const ridge: Model = contentRidge;
  const explanation = ridge.explain?.(pairs.contentRidge, data, history, film, 'stars');
  if (!explanation) throw new Error('content-ridge explains itself');
  return explanation;
}

/** What the trees add to a film's stars, by what their questions are about. */
function addedByKind(
  pairs: PairFit,
  forest: Forest,
  data: Dataset,
  history: History,
  film: number,
): Map<FeatureShare['id'], number> {
  const kinds = columnKinds(data);
  const byColumn = new Float64Array(kinds.length);
  const features = toEnd(pairFeatures(pairs, data, history, Uint32Array.of(film)));
  const added = new Map<FeatureShare['id'], number>();
  added.set('mean', addedByColumns(forest, features, 0, byColumn));
  kinds.forEach((kind, column) => added.set(kind, (added.get(kind) ?? 0) + byColumn[column]));
  return added;
}

/** Trees ask about many films and ratings at once, so nothing of theirs comes from a single rating. */
const TERM_OF: Readonly<Record<FeatureShare['id'], TermId>> = {
  mean: 'centring',
  user: 'user',
  film: 'film',
  genres: 'film',
  era: 'film',
  popularity: 'popularity',
  company: 'film',
  similar: 'neighbours',
};
