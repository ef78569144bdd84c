import { zipSync } from 'fflate';
import type { FilmNames } from '../../src/core/imports/match';
import { createImporter } from '../../workers/import';
import type { ImportApi, OpenedFile } from '../../workers/import-api';
import { filmsNamed } from '../state/fixtures';

export const MODIFIED = Date.UTC(2024, 4, 6);
/** As bytes. */
export const text = (content: string) => new TextEncoder().encode(content);

/** Of Letterboxd: two ratings and a row that cannot be used. */
export const RATINGS = `Date,Name,Year,Letterboxd URI,Rating
2021-02-03,Heat,1999,https://boxd.it/1,4.5
2021-02-04,Alien,1979,https://boxd.it/2,3
2021-02-05,Solaris,1972,https://boxd.it/3,11
`;
/** Of Letterboxd: a film that is rated too, and another. */
export const WATCHED = `Date,Name,Year,Letterboxd URI
2021-02-03,Heat,1999,https://boxd.it/1
2021-02-06,Stalker,1979,https://boxd.it/4
`;
/** Of IMDb: a film and a series. */
export const IMDB = `Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors
tt0000002,7,2020-01-01,Up,Up,https://www.imdb.com/title/tt0000002/,Movie,8.1,96,1999,Drama,1,1999-05-28,Somebody
tt0000009,9,2020-01-02,A Series,A Series,https://www.imdb.com/title/tt0000009/,TV Series,8.1,60,1999,Drama,1,1999-05-28,Somebody
`;

export function opened(name: string, content: string | Uint8Array<ArrayBuffer>): OpenedFile {
  return { name, blob: new Blob([content]), modified: MODIFIED };
}

export function zipBytes(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(Object.entries(files).map(([k, v]) => [k, text(v)])));
}

export const zipped = (name: string, files: Readonly<Record<string, string>>) =>
  opened(name, zipBytes(files));

export const LETTERBOXD_ZIP = zipBytes({
  'ratings.csv': RATINGS,
  'watched.csv': WATCHED,
  'deleted/ratings.csv': RATINGS,
  'profile.csv': 'Date Joined,Username,Email Address\n2020-01-01,ann,ann@example.org\n',
});
export const letterboxd = opened('letterboxd-ann.zip', LETTERBOXD_ZIP);

export const deaf = () => {};

/** An importer that knows two films: Heat and Up, of 1999. */
export function importer(films: FilmNames = filmsNamed(['Heat', 'Up'])): ImportApi {
  const api = createImporter();
  api.know(films);
  return api;
}

/** What files come to where no data set is open. */
export const read = (...files: readonly OpenedFile[]) => createImporter().read(files, deaf);

/** Why a file is refused; undefined where it is not. */
export const refusalOf = async (file: OpenedFile) => (await read(file)).files[0].refusal;

/** A file that cannot be read, as a folder that is dropped or one that is moved. */
export function unreadable(name: string): OpenedFile {
  const blob = new Blob(['x']);
  const arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  const slice = () => Object.assign(new Blob(), { arrayBuffer });
  return { name, blob: Object.assign(blob, { slice }), modified: MODIFIED };
}
