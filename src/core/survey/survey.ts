/** From a least to a greatest value, both included unless said otherwise. */
export type Range = readonly [from: number, to: number];

/**
 * Which ratings are looked at: those that pass every filter that is there. Means and counts of people and films are those of
 * the whole data set, whatever else is filtered.
 */
export interface FilterChoice {
  /** Stars given, ½ … 5. */
  readonly stars?: Range;
  /** Places in the vocabulary of genres, which a film needs one of; the vocabulary's length stands for films without any. */
  readonly genres?: readonly number[];
  /** Years of release; a film of an unknown year does not pass. */
  readonly years?: Range;
  /** When it was rated, in months since January 1970, UTC; a rating of an unknown time does not pass. */
  readonly months?: Range;
  /** Mean stars that a person gives, or a film gets: the end is included only where it is 5. */
  readonly userMeans?: Range;
  readonly filmMeans?: Range;
  /** How many ratings a person gave, or a film got. */
  readonly userCounts?: Range;
  readonly filmCounts?: Range;
}

export type FilterName = keyof FilterChoice;

export interface SurveyQuestion {
  readonly filters: FilterChoice;
  /** Equal bins from ½ to 5 stars in the histograms of means. */
  readonly bins: number;
  /** Films with fewer ratings have no place in the histogram of films' means. */
  readonly least: number;
  readonly lists: ListChoice;
}

/** How films are listed. */
export interface ListChoice {
  /** Ratings at the mean of all that are added to each film's own before its mean is taken; 0 for none. */
  readonly damping: number;
  /** Films with fewer ratings are neither best nor worst. */
  readonly least: number;
  /** Films in each list. */
  readonly length: number;
}

/** What a set of ratings is like. */
export interface Totals {
  readonly ratings: number;
  /** People and films with at least one of them. */
  readonly users: number;
  readonly films: number;
  /** In stars, as are the others; NaN where there are none. */
  readonly mean: number;
  /** Standard deviation (n − 1). */
  readonly sd: number;
  /** Least, lower quartile, median, upper quartile, greatest. */
  readonly quartiles: readonly number[];
}

/** One genre. A film counts in each of its own. */
export interface GenreRow {
  /** Place in the vocabulary; its length for films without a genre. */
  readonly genre: number;
  /** Films of the data set, whatever is filtered. */
  readonly films: number;
  /** Films with at least one of the ratings. */
  readonly rated: number;
  readonly ratings: number;
  /** In stars; NaN without ratings. */
  readonly mean: number;
  /** Standard error of that mean, as if each rating were drawn by itself; NaN for fewer than two. */
  readonly se: number;
}

/** Films by year of release, one place per year from the first to the last known one. */
export interface YearChart {
  readonly first: number;
  /** As in {@link GenreRow}. */
  readonly films: Uint32Array;
  readonly rated: Uint32Array;
  readonly ratings: Uint32Array;
  /** Mean stars; NaN for a year without ratings. */
  readonly means: Float64Array;
  /** Ratings of films of an unknown year. */
  readonly undated: number;
}

/** People or films by the mean of their ratings. */
export interface MeanChart {
  /** How many people or films. */
  readonly count: number;
  /** Of their means, each counted once, in stars. */
  readonly mean: number;
  readonly sd: number;
  /** Counts of equal bins from ½ to 5 stars; a mean on an edge is in the bin above, 5 in the last. */
  readonly bins: Uint32Array;
  /**
   * Density per star at ½, 0.55, … 5: Gaussian kernels of Scott's bandwidth, as a curve over such a histogram usually is.
   * Empty where there are fewer than two different means.
   */
  readonly density: Float64Array;
}

/** People or films by how many ratings they have; those without any are left out. */
export interface CountChart {
  /** Each number of ratings that occurs, ascending, and how many people or films have it. */
  readonly degrees: Uint32Array;
  readonly frequencies: Uint32Array;
  /** Users or films, those with the most ratings first, and how many they have. */
  readonly order: Uint32Array;
  readonly counts: Uint32Array;
  readonly mean: number;
  readonly median: number;
  /** How many of the first in that order have half of all ratings together. */
  readonly half: number;
}

/** Ratings over time, one place per month from the first to the last with a rating. */
export interface TimeChart {
  /** In months since January 1970, UTC. */
  readonly first: number;
  readonly ratings: Uint32Array;
  /** Mean stars; NaN for a month without ratings. */
  readonly means: Float64Array;
  /** People and films whose first rating it is. */
  readonly newUsers: Uint32Array;
  readonly newFilms: Uint32Array;
}

export interface FilmRow {
  readonly film: number;
  readonly ratings: number;
  /** In stars, plain and damped. */
  readonly mean: number;
  readonly damped: number;
  /** All its stars together. */
  readonly sum: number;
}

/** Films in order; of equal ones the more rated first. */
export interface FilmLists {
  readonly mostRated: readonly FilmRow[];
  /** By damped mean. */
  readonly best: readonly FilmRow[];
  readonly worst: readonly FilmRow[];
  /** By the sum of their stars. */
  readonly popular: readonly FilmRow[];
  /** Films with ratings enough to be best or worst. */
  readonly eligible: number;
}

/** Tags on films; a tag passes by its film, its user, its month and the stars that this user gave the film. */
export interface TagChart {
  readonly uses: number;
  /** Different tags as they are written; people who wrote them; films that have some. */
  readonly names: number;
  readonly users: number;
  readonly films: number;
  /** Those used most often first. */
  readonly mostUsed: readonly {
    readonly tag: string;
    readonly uses: number;
    readonly films: number;
    readonly users: number;
  }[];
  /** Films with the most tags, each use counted. */
  readonly mostTagged: readonly {
    readonly film: number;
    readonly uses: number;
    readonly names: number;
  }[];
  /** Users who wrote the most. */
  readonly taggers: readonly {
    readonly user: number;
    readonly uses: number;
    readonly films: number;
  }[];
}

/**
 * The data set in numbers. A chart with a filter of its own shows the ratings that pass all others; what has none shows those
 * that pass all. Each is as if the data set held nothing but those ratings.
 */
export interface Survey {
  /** Of the ratings that pass all filters. */
  readonly passed: Totals;
  /** Counts of ½ … 5 stars. */
  readonly stars: Uint32Array;
  readonly genres: readonly GenreRow[];
  /** Undefined where no film's year is known. */
  readonly years: YearChart | undefined;
  readonly userMeans: MeanChart;
  readonly filmMeans: MeanChart;
  readonly userCounts: CountChart;
  readonly filmCounts: CountChart;
  /** Undefined where no time is known, or nothing passes. */
  readonly months: TimeChart | undefined;
  /** Ratings by 24 · weekday + hour, UTC, Monday 0; undefined where no time is known. */
  readonly week: Uint32Array | undefined;
  readonly lists: FilmLists;
  readonly tags: TagChart;
}
