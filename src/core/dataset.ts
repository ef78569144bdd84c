import type { Films } from './films';
import { selectRatings, transpose, type Ratings } from './ratings';

/** Tags people gave to films, side by side; `names[tag[k]]` is the text. */
export interface Tags {
  readonly names: readonly string[];
  readonly user: Uint32Array;
  readonly film: Uint32Array;
  readonly tag: Uint32Array;
  /** Seconds since 1970. */
  readonly times: Uint32Array;
}

/** What a model is fitted on. Plain data: it is stored and sent between threads as it is. */
export interface Dataset {
  /** As its file names it: "ml-latest-small". */
  readonly name: string;
  /** SHA-256 of the bytes it was read from, in hex: its identity. */
  readonly sha256: string;
  /** Users as rows, films as columns. */
  readonly ratings: Ratings;
  /** Films as rows, users as columns. */
  readonly byFilm: Ratings;
  /** Ids of the source file. */
  readonly userIds: Uint32Array;
  readonly films: Films;
  readonly tags: Tags;
}

/**
 * The same data set with only the ratings (by position in `data.ratings`) for which keep is not 0. What somebody has
 * tagged goes with their rating of it.
 */
export function restrict(data: Dataset, keep: Uint8Array): Dataset {
  const ratings = selectRatings(data.ratings, keep);
  return { ...data, ratings, byFilm: transpose(ratings), tags: tagsWith(data, keep) };
}

function tagsWith({ ratings: { starts, indices }, tags }: Dataset, keep: Uint8Array): Tags {
  const stays = (k: number) => {
    const [start, end] = [starts[tags.user[k]], starts[tags.user[k] + 1]];
    const at = indices.subarray(start, end).indexOf(tags.film[k]);
    return at < 0 || keep[start + at] !== 0;
  };
  return {
    names: tags.names,
    user: tags.user.filter((_, k) => stays(k)),
    film: tags.film.filter((_, k) => stays(k)),
    tag: tags.tag.filter((_, k) => stays(k)),
    times: tags.times.filter((_, k) => stays(k)),
  };
}

/** The same data set without the ratings for which the mask is not 0. */
export function without(data: Dataset, mask: Uint8Array): Dataset {
  return restrict(
    data,
    mask.map((m) => (m ? 0 : 1)),
  );
}

/** Films with at least one rating: the candidates of every ranking, ascending. */
export function ratedFilms({ byFilm: { rows, starts } }: Dataset): Uint32Array<ArrayBuffer> {
  const films = new Uint32Array(rows);
  let count = 0;
  for (let film = 0; film < rows; film++) {
    if (starts[film + 1] > starts[film]) films[count++] = film;
  }
  return films.slice(0, count);
}
