import { defineModel } from './model';

/** A rating of four stars or more counts as liking a film. */
export const LIKED_HALF_STARS = 8;

/** score = n, the ratings of a film, or those of four stars and more. */
export const popularity = defineModel({
  id: 'popularity',
  label: 'Most popular',
  summary: 'Ranks films by how many people rated or liked them. Every other model must beat it.',
  paper:
    'Cremonesi, Koren, Turrin. Performance of recommender algorithms on top-N tasks. RecSys 2010.',
  version: 1,
  params: {
    count: {
      type: 'choice',
      label: 'Count',
      help: 'All ratings of a film, or only those of four stars and more.',
      default: 'all',
      options: ['all', 'liked'],
    },
  },

  *fit({ byFilm: { rows, starts, halfStars } }, { count }) {
    const least = count === 'liked' ? LIKED_HALF_STARS : 0;
    const counts = new Float32Array(rows);
    for (let film = 0; film < rows; film++) {
      for (let k = starts[film]; k < starts[film + 1]; k++) {
        if (halfStars[k] >= least) counts[film] += 1;
      }
    }
    yield { done: 1, total: 1, iteration: 1, state: () => ({ counts: counts.slice() }) };
    return { counts };
  },

  rank({ counts }, _data, _history, films, out) {
    for (let k = 0; k < films.length; k++) out[k] = counts[films[k]];
  },

  explain({ counts }, _data, history, film) {
    return {
      total: counts[film],
      terms: [{ id: 'popularity', value: counts[film] }],
      fromRatings: new Float64Array(history.films.length),
    };
  },
});
