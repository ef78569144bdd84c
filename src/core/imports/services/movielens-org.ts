import { parseTitle } from '../../films';
import type { Service } from '../layout';
import { idIn, imdbIn, named, ofFive, says } from '../values';

/** movielens.org, which writes years behind titles and no dates. */
export const movielensOrg: Service = {
  id: 'movielens-org',
  name: 'MovieLens.org',
  brings: 'ratings',
  files: 'movielens-ratings.csv',
  layouts: [
    {
      kind: 'csv',
      id: 'movielens-org',
      columns: ['movie_id', 'rating', 'title'],
      without: ['rated_at'],
      begin: () => (row) => {
        const { title, year } = parseTitle(row.text('title'));
        const ids = { imdb: imdbIn(row.text('imdb_id')), tmdb: idIn(row.text('tmdb_id')) };
        return says(named(title, { year, ...ids }), ofFive(row.text('rating')), undefined);
      },
    },
  ],
  wants: (path) => /(^|\/)movielens[^/]*\.csv$/.test(path),
};
