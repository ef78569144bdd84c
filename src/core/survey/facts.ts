/** What is in a data set's files, whatever is filtered. Films are indices. */
export interface Facts {
  readonly users: number;
  readonly films: number;
  readonly ratings: number;
  readonly tags: number;
  /** Share of pairs of a user and a film, rated or not, that have a rating, 0 … 1. */
  readonly filled: number;
  /** Ids of the source file, per user. */
  readonly userIds: Uint32Array;
  /** Films that nobody has rated. */
  readonly unrated: Uint32Array;
  /** How many films one person alone has rated. */
  readonly ratedOnce: number;
  /** Films without a year, a genre, an IMDb id or a TMDB id. */
  readonly undated: Uint32Array;
  readonly withoutGenre: Uint32Array;
  readonly withoutImdb: Uint32Array;
  readonly withoutTmdb: Uint32Array;
  /** Films that share title and year with others, group by group. */
  readonly sameTitle: readonly (readonly number[])[];
  /** Tags that repeat another of the same user on the same film. */
  readonly repeatedTags: number;
  /** The least and the most ratings of a user, and of a film that has some. */
  readonly perUser: { readonly least: number; readonly median: number; readonly most: number };
  readonly perFilm: { readonly least: number; readonly median: number; readonly most: number };
  /** Seconds since 1970 of the first and the last rating; undefined where no time is known. */
  readonly times: { readonly first: number; readonly last: number } | undefined;
  /** The first rows of ratings.csv and tags.csv. */
  readonly firstRatings: readonly HeadRating[];
  readonly firstTags: readonly HeadTag[];
}

/** A row as in the file; `time` in seconds since 1970, undefined where unknown. */
export interface HeadRating {
  readonly userId: number;
  readonly film: number;
  readonly stars: number;
  readonly time: number | undefined;
}

export interface HeadTag {
  readonly userId: number;
  readonly film: number;
  readonly tag: string;
  readonly time: number;
}
