/** The numbers the generator was tuned by, in one place; sample.ts says where each enters. */
export const SETTINGS = {
  seed: 20180926,
  people: 600,
  /** Ratings per person: least + size · (1 − v) / (v + tail), v uniform: many small, a few very large. */
  ratings: { least: 20, size: 46, tail: 0.056, shareOfFilms: 0.8 },
  /** Weight of the film at popularity rank k, from 0: 1 / (k + head). */
  popularity: { head: 30 },
  /** How much of a film is its own and not its genres' and its era's, per axis of standard deviation 1. */
  individuality: 0.4,
  /** How strongly taste decides what is watched. */
  selectivity: 0.33,
  stars: {
    mean: 2.95,
    /** Standard deviation over people of their generosity, in stars. */
    person: 0.38,
    /** Standard deviation over films of their quality, in stars; fame adds to it. */
    film: 0.4,
    fame: 0.15,
    /** Stars per unit of affinity, which has standard deviation 1 over all films. */
    taste: 0.66,
    /** Smallest and largest standard deviation of a person's whims, in stars. */
    whim: [0.55, 0.9],
    /** Share of the people who never give half stars. */
    wholeStarPeople: 0.12,
  },
  tags: { people: 60, most: 10 },
} as const;
