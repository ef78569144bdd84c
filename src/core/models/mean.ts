import { meanStars } from '../ratings';
import { defineModel } from './model';

/** r̂ = μ, the constant with the least squared error. */
export const mean = defineModel({
  id: 'mean',
  label: 'Mean',
  summary: 'Predicts the mean of all ratings for everything: what knowing nothing comes to.',
  paper:
    'Koren, Bell, Volinsky. Matrix factorization techniques for recommender systems. IEEE Computer 42(8), 2009.',
  version: 1,
  params: {},

  *fit({ ratings }) {
    const fit = { mean: meanStars(ratings) };
    yield { done: 1, total: 1, iteration: 1, state: () => ({ ...fit }) };
    return fit;
  },

  predict(fit, _data, _history, films, out) {
    out.fill(fit.mean, 0, films.length);
  },

  explain(fit, _data, history) {
    return {
      total: fit.mean,
      terms: [{ id: 'mean', value: fit.mean }],
      fromRatings: new Float64Array(history.films.length),
    };
  },
});
