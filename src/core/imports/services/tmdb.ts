import type { Opinion } from '../../profile';
import { timeIn } from '../dates';
import type { Cells, RowResult, Service, Unusable } from '../layout';
import { idIn, imdbIn, named, offScale, ofTen, says, yearOfDate } from '../values';

/** A list without ratings: favourites were seen, all others are films to see. */
function listed(path: string): Opinion {
  return /favou?rite/i.test(path) ? { kind: 'seen' } : { kind: 'saved', note: '' };
}

/** Programs that rate through TMDB may give half points, which are rounded up to a half star. */
function rated(text: string): Opinion | Unusable {
  const half = /^(\d)\.50*$/.exec(text);
  return half ? ofTen(String(Number(half[1]) + 1)) : ofTen(text);
}

/** themoviedb.org. */
export const tmdb: Service = {
  id: 'tmdb',
  name: 'TMDB',
  brings: 'ratings, watchlist and favourites (as watched)',
  files: 'the CSV of ratings, watchlist or favourites',
  layouts: [
    {
      kind: 'csv',
      id: 'tmdb',
      columns: ['tmdb id', 'type', 'name'],
      begin({ file }) {
        const isList = /watch[-_ ]?list|favou?rite/i.test(file.path);
        const list = listed(file.path);
        return (row: Cells): RowResult => {
          const type = row.text('type').toLowerCase();
          if (type !== 'movie' && type !== '') return 'series';
          const film = named(row.text('name'), {
            year: yearOfDate(row.text('release date')),
            imdb: imdbIn(row.text('imdb id')),
            tmdb: idIn(row.text('tmdb id')),
          });
          const rating = row.text('your rating');
          const at = timeIn(row.text('date rated') || row.text('date added'));
          if (rating !== '') return says(film, rated(rating), at);
          const blank = row.has('your rating') && !isList;
          return says(film, blank ? offScale('', '') : list, at);
        };
      },
    },
  ],
  wants: (path) => /(^|\/)[^/]*(tmdb|themoviedb)[^/]*\.csv$/.test(path),
};
