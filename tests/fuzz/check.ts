import type { Dataset } from '../../src/core/dataset';
import type { FileReport } from '../../src/core/formats/format';
import type { Entry } from '../../src/core/profile';
import type { Ratings } from '../../src/core/ratings';
import type { Loaded } from '../../workers/loader';

const LONGEST_MESSAGE = 600;
/** What must reach neither a message nor a screen: controls, and marks that turn the direction of other text. */
const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Throws with this sentence where it is not so. */
export function expect(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(`Broken promise: ${sentence}.`);
}

/** Throws unless this is an error that can be shown as it is. */
export function checkRefusal(error: unknown): void {
  const { name, message } = error as Error; // anything else has no such name
  if (name !== 'DataError') throw error;
  checkMessage(message);
}

/** Throws unless a text can be shown as it is. */
export function checkMessage(message: string): void {
  expect(message.length > 10, 'a message says something');
  expect(message.length <= LONGEST_MESSAGE, `a message is short, not "${message}"`);
  expect(!HARMFUL.test(message), `a message is harmless, not ${JSON.stringify(message)}`);
}

/** Throws unless the data set is what every model and every screen relies on. */
export function checkLoaded({ data, report }: Loaded): void {
  checkRatings(data.ratings);
  checkRatings(data.byFilm);
  checkTranspose(data);
  checkFilms(data);
  checkTags(data);
  for (const file of report) checkReport(file);
  expect(/^[0-9a-f]{64}$/.test(data.sha256), 'the hash is one');
  expect(data.userIds.length === data.ratings.rows, 'each user has an id');
  expect(new Set(data.userIds).size === data.userIds.length, 'ids of users are distinct');
  expect(usable(data.name, 80), 'the name can be shown');
}

/** Throws unless this is an entry as every screen relies on. */
export function checkEntry({ film, opinion, at }: Entry): void {
  expect(film.title !== '' && film.title.length <= 500, 'a film has a title');
  const numbers = [film.imdb, film.tmdb ?? 0].every((id) => whole(id));
  expect(whole(film.year, 9999) && numbers && whole(at, 8.64e15), 'numbers are whole');
  expect(
    opinion.kind === 'rating'
      ? whole(opinion.halfStars, 10) && opinion.halfStars > 0
      : ['seen', 'not-seen', 'not-interested', 'saved'].includes(opinion.kind),
    'an opinion is one of five',
  );
  expect(opinion.kind !== 'saved' || opinion.note.length <= 1000, 'a note is short');
}

const whole = (value: number, most = Number.MAX_SAFE_INTEGER) =>
  Number.isInteger(value) && value >= 0 && value <= most;

function checkRatings({ rows, cols, starts, indices, halfStars, times, order }: Ratings): void {
  const ratings = indices.length;
  expect(starts.length === rows + 1 && starts[0] === 0, 'offsets begin at 0');
  expect(starts[rows] === ratings && ratings > 0, 'offsets end with the ratings');
  const sides = [halfStars, times, order].map((side) => side?.length);
  expect(
    sides.every((length) => length === ratings),
    'columns are of one length',
  );
  expect(
    halfStars.every((value) => value >= 1 && value <= 10),
    'half stars are 1 … 10',
  );
  expect(
    indices.every((index) => index < cols),
    'indices are in range',
  );
  expect(new Set(order).size === ratings, 'each rating has a row of its own');
  for (let row = 0; row < rows; row++) {
    expect(starts[row] <= starts[row + 1], 'offsets ascend');
    for (let k = starts[row] + 1; k < starts[row + 1]; k++) {
      expect(indices[k - 1] < indices[k], 'indices ascend within a row');
    }
  }
}

function checkTranspose({ ratings, byFilm }: Dataset): void {
  expect(byFilm.rows === ratings.cols && byFilm.cols === ratings.rows, 'roles are exchanged');
  const cells = ({ rows, starts, indices, halfStars }: Ratings, flip: boolean) => {
    const found: string[] = [];
    for (let row = 0; row < rows; row++) {
      for (let k = starts[row]; k < starts[row + 1]; k++) {
        const [user, film] = flip ? [indices[k], row] : [row, indices[k]];
        found.push(`${user} ${film} ${halfStars[k]}`);
      }
    }
    return found.sort().join();
  };
  expect(cells(ratings, false) === cells(byFilm, true), 'both ways hold the same ratings');
}

function checkFilms({ films, ratings }: Dataset): void {
  const { count, ids, titles, years, genreNames, genres, imdbIds, tmdbIds } = films;
  expect(count === ratings.cols && count > 0, 'films are columns');
  const columns = [ids, titles, years, genres, imdbIds, tmdbIds].map(({ length }) => length);
  expect(
    columns.every((length) => length === count),
    'films have all of their columns',
  );
  expect(new Set(ids).size === count, 'ids of films are distinct');
  expect(
    titles.every((title) => usable(title, 500)),
    'titles can be shown',
  );
  expect(
    genreNames.every((name) => usable(name, 500)) && genreNames.length <= 32,
    'genres can be shown',
  );
  const known = 2 ** genreNames.length;
  expect(
    genres.every((bits) => bits < known),
    'genres have names',
  );
}

function checkTags({ tags, films, ratings }: Dataset): void {
  const { names, user, film, tag, times } = tags;
  const sides = [user, film, times].map(({ length }) => length);
  expect(
    sides.every((length) => length === tag.length),
    'tags have all of their columns',
  );
  expect(
    user.every((index) => index < ratings.rows) && film.every((index) => index < films.count),
    'tags are of somebody and of a film',
  );
  expect(
    tag.every((index) => index < names.length) && new Set(names).size === names.length,
    'tags have one name',
  );
  expect(
    names.every((name) => usable(name, 500)),
    'tags can be shown',
  );
}

function checkReport({ rows, skipped, examples }: FileReport): void {
  expect(skipped <= rows && examples.length === Math.min(skipped, 5), 'skipped rows are counted');
  expect(new Set(examples.map(({ line }) => line)).size === examples.length, 'rows have lines');
  expect(
    examples.every(({ reason }) => usable(reason, 200)),
    'reasons can be shown',
  );
}

/** Whether a text can be shown as it is, and is neither blank nor longer than that. */
export const usable = (text: string, longest: number) =>
  text !== '' && text.length <= longest && !HARMFUL.test(text);
