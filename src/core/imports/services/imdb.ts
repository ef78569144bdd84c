import type { Opinion } from '../../profile';
import { timeIn } from '../dates';
import type { Cells, CsvLayout, RowResult, Service } from '../layout';
import { MAX_NOTE_LENGTH } from '../../profile-file';
import { plain } from '../../formats/text';
import { imdbIn, named, ofTen, says, yearIn, yearOfDate } from '../values';

/**
 * Types of what is no film: "tvSeries", "TV Mini Series", "TV Episode", "Video Game", "Podcast Series", also as the site's other
 * languages have them. All others are films: a type that is not known costs nobody a rating.
 */
const NO_FILM = /s[eé]ri|[eé]piso|folge|pilot|game|jeu|spiel(?!film)|gioco|juego|jogo|podcast/i;

/**
 * A row of whichever layout. One without a rating is of a watchlist or another list, which has the same columns:
 * a film to see.
 */
function read(rating: string, ratedOn: string) {
  return (row: Cells): RowResult => {
    if (NO_FILM.test(row.text('title type'))) return 'series';
    const film = named(row.text('title'), {
      year: yearIn(row.text('year')) || yearOfDate(row.text('release date')),
      imdb: imdbIn(row.text('const')),
    });
    const points = row.text(rating);
    if (points !== '') return says(film, ofTen(points), timeIn(row.text(ratedOn)));
    const note = plain(row.text('description')).slice(0, MAX_NOTE_LENGTH);
    const saved: Opinion = { kind: 'saved', note };
    return says(film, saved, timeIn(row.text('created')) ?? timeIn(row.text('modified')));
  };
}

const layouts: readonly CsvLayout[] = [
  {
    kind: 'csv',
    id: 'imdb-to-2017',
    columns: ['const', 'title', 'you rated'],
    begin: () => read('you rated', 'created'),
  },
  {
    kind: 'csv',
    id: 'imdb-from-2017',
    columns: ['const', 'title', 'your rating'],
    without: ['you rated', 'original title'],
    begin: () => read('your rating', 'date rated'),
  },
  {
    kind: 'csv',
    id: 'imdb',
    columns: ['const', 'title', 'original title', 'your rating'],
    without: ['you rated'],
    begin: () => read('your rating', 'date rated'),
  },
];

/** imdb.com, in the layouts it has had; series, their episodes, games and podcasts are no films. */
export const imdb: Service = {
  id: 'imdb',
  name: 'IMDb',
  brings: 'ratings, watchlist and other lists (as films to see)',
  files: 'the CSV of ratings or of a list',
  layouts,
  wants: (path) => /(^|\/)(ratings|watchlist|[^/]*imdb[^/]*)\.csv$/.test(path),
};
