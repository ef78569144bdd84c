import { log2 } from '../exact-math';
import { defineProjection } from './projection';

export const fame = defineProjection({
  id: 'fame',
  label: 'Ratings and mean',
  summary:
    'How many people rated a film, and how well. Near says nothing about what a film is like, and films with the same two numbers lie on one another.',
  reading: {
    near: 'Near means as well known and as well liked. It says nothing of what a film is.',
    far: 'Far means better known, across, or better liked, up; by few people means by chance.',
    gaps: 'Each axis has its own scale: only the numbers on it can be compared.',
  },
  paper: '',
  version: 1,
  params: {},
  uneven: true,

  *project({ films, counts, means }) {
    yield { done: 0, total: 1 };
    const x = new Float32Array(counts.length).fill(NaN);
    const y = new Float32Array(counts.length).fill(NaN);
    for (const film of films) {
      x[film] = log2(Math.max(1, counts[film]));
      y[film] = means[film];
    }
    yield { done: 1, total: 1 };
    return { x, y };
  },

  axes: () => ['Number of ratings, each step twice as many', 'Mean stars'],
});
