import type { Opinion } from '../../profile';
import { timeIn } from '../dates';
import type { Cells, CsvLayout, RowResult, Service, Unusable } from '../layout';
import { named, ofFive, says, yearIn } from '../values';

const FILM = ['name', 'year', 'letterboxd uri'];
const SEEN: Opinion = { kind: 'seen' };

/** `Date` is the day on which something was entered, in diaries too: a film may have been watched decades before. */
function row(cells: Cells, opinion: Opinion | Unusable): RowResult {
  const film = named(cells.text('name'), { year: yearIn(cells.text('year')) });
  return says(film, opinion, timeIn(cells.text('date')));
}

/** A film that was watched: rated where there are stars. */
function watched(cells: Cells): RowResult {
  const stars = cells.text('rating');
  return row(cells, stars === '' ? SEEN : ofFive(stars));
}

/** Of several ratings of one day, for which there is no time, the one in ratings.csv is that which counts now. */
const current = (said: RowResult): RowResult =>
  typeof said === 'object' && 'at' in said && said.at !== undefined
    ? { ...said, at: said.at + 1 }
    : said;

const layouts: readonly CsvLayout[] = [
  {
    kind: 'csv',
    id: 'letterboxd-ratings',
    columns: [...FILM, 'rating'],
    without: ['watched date', 'review', 'rated at'],
    begin: () => (cells) => current(row(cells, ofFive(cells.text('rating')))),
  },
  {
    kind: 'csv',
    id: 'letterboxd-diary',
    columns: [...FILM, 'rating', 'watched date'],
    without: ['review'],
    begin: () => watched,
  },
  {
    kind: 'csv',
    id: 'letterboxd-reviews',
    columns: [...FILM, 'rating', 'review'],
    begin: () => watched,
  },
  {
    // watched.csv, watchlist.csv and likes/films.csv have the same columns: only the path tells them apart.
    kind: 'csv',
    id: 'letterboxd-films',
    columns: FILM,
    without: ['rating'],
    begin({ file }) {
      const toSee = /watch[-_ ]?list[^/]*$/i.test(file.path);
      const opinion: Opinion = toSee ? { kind: 'saved', note: '' } : SEEN;
      return (cells) => row(cells, opinion);
    },
  },
];

export const letterboxd: Service = {
  id: 'letterboxd',
  name: 'Letterboxd',
  brings: 'ratings, watched films, diary, likes (as watched) and watchlist',
  files:
    'the zip, or ratings.csv, watched.csv, watchlist.csv, diary.csv, reviews.csv, likes/films.csv',
  layouts,
  wants: (path) =>
    /(^|\/)((ratings|watched|watchlist|diary|reviews)|likes\/films)\.csv$/.test(path),
};
