import { describe, expect, test } from 'vitest';
import { wantedFrom } from '../../../src/core/imports/registry';
import { countsBefore } from '../../../src/core/imports/said';
import expected from '../../imports/expected.json';
import { filesOf, read, readFixture, summaryOf } from './fixtures';

/** What is to be read in the files; scripts/golden/imports.py works it out a second time. */
const readings: Readonly<Record<string, unknown>> = expected;

const NO_OPINIONS = ['comments.csv', 'profile.csv', 'lists/best-of-all-time.csv'].map(
  (path) => `letterboxd/${path}`,
);

test('every file is read or belongs to those that say nothing of films', () => {
  expect(filesOf()).toEqual([...Object.keys(readings), ...NO_OPINIONS].sort());
});

describe.each(Object.keys(readings))('%s', (path) => {
  const [service, ...rest] = path.split('/');

  test('says what a person reads in it', () => {
    const reading = readFixture(service, rest.join('/'));
    const dated = reading.dateless < reading.said.length;
    expect({ service: reading.service, dated, ...summaryOf(reading) }).toEqual(readings[path]);
  });

  test('names itself, and lines and entries by their numbers', () => {
    const { file, said } = readFixture(service, rest.join('/'));
    expect(file).toBe(rest.join('/'));
    const unit = path.endsWith('.json') ? 'entry' : 'line';
    const place = new RegExp(`^${rest.at(-1)}, ${unit} \\d+$`);
    expect(said.filter(({ where }) => !place.test(where))).toEqual([]);
  });
});

test('of what Letterboxd has of one film on one day, its rating now counts', () => {
  const row = '2021-03-04,Heat,1995,u,';
  const header = 'Date,Name,Year,Letterboxd URI,Rating';
  const now = read('ratings.csv', `${header}\n${row}2\n`).said[0];
  const diary = read('diary.csv', `${header},Watched Date\n${row}4.5,2021-03-03\n`).said[0];
  expect([countsBefore(now, diary), countsBefore(diary, now)]).toEqual([true, false]);
});

describe('of an archive are read', () => {
  const letterboxd = filesOf('letterboxd');
  const wanted = [
    ...['diary', 'likes/films', 'ratings', 'reviews', 'watched', 'watchlist'].map(
      (name) => `${name}.csv`,
    ),
  ];

  test('those files of Letterboxd that say what somebody thinks, and nothing deleted', () => {
    expect(wantedFrom(letterboxd)).toEqual(wanted);
  });

  test('the same within another folder, or several', () => {
    for (const folder of ['letterboxd-ann-2021-06-30/', 'a/b/', 'Ann\\']) {
      const paths = letterboxd.map((path) => folder + path);
      expect(wantedFrom(paths)).toEqual(wanted.map((path) => folder + path));
    }
  });

  test('of likes those of films', () => {
    expect(wantedFrom(['likes/reviews.csv', 'likes/lists.csv', 'x/likes/films.csv'])).toEqual([
      'x/likes/films.csv',
    ]);
  });

  test('what Trakt has of films and series, in its older folders too', () => {
    expect(wantedFrom(filesOf('trakt'))).toEqual(
      filesOf('trakt').filter((path) => path !== 'history.csv'),
    );
    const older = ['ann/ratings/ratings-movies.json', 'ann/watched/watched-movies.json'];
    const paths = [...older, 'ann/lists/lists-watchlist.json', 'ann/user/user-profile.json'];
    expect(wantedFrom(paths)).toEqual(paths.slice(0, 3));
  });

  test.each(['imdb', 'tmdb', 'netflix', 'matinee', 'movielens-org'])(
    'exports of %s that somebody has zipped under their own names',
    (service) => {
      const names = {
        imdb: 'My IMDb ratings.csv',
        tmdb: 'tmdb-ratings.csv',
        netflix: 'NetflixViewingHistory.csv',
        matinee: 'matinee-ratings.json',
        'movielens-org': 'movielens-ratings.csv',
      };
      const name = names[service as keyof typeof names];
      expect(wantedFrom([`exports/${name}`, 'exports/holiday.jpg'])).toEqual([`exports/${name}`]);
    },
  );

  test('no files of a data set, although its ratings.csv has the name of Letterboxd’s', () => {
    expect(wantedFrom(['ml/README.txt', 'ml/movies.csv', 'ml/ratings.csv'])).toEqual([]);
    expect(wantedFrom(['links.csv', 'movies_metadata.csv', 'ratings.csv'])).toEqual([]);
  });

  test('no files that an archiver adds', () => {
    expect(wantedFrom(['__MACOSX/._ratings.csv', '._ratings.csv', 'x/.ratings.csv'])).toEqual([]);
    expect(wantedFrom([])).toEqual([]);
  });
});
