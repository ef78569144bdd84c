import { mean, type ListMetric } from './metric';

export const recall: ListMetric = {
  id: 'recall',
  label: 'Recall',
  better: 'higher',
  of: 'lists',
  at: [20],
  paper:
    'Cremonesi, Koren, Turrin. Performance of recommender algorithms on top-N tasks. RecSys 2010.',
  start(at) {
    const values = mean();
    return {
      add({ films, relevant }) {
        const hits = films.subarray(0, at).filter((film) => relevant.has(film)).length;
        values.add(hits / relevant.size);
      },
      result: values.result,
    };
  },
};
