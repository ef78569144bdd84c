import { plain } from '../../formats/text';
import type { Opinion } from '../../profile';
import { isRecord, MAX_NOTE_LENGTH } from '../../profile-file';
import { timeIn } from '../dates';
import type { Cells, RowResult, Service } from '../layout';
import { idIn, imdbIn, named, ofTen, says, unusable, yearIn } from '../values';

const SERIES = ['show', 'season', 'episode'];

/** A row of JSON or of CSV: a field as text, empty where there is none. */
type Field = (name: string) => string;

/** What is said of a film, by the dates and the rating that its row has: of several the strongest. */
function opinionOf(title: string, known: Parameters<typeof named>[1], field: Field): RowResult {
  const film = named(title, known);
  const first = (...names: string[]) => timeIn(names.map(field).find((text) => text !== '') ?? '');
  const rating = field('rating');
  if (rating !== '') return says(film, ofTen(rating), first('rated_at'));
  const watchedAt = field('watched_at') || field('last_watched_at');
  if (watchedAt !== '' || Number(field('plays')) > 0) {
    return says(film, { kind: 'seen' }, timeIn(watchedAt));
  }
  const listedAt = field('listed_at') || field('watchlisted_at');
  if (listedAt === '') return unusable('got neither a rating nor a date of watching or listing');
  const note = plain(field('notes')).slice(0, MAX_NOTE_LENGTH);
  const saved: Opinion = { kind: 'saved', note };
  return says(film, saved, timeIn(listedAt));
}

const textOf = (value: unknown) =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

function readEntry(row: unknown): RowResult {
  if (!isRecord(row)) return unusable('got no fields, expected a film and what is said of it');
  const { type, movie } = row;
  if (SERIES.some((kind) => kind === type || (isRecord(row[kind]) && !isRecord(movie)))) {
    return 'series';
  }
  if (!isRecord(movie)) return unusable('got no film, expected the field "movie"');
  const ids = isRecord(movie.ids) ? movie.ids : {};
  const known = {
    year: yearIn(textOf(movie.year)),
    imdb: imdbIn(textOf(ids.imdb)),
    tmdb: idIn(textOf(ids.tmdb)),
  };
  return opinionOf(textOf(movie.title), known, (name) => textOf(row[name]));
}

function readRow(row: Cells): RowResult {
  const type = row.text('type').toLowerCase();
  if (SERIES.includes(type)) return 'series';
  if (type !== 'movie' && type !== '') return unusable('it is about neither a film nor a series');
  const known = {
    year: yearIn(row.text('year')),
    imdb: imdbIn(row.text('imdb_id')),
    tmdb: idIn(row.text('tmdb_id')),
  };
  return opinionOf(row.text('title'), known, (name) => row.text(name));
}

const NAMES = ['movie', ...SERIES];

/** trakt.tv: JSON lists of rated, watched and listed films and series, or one table of them. */
export const trakt: Service = {
  id: 'trakt',
  name: 'Trakt',
  brings: 'ratings, watched films and watchlist',
  files: 'the zip, or any JSON or CSV of ratings, history or watchlist',
  layouts: [
    {
      kind: 'json',
      id: 'trakt-json',
      // Somebody who has rated nothing has an empty list.
      knows: (value) =>
        Array.isArray(value) &&
        (value.length === 0 ||
          value.some((row) => isRecord(row) && NAMES.some((name) => isRecord(row[name])))),
      rows: (value) => value as unknown[],
      read: readEntry,
    },
    {
      kind: 'csv',
      id: 'trakt-csv',
      columns: ['type', 'title', 'year', 'imdb_id'],
      without: ['movie_id', 'const'],
      begin: () => readRow,
    },
  ],
  wants: (path) =>
    /(^|[/_-])(ratings|watched|history|watchlist)([/_-][^/]*)?\.json$/.test(path) ||
    /(^|\/)[^/]*trakt[^/]*\.(json|csv)$/.test(path),
};
