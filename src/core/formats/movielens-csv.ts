import type { Dataset, Tags } from '../dataset';
import { fail } from '../errors';
import { parseTitle, type Films } from '../films';
import { ratingsFrom, transpose } from '../ratings';
import { column } from './columns';
import { csvTable } from './csv-table';
import type { DatasetFormat, DatasetReader } from './format';

const NO_GENRES = '(no genres listed)';
const MOST_GENRES = 32;

/**
 * The CSV family of MovieLens (latest-small, 20M, 25M, 32M, latest): movies.csv, ratings.csv, and, where they are there,
 * links.csv and tags.csv, in a folder of any name. Layout: https://files.grouplens.org/datasets/movielens/ml-latest-small-README.html
 */
export const movielensCsv: DatasetFormat = {
  id: 'movielens-csv',
  label: 'MovieLens, CSV',
  recognise(names) {
    const movies = names.filter((name) => /(^|\/)movies\.csv$/.test(name)).sort(byLength)[0];
    if (movies === undefined) return undefined;
    const folder = movies.slice(0, -'movies.csv'.length);
    return names.includes(`${folder}ratings.csv`) ? movielensReader(folder, names) : undefined;
  },
};

const byLength = (a: string, b: string) => a.length - b.length;

function movielensReader(folder: string, names: readonly string[]): DatasetReader {
  const films = filmTable();
  const ratings = ratingTable(films.indexOf);
  const links = linkTable(films.indexOf);
  const tags = tagTable(films.indexOf, ratings.userOf);
  const tables = {
    'movies.csv': films,
    'ratings.csv': ratings,
    'links.csv': links,
    'tags.csv': tags,
  };
  const present = Object.keys(tables).filter((file) => names.includes(folder + file));
  return {
    files: present.map((file) => folder + file),
    open(file) {
      const table = Object.entries(tables).find(([name]) => folder + name === file);
      return table ? table[1].open(file) : fail('DataError', `${file} is no file of MovieLens.`);
    },
    finish({ sha256 }) {
      const table = films.done();
      const { byUser, userIds } = ratings.done(table.ids.length);
      const name = folder.replace(/\/$/, '').split('/').at(-1) || 'MovieLens';
      const data: Dataset = {
        name,
        sha256,
        ratings: byUser,
        byFilm: transpose(byUser),
        userIds,
        films: { ...table, ...links.done(table.ids.length) } satisfies Films,
        tags: tags.done(),
      };
      return {
        data,
        report: present.map((file) => tables[file as keyof typeof tables].report(folder + file)),
      };
    },
  };
}

function filmTable() {
  const ids = column(Uint32Array);
  const years = column(Int16Array);
  const genres = column(Uint32Array);
  const titles: string[] = [];
  const genreNames: string[] = [];
  const byId = new Map<number, number>();

  const bitsOf = (text: string) => {
    let bits = 0;
    for (const name of text.split('|')) {
      if (name === '' || name === NO_GENRES) continue;
      if (!genreNames.includes(name) && genreNames.length < MOST_GENRES) genreNames.push(name);
      const bit = genreNames.indexOf(name);
      if (bit >= 0) bits |= 1 << bit;
    }
    return bits >>> 0;
  };

  const base = csvTable(['movieId', 'title', 'genres'], (row, at) => {
    const id = row.integer(at.movieId);
    if (Number.isNaN(id))
      return `got the film id "${row.text(at.movieId)}", expected a whole number`;
    if (byId.has(id)) return `film ${id} is listed twice`;
    const { title, year } = parseTitle(row.text(at.title));
    byId.set(id, ids.length);
    ids.add(id);
    titles.push(title);
    years.add(year);
    genres.add(bitsOf(row.text(at.genres)));
    return undefined;
  });
  return {
    ...base,
    indexOf: (id: number) => byId.get(id),
    done: () => {
      if (ids.length === 0)
        fail('DataError', 'movies.csv: got no film; expected at least one row after the header.');
      return {
        count: ids.length,
        ids: ids.done(),
        titles,
        years: years.done(),
        genreNames,
        genres: genres.done(),
      };
    },
  };
}

function ratingTable(filmOf: (id: number) => number | undefined) {
  const [row, col, times, order] = [0, 1, 2, 3].map(() => column(Uint32Array));
  const halfStars = column(Uint8Array);
  const lines = column(Uint32Array);
  const users = new Map<number, number>();
  let source = -1;

  const base = csvTable(['userId', 'movieId', 'rating', 'timestamp'], (line, at) => {
    source += 1;
    const user = line.integer(at.userId);
    const film = line.integer(at.movieId);
    const stars = line.halfStars(at.rating);
    const time = line.integer(at.timestamp);
    if (Number.isNaN(user))
      return `got the user id "${line.text(at.userId)}", expected a whole number`;
    const index = filmOf(film);
    if (index === undefined) return `film "${line.text(at.movieId)}" is not in movies.csv`;
    if (Number.isNaN(stars))
      return `got the rating "${line.text(at.rating)}", expected 0.5 to 5 in half stars`;
    if (Number.isNaN(time))
      return `got the time "${line.text(at.timestamp)}", expected seconds since 1970`;
    if (!users.has(user)) users.set(user, users.size);
    row.add(users.get(user) ?? 0);
    col.add(index);
    halfStars.add(stars);
    times.add(time);
    order.add(source);
    lines.add(line.line);
    return undefined;
  });

  return {
    ...base,
    userOf: (id: number) => users.get(id),
    done(films: number) {
      if (row.length === 0)
        fail('DataError', 'ratings.csv: got no usable rating; expected at least one.');
      const triplets = {
        row: row.done(),
        col: col.done(),
        halfStars: halfStars.done(),
        times: times.done(),
        order: order.done(),
      };
      const lineOf = lines.done();
      const keep = lastOfEachPair(triplets, films, (at) =>
        base.skip(lineOf[at], 'the same user rates the same film again further down'),
      );
      const kept = keep ? filtered(triplets, keep) : triplets;
      return {
        byUser: ratingsFrom(users.size, films, kept),
        userIds: Uint32Array.from(users.keys()),
      };
    },
  };
}

type Triplets = Required<Parameters<typeof ratingsFrom>[2]>;

/** Which ratings to keep where a pair of user and film comes more than once; undefined where none does. */
function lastOfEachPair(
  { row, col }: Triplets,
  films: number,
  onDuplicate: (at: number) => void,
): Uint8Array | undefined {
  const last = new Map<number, number>();
  let duplicates = 0;
  let sorted = true;
  for (let k = 1; k < row.length && sorted; k++) {
    sorted = row[k] > row[k - 1] || (row[k] === row[k - 1] && col[k] > col[k - 1]);
  }
  if (sorted) return undefined; // as published: no pair can come twice
  const keep = new Uint8Array(row.length).fill(1);
  for (let k = 0; k < row.length; k++) {
    const pair = row[k] * films + col[k];
    const before = last.get(pair);
    if (before !== undefined) {
      keep[before] = 0;
      duplicates += 1;
      onDuplicate(before);
    }
    last.set(pair, k);
  }
  return duplicates > 0 ? keep : undefined;
}

function filtered({ row, col, halfStars, times, order }: Triplets, keep: Uint8Array): Triplets {
  const pick = (values: Uint32Array) => values.filter((_, k) => keep[k]);
  return {
    row: pick(row),
    col: pick(col),
    halfStars: halfStars.filter((_, k) => keep[k]),
    times: pick(times),
    order: pick(order),
  };
}

function linkTable(filmOf: (id: number) => number | undefined) {
  const imdb = new Map<number, number>();
  const tmdb = new Map<number, number>();
  const base = csvTable(['movieId', 'imdbId', 'tmdbId'], (row, at) => {
    const film = filmOf(row.integer(at.movieId));
    if (film === undefined) return `film "${row.text(at.movieId)}" is not in movies.csv`;
    imdb.set(film, row.integer(at.imdbId) || 0); // blank or no number: unknown
    tmdb.set(film, row.integer(at.tmdbId) || 0);
    return undefined;
  });
  const ids = (films: number, known: Map<number, number>) =>
    Uint32Array.from({ length: films }, (_, film) => known.get(film) ?? 0);
  return {
    ...base,
    done: (films: number) => ({ imdbIds: ids(films, imdb), tmdbIds: ids(films, tmdb) }),
  };
}

function tagTable(
  filmOf: (id: number) => number | undefined,
  userOf: (id: number) => number | undefined,
) {
  const [user, film, tag, times] = [0, 1, 2, 3].map(() => column(Uint32Array));
  const names = new Map<string, number>();
  const base = csvTable(['userId', 'movieId', 'tag', 'timestamp'], (row, at) => {
    const index = filmOf(row.integer(at.movieId));
    const who = userOf(row.integer(at.userId));
    const text = row.text(at.tag).trim();
    if (index === undefined) return `film "${row.text(at.movieId)}" is not in movies.csv`;
    if (who === undefined) return `user "${row.text(at.userId)}" is not in ratings.csv`;
    if (text === '') return 'the tag is blank';
    if (!names.has(text)) names.set(text, names.size);
    user.add(who);
    film.add(index);
    tag.add(names.get(text) ?? 0);
    times.add(row.integer(at.timestamp) || 0);
    return undefined;
  });
  return {
    ...base,
    done: (): Tags => ({
      names: [...names.keys()],
      user: user.done(),
      film: film.done(),
      tag: tag.done(),
      times: times.done(),
    }),
  };
}
