import type { Dataset } from '../dataset';
import { fail } from '../errors';
import { transpose } from '../ratings';
import { linkTable, tagTable } from './extra-tables';
import { filmTable } from './film-table';
import type { DatasetFormat, DatasetReader } from './format';
import { ratingTable } from './rating-table';
import { plain } from './text';

const MOVIES = 'movies.csv';
const LONGEST_NAME = 80;

/**
 * The CSV family of MovieLens (latest-small, 20M, 25M, 32M, latest): movies.csv, ratings.csv, and, where they are there,
 * links.csv and tags.csv, in a folder of any name. Layout: https://files.grouplens.org/datasets/movielens/ml-latest-small-README.html
 */
export const movielensCsv: DatasetFormat = {
  id: 'movielens-csv',
  label: 'MovieLens, CSV',
  folders(names) {
    const all = new Set(names);
    return [...all]
      .filter((name) => name === MOVIES || name.endsWith(`/${MOVIES}`))
      .map((name) => name.slice(0, -MOVIES.length))
      .filter((folder) => all.has(`${folder}ratings.csv`));
  },
  reader: movielensReader,
};

function movielensReader(folder: string, names: readonly string[]): DatasetReader {
  const films = filmTable();
  const ratings = ratingTable(films.indexOf);
  const links = linkTable(films.indexOf);
  const tags = tagTable(films.indexOf, ratings.userOf);
  const tables = {
    [MOVIES]: films,
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
      const { byUser, userIds } = ratings.done(table.count);
      const data: Dataset = {
        name: nameOf(folder),
        sha256,
        ratings: byUser,
        byFilm: transpose(byUser),
        userIds,
        films: { ...table, ...links.done(table.count) },
        tags: tags.done(),
      };
      return {
        data,
        report: present.map((file) => tables[file as keyof typeof tables].report(folder + file)),
      };
    },
  };
}

/** A data set bears the name of the folder it lies in. */
function nameOf(folder: string): string {
  const last = plain(folder.replace(/\/$/, '').split('/').at(-1) ?? '').trim();
  return last.slice(0, LONGEST_NAME) || 'MovieLens';
}
