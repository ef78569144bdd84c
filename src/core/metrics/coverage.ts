import type { ListMetric } from './metric';

export const coverage: ListMetric = {
  id: 'coverage',
  label: 'Catalogue coverage',
  better: 'higher',
  of: 'lists',
  at: [10],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  // A single number for all lists together, so it has no standard error over users.
  start(at, catalogue) {
    const seen = new Set<number>();
    return {
      add({ films }) {
        for (const film of films.subarray(0, at)) seen.add(film);
      },
      result: () => ({ mean: seen.size / catalogue, se: NaN }),
    };
  },
};
