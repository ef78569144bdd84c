import { meanStars } from '../ratings';
import { defineModel } from './model';

/** r̂ = (Σ r + C μ) / (n + C) over a film's n ratings. */
export const dampedMean = defineModel({
  id: 'damped-mean',
  label: 'Damped mean',
  summary: 'A film’s average, pulled towards everyone’s average while it has few ratings.',
  paper:
    'Cremonesi, Koren, Turrin. Performance of recommender algorithms on top-N tasks. RecSys 2010.',
  version: 1,
  params: {
    damping: {
      type: 'number',
      label: 'Damping',
      help: 'As many average ratings are added to every film.',
      default: 50,
      min: 0,
      max: 1000,
      step: 1,
    },
  },

  // μ where there is nothing at all.
  *fit({ ratings, byFilm: { rows, starts, halfStars } }, { damping }) {
    const mean = meanStars(ratings);
    const stars = new Float32Array(rows).fill(mean);
    for (let film = 0; film < rows; film++) {
      const count = starts[film + 1] - starts[film];
      if (count + damping === 0) continue;
      let sum = damping * mean;
      for (let k = starts[film]; k < starts[film + 1]; k++) sum += halfStars[k] / 2;
      stars[film] = sum / (count + damping);
    }
    yield { done: 1, total: 1, iteration: 1, state: () => ({ mean, stars: stars.slice() }) };
    return { mean, stars };
  },

  predict({ stars }, _data, _history, films, out) {
    for (let k = 0; k < films.length; k++) out[k] = stars[films[k]];
  },

  explain({ mean, stars }, _data, history, film) {
    return {
      total: stars[film],
      terms: [
        { id: 'mean', value: mean },
        { id: 'film', value: stars[film] - mean },
      ],
      fromRatings: new Float64Array(history.films.length),
    };
  },
});
