/** A comparison that is ready to run, as the address has it. */
export interface Example {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly says: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The first is what the Lab opens with. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  {
    id: 'first',
    title: 'A first look',
    says: 'Four ways to recommend, from the simplest on: both their stars and their lists.',
    settings: {},
  },
  {
    id: 'stars',
    title: 'Stars: who predicts best?',
    says: 'Every rating is predicted once, by models that have not seen it.',
    settings: {
      models: 'mean,damped-mean,biases,item-knn,als',
      protocol: 'kfold',
      metrics: 'rmse,mae',
    },
  },
  {
    id: 'lists',
    title: 'Lists: who finds what people like?',
    says: 'What is on the list counts, and how much of the catalogue ever gets there.',
    settings: {
      models: 'popularity,als,ease,ials,rp3beta',
      protocol: 'holdout',
      metrics: 'ndcg,recall,coverage,novelty',
    },
  },
  {
    id: 'newcomers',
    title: 'Newcomers',
    says: 'People whom no model has seen show one, three, five and ten ratings.',
    settings: {
      models: 'popularity,ease,cold-start',
      protocol: 'cold',
      groups: '5',
      metrics: 'ndcg,recall',
    },
  },
  {
    id: 'popularity',
    title: 'Is it better than popularity?',
    says: 'The film that each person rated last is hidden: is it on their list of ten?',
    settings: {
      models: 'random,popularity,als,ease',
      protocol: 'loo-last',
      metrics: 'hr,ndcg,coverage',
    },
  },
];

/** What is compared where the address does not say. */
export const USUAL_MODELS = 'biases,als,popularity,ease';
export const USUAL_PROTOCOL = 'holdout';
/** Metrics where the address names neither metrics nor protocol. */
export const USUAL_METRICS = 'rmse,ndcg,coverage';
