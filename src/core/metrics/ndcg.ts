import { log2 } from '../exact-math';
import { mean, type ListMetric } from './metric';

export const ndcg: ListMetric = {
  id: 'ndcg',
  label: 'NDCG',
  better: 'higher',
  of: 'lists',
  at: [10],
  paper:
    'Järvelin, Kekäläinen. Cumulated gain-based evaluation of IR techniques. TOIS 20(4), 2002.',

  // Σ_{p ≤ N} hit_p / log₂(p + 1), over the same sum for a list that starts with all that is relevant.
  start(at) {
    const gains = Float64Array.from({ length: at }, (_, p) => 1 / log2(p + 2));
    const values = mean();
    return {
      add({ films, relevant }) {
        let [gain, ideal] = [0, 0];
        for (let p = 0; p < at; p++) {
          if (p < films.length && relevant.has(films[p])) gain += gains[p];
          if (p < relevant.size) ideal += gains[p];
        }
        values.add(gain / ideal);
      },
      result: values.result,
    };
  },
};
