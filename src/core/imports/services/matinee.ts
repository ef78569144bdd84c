import { parseTitle } from '../../films';
import { plain, shown } from '../../formats/text';
import type { Entry, Opinion } from '../../profile';
import { importProfile, isRecord } from '../../profile-file';
import { timeIn } from '../dates';
import type { Cells, CsvLayout, RowResult, Service, Unusable } from '../layout';
import { idIn, imdbIn, namedExactly, ofFive, says, unusable, yearIn } from '../values';

/** A cell without the apostrophe that keeps a spreadsheet from taking it for a formula. */
const unguarded = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The title of "Heat (1995)" where the table says that it is of 1995; a title is otherwise left as it is. */
function withoutYear(title: string, year: number): string {
  const end = ` (${year})`;
  return year > 0 && title.endsWith(end) ? title.slice(0, -end.length) : title;
}

function movielensRow(row: Cells): RowResult {
  const cell = unguarded(row.exact('title'));
  const year = yearIn(row.text('year'));
  const own = row.has('year') ? { title: withoutYear(cell, year), year } : parseTitle(plain(cell));
  const ids = { imdb: imdbIn(row.text('imdb_id')), tmdb: idIn(row.text('tmdb_id')) };
  const film = namedExactly(own.title, { year: own.year, ...ids });
  return says(film, ofFive(row.text('rating')), timeIn(unguarded(row.text('rated_at'))));
}

function letterboxdRow(row: Cells): RowResult {
  const ids = { imdb: imdbIn(row.text('imdbid')), tmdb: idIn(row.text('tmdbid')) };
  const year = yearIn(row.text('year'));
  const film = namedExactly(unguarded(row.exact('name')), { year, ...ids });
  return says(film, ofFive(row.text('rating')), timeIn(unguarded(row.text('rated at'))));
}

/** A row of the films that no data set here had; notes are not in it. */
function missRow(row: Cells): RowResult {
  const ids = { imdb: imdbIn(row.text('imdb_id')), tmdb: idIn(row.text('tmdb_id')) };
  const film = namedExactly(unguarded(row.exact('title')), {
    year: yearIn(row.text('year')),
    ...ids,
  });
  return says(film, opinionOf(row.text('said'), row.text('stars')), timeIn(row.text('date')));
}

function opinionOf(kind: string, stars: string): Opinion | Unusable {
  if (kind === 'rating') return ofFive(stars);
  if (kind === 'saved') return { kind, note: '' };
  if (kind === 'seen' || kind === 'not-seen' || kind === 'not-interested') return { kind };
  return unusable(`got "${shown(kind)}", expected rating, seen, saved, not-seen or not-interested`);
}

/**
 * As Matinée writes them: ratings alone for other services, which are ours by the time at which each was given; and what was not
 * found.
 */
const tables: readonly CsvLayout[] = [
  {
    kind: 'csv',
    id: 'matinee-movielens',
    columns: ['movie_id', 'title', 'rating', 'rated_at'],
    begin: () => movielensRow,
  },
  {
    kind: 'csv',
    id: 'matinee-letterboxd',
    columns: ['name', 'letterboxd uri', 'rating', 'rated at'],
    begin: () => letterboxdRow,
  },
  {
    kind: 'csv',
    id: 'matinee-misses',
    columns: ['title', 'said', 'stars', 'date', 'where'],
    begin: () => missRow,
  },
];

function readEntry(row: unknown): RowResult {
  const { film, opinion, at } = row as Entry; // what importProfile has read
  return says(namedExactly(film.title, film), opinion, at);
}

/** What was exported here. */
export const matinee: Service = {
  id: 'matinee',
  name: 'Matinée',
  brings: 'everything (JSON), ratings, or films that were not found (CSV)',
  files: 'the JSON or the CSV that was exported here',
  layouts: [
    {
      kind: 'json',
      id: 'matinee-json',
      knows: (value) => isRecord(value) && value.format === 'matinee-profile',
      rows: (_, text, file) => importProfile(text, file),
      read: readEntry,
    },
    ...tables,
  ],
  wants: (path) => /(^|\/)[^/]*matinee[^/]*\.(json|csv)$/.test(path),
};
