import { describe, expect, test } from 'vitest';
import { planImport } from '../../../src/core/imports/plan';
import type { FileSummary, FoundFilm } from '../../../src/core/imports/preview';
import type { Entry, Opinion } from '../../../src/core/profile';
import {
  confirmText,
  countsText,
  differingFrom,
  fileText,
  isEmpty,
  leftText,
  matchCounts,
  matchNote,
} from '../../../src/views/imports/words';
import { filmsNamed } from '../../state/fixtures';

const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });
const found = (
  match: FoundFilm['match'],
  opinion: Opinion = stars(8),
  title = 'Heat',
): FoundFilm => ({
  said: { film: { title, year: 1999, imdb: 0, tmdb: 0 }, opinion, at: 10, where: 'a, line 2' },
  others: 0,
  match,
});
const matched = (film: number) => ({ kind: 'matched', film, by: 'title' }) as const;
const missing = { kind: 'missing' } as const;
/** Looked for again, and still not there. */
const keptBefore: FoundFilm = {
  ...found(missing, stars(8), 'Nope'),
  said: {
    ...found(missing, stars(8), 'Nope').said,
    keptAs: { title: 'Nope', year: 1999, imdb: 0 },
  },
};

/** What the button says where these are found, and Heat was rated before. */
const button = (...all: readonly FoundFilm[]) => {
  const heat: Entry = {
    film: { title: 'Heat', year: 1999, imdb: 1 },
    opinion: stars(2),
    at: 1,
  };
  const wish = { choices: new Map(), prefer: 'newer' } as const;
  return confirmText(planImport(all, films, ({ imdb }) => (imdb === 1 ? heat : undefined), wish));
};

describe('the button that confirms', () => {
  test.each([
    ['Add 1 rating', [found(matched(1))]],
    ['Add 2 ratings', [found(matched(1)), found(matched(2))]],
    [
      'Add 2 ratings, keep 1 for later',
      [found(matched(1)), found(matched(2)), found(missing, stars(1), 'Nope')],
    ],
    ['Change 1 rating, keep 1 for later', [found(matched(0)), found(missing, stars(1), 'Nope')]],
    ['Add 1 rating', [found(matched(1)), keptBefore]],
    ['Add 2 films', [found(matched(1)), found(matched(2), { kind: 'seen' })]],
    ['Add 1 rating, change 1', [found(matched(0)), found(matched(1))]],
    ['Change 1 rating', [found(matched(0))]],
    ['Keep 1 film', [found(missing, stars(8), 'Nope')]],
    ['Update 0 dates', [keptBefore]],
  ])('%s', (text, all) => {
    expect(button(...all)).toBe(text);
  });
});

test('films of which something else was said here are told apart, kept ones too', () => {
  const here = (title: string, imdb: number): Entry => ({
    film: { title, year: 1999, imdb },
    opinion: stars(2),
    at: 1,
  });
  const entries = [here('Heat', 1), here('Nope', 0)];
  const all = [
    found(matched(0)),
    found(matched(1)),
    found(missing, stars(3), 'Heat of the Day'),
    found(matched(0), stars(4)),
  ];
  const plan = planImport(
    all,
    films,
    ({ title }) => entries.find((one) => one.film.title === title),
    { choices: new Map(), prefer: 'newer' },
  );
  expect(differingFrom(plan).map(({ found: one }) => one)).toEqual([all[0]]);
  const kept = { ...plan.films[2], before: entries[1], fate: 'replaced' } as const;
  expect(differingFrom({ ...plan, films: [kept] })).toEqual([kept]);
});

test('a film that was found by its title alone says so, and by which', () => {
  const noteOf = (match: FoundFilm['match'], title?: string) => {
    const wish = { choices: new Map(), prefer: 'newer' } as const;
    const plan = planImport([found(match, stars(8), title)], films, () => undefined, wish);
    return matchNote(plan.films[0]);
  };
  const alone = { kind: 'matched', film: 0, by: 'name' } as unknown as FoundFilm['match'];
  expect(noteOf(matched(0))).toBeUndefined();
  expect(noteOf(matched(0), 'Hheat')).toBe('“Hheat” in the file');
  expect(noteOf(alone)).toBe('found by title alone');
  expect(noteOf(alone, 'Hheat')).toBe('“Hheat” in the file, found by title alone');
});

test('what was found is told in one sentence', () => {
  const counts = matchCounts([
    found(matched(0)),
    found({ kind: 'ambiguous', films: [0, 1] }),
    found(missing),
    found(missing),
  ]);
  expect(countsText(counts)).toBe('4 films: 1 matched, 1 to choose, 2 not in this data set');
  expect(countsText(matchCounts([found(matched(0))]))).toBe('1 film: 1 matched');
});

test('of a file it is told who made it and what was left out', () => {
  const file: FileSummary = {
    name: 'a.csv',
    service: 'Trakt',
    rows: 1200,
    series: 1,
    skipped: 2,
    examples: [],
    dateless: 1200,
  };
  expect(fileText(file)).toBe(
    'Trakt, 1,203 rows: 1,200 of films, 1 of series left out, 2 that could not be used; it has no dates that can be read: the file’s own date counts for all rows.',
  );
  const plain = { ...file, series: 0, skipped: 0, dateless: 0 };
  expect(fileText(plain)).toBe('Trakt, 1,200 rows.');
  expect([isEmpty(plain), isEmpty({ ...plain, rows: 0 })]).toEqual([false, true]);
  expect(isEmpty({ ...plain, rows: 0, series: 1 })).toBe(false);
  expect(fileText({ ...plain, as: 'seen' })).toBe('Trakt, 1,200 rows, as watched.');
  expect(fileText({ ...plain, as: 'seen', series: 4 })).toBe(
    'Trakt, 1,204 rows: 1,200 of films, as watched, 4 of series left out.',
  );
  expect(fileText({ ...plain, as: 'saved', dateless: 3 })).toBe(
    'Trakt, 1,200 rows, as films to see; 3 rows have no date that can be read: the file’s own date counts for them.',
  );
  expect(fileText({ ...plain, guess: 'dates were guessed' })).toBe(
    'Trakt, 1,200 rows; dates were guessed.',
  );
  expect(fileText({ ...plain, dateless: 1 })).toContain(
    '1 row has no date that can be read: the file’s own date counts for it.',
  );
});

test.each([
  [1, 0, 'Download a list of the film not found (CSV)'],
  [1017, 0, 'Download a list of the 1,017 films not found (CSV)'],
  [0, 1, 'Download a list of the film not chosen (CSV)'],
  [0, 4, 'Download a list of the 4 films not chosen (CSV)'],
  [17, 1, 'Download a list of the 17 films not found and the one not chosen (CSV)'],
  [1, 4, 'Download a list of the film not found and the 4 not chosen (CSV)'],
])('of %i missing and %i not chosen: %s', (lacking, unchosen, text) => {
  expect(leftText(lacking, unchosen)).toBe(text);
});
