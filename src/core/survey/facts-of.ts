import type { Dataset } from '../dataset';
import type { Films } from '../films';
import { countChart, middle } from './counts';
import type { Facts, HeadRating, HeadTag } from './facts';
import type { Subject } from './subject';
import { repeats } from './tag-orders';

/** Rows that are shown of a file. */
const HEAD = 5;

export function factsOf({ data, user, users, films: owners }: Subject): Facts {
  const { ratings, films, tags, userIds } = data;
  const unrated = placesOf(owners.counts, (count) => count === 0);
  return {
    users: ratings.rows,
    films: films.count,
    ratings: ratings.indices.length,
    tags: tags.tag.length,
    filled: ratings.indices.length / (ratings.rows * films.count),
    userIds,
    unrated,
    ratedOnce: owners.counts.filter((count) => count === 1).length,
    undated: placesOf(films.years, (year) => year === 0),
    withoutGenre: placesOf(films.genres, (bits) => bits === 0),
    withoutImdb: placesOf(films.imdbIds, (id) => id === 0),
    withoutTmdb: placesOf(films.tmdbIds, (id) => id === 0),
    sameTitle: sameTitles(films),
    repeatedTags: repeats(tags),
    perUser: spanOf(users.counts),
    perFilm: spanOf(owners.counts),
    times: ratings.times && timesOf(ratings.times),
    firstRatings: firstRatings(data, user),
    firstTags: firstTags(data),
  };
}

/** Places of the values for which a test holds. */
function placesOf(values: ArrayLike<number>, test: (value: number) => boolean): Uint32Array {
  const places: number[] = [];
  for (let k = 0; k < values.length; k++) if (test(values[k])) places.push(k);
  return Uint32Array.from(places);
}

function sameTitles({ titles, years }: Films): number[][] {
  const groups = new Map<string, number[]>();
  titles.forEach((title, film) => {
    const key = `${years[film]} ${title}`;
    const group = groups.get(key);
    if (group) group.push(film);
    else groups.set(key, [film]);
  });
  return [...groups.values()].filter(({ length }) => length > 1);
}

function spanOf(counts: Uint32Array): Facts['perUser'] {
  const { counts: ranked } = countChart(counts);
  return { least: ranked.at(-1) ?? NaN, median: middle(ranked), most: ranked[0] ?? NaN };
}

function timesOf(times: Uint32Array): Facts['times'] {
  if (times.length === 0) return undefined;
  let [first, last] = [times[0], times[0]];
  for (const time of times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return { first, last };
}

/** In the order of the file, where it is known. */
function firstRatings({ ratings, userIds }: Dataset, user: Uint32Array): HeadRating[] {
  const { order, indices, halfStars, times } = ratings;
  let places = Array.from(indices.subarray(0, HEAD).keys());
  if (order) {
    const head: { place: number; row: number }[] = [];
    for (let place = 0; place < order.length; place++) {
      if (head.length === HEAD && order[place] > head[HEAD - 1].row) continue;
      head.push({ place, row: order[place] });
      head.sort((a, b) => a.row - b.row).splice(HEAD);
    }
    places = head.map(({ place }) => place);
  }
  return places.map((place) => ({
    userId: userIds[user[place]],
    film: indices[place],
    stars: halfStars[place] / 2,
    time: times?.[place],
  }));
}

const firstTags = ({ tags, userIds }: Dataset): HeadTag[] =>
  Array.from(tags.tag.subarray(0, HEAD), (tag, k) => ({
    userId: userIds[tags.user[k]],
    film: tags.film[k],
    tag: tags.names[tag],
    time: tags.times[k],
  }));
