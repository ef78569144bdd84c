import { SETTINGS } from './settings';

/** What README.txt counts. */
export interface SampleCounts {
  readonly films: number;
  readonly ratings: number;
  readonly tags: number;
}

/** README.txt of the sample. Lines end with CRLF, as in the data files. */
export function readme({ films, ratings, tags }: SampleCounts): string {
  return `Matinée sample data set
=======================

The films are real. The ratings, the people and the tags are not: they were simulated by a program.
Nobody's opinion is in these files, and nothing here says how good a film is.

This is not MovieLens data, and GroupLens has nothing to do with it. Only the layout of the files is
that of MovieLens ml-latest-small, so that whatever reads the one reads the other.

Contents
--------

ratings.csv  userId,movieId,rating,timestamp   ${ratings} simulated ratings by ${SETTINGS.people} simulated people
movies.csv   movieId,title,genres              ${films} films: title, year and genres, typed in
tags.csv     userId,movieId,tag,timestamp      ${tags} simulated tags
links.csv    movieId,imdbId,tmdbId             one line per film, both ids left blank

Comma-separated, UTF-8, with a header line; fields are quoted where they hold a comma or a quote.
Ratings run from 0.5 to 5 stars in half stars. Timestamps are seconds since 1970-01-01 UTC.
Film ids begin at 1,000,001 and are not ids of MovieLens, IMDb or TMDB.

How the ratings were made
-------------------------

Seed ${SETTINGS.seed}; the same seed gives the same bytes on every computer.

1. A film has ten traits: six from its genres and one from its year, each with some chance added, and
   three from chance alone. A person has a taste for each of them. Affinity = sum of trait x taste,
   divided by the root of ten.
2. A film's popularity is 1 / (rank + ${SETTINGS.popularity.head}); fame and chance decide the rank. A long tail follows.
3. A person rates ${SETTINGS.ratings.least} films at least, a few people several hundred. Films are drawn without
   replacement, popular and congenial ones more often, and never before their year of release.
4. Stars = ${SETTINGS.stars.mean} + the person's generosity + the film's quality + ${SETTINGS.stars.taste} x affinity + whim, rounded to
   half stars (to whole stars for some people, and for everybody before 18 February 2003).
5. Ratings are given in sessions between 1996 and 2018, seconds apart within a session.

The program is in scripts/sample of Matinée's source code.

Licence
-------

Titles, years and genres are facts. The simulated ratings, people and tags are dedicated to the public
domain under CC0 1.0: https://creativecommons.org/publicdomain/zero/1.0/
`.replaceAll('\n', '\r\n');
}
