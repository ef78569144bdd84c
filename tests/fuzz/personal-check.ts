import type { Films } from '../../src/core/films';
import type { FileSummary, FoundFilm, ImportPreview } from '../../src/core/imports/preview';
import {
  planImport,
  type Choice,
  type Planned,
  type Preference,
} from '../../src/core/imports/plan';
import {
  PROFILE_VERSION,
  refOf,
  type Entry,
  type Opinion,
  type Profile,
} from '../../src/core/profile';
import { applyActs, entryFinder } from '../../src/core/profile-acts';
import { checkEntry, checkMessage, expect, usable } from './check';

type Row = readonly [title: string, year: number, imdb: number, tmdb: number];

const ROWS: readonly Row[] = [
  ['The Matrix', 1999, 133093, 603],
  ['The Matrix', 1993, 106062, 0],
  ['Amélie (Fabuleux destin d’Amélie Poulain, Le)', 2001, 211915, 194],
  ['Alien', 1979, 78748, 348],
  ['Fargo', 1996, 116282, 275],
  ['Heat', 1995, 113277, 949],
  ['Heat', 1986, 93164, 0],
  ['A Film Without a Year', 2001, 0, 0],
  ['A Film Without a Year', 2002, 0, 0],
  ['Monsters, Inc.', 2001, 198781, 585],
];

/** The films of the open data set, some of which have one title. */
export const FILMS: Films = {
  count: ROWS.length,
  ids: Uint32Array.from(ROWS, (_, k) => k + 1),
  titles: ROWS.map(([title]) => title),
  years: Int16Array.from(ROWS, ([, year]) => year),
  genreNames: [],
  genres: new Uint32Array(ROWS.length),
  imdbIds: Uint32Array.from(ROWS, ([, , imdb]) => imdb),
  tmdbIds: Uint32Array.from(ROWS, ([, , , tmdb]) => tmdb),
};

/** When everything is taken: later than all that the profile knows of. */
const NOW = 1_780_000_000_000;

const here = (film: Entry['film'], opinion: Opinion, at: number): Entry =>
  Object.freeze({ film: Object.freeze(film), opinion: Object.freeze(opinion), at });
const rated = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });

/** What was said before, of films that are in the data set and of others; nothing can be changed in it. */
const PROFILE = Object.freeze({
  version: PROFILE_VERSION,
  entries: Object.freeze([
    here({ title: 'Jaws', year: 1975, imdb: 0 }, rated(10), 1_000_000_000_000),
    here({ title: 'Memento', year: 2000, imdb: 209144, tmdb: 77 }, rated(9), 1_050_000_000_000),
    here(refOf(FILMS, 0), rated(3), 1_100_000_000_000),
    here(refOf(FILMS, 4), { kind: 'saved', note: 'with Bo' }, 1_200_000_000_000),
    here(refOf(FILMS, 2), rated(1), 1_300_000_000_000),
    here(refOf(FILMS, 3), { kind: 'not-interested' }, 1_400_000_000_000),
    here(refOf(FILMS, 9), rated(8), 1_770_000_000_000),
  ]),
  touched: Object.freeze([]),
  forgottenAt: 0,
  damaged: Object.freeze([]),
});

/** Throws unless a preview holds what its files do, and every screen can show it. */
export function checkPreview(preview: ImportPreview, opened: number): void {
  const { files, films } = preview;
  expect(files.length === opened, 'each file has its summary');
  for (const file of files) checkSummary(file);
  for (const film of films) checkFilm(film);
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const told = films.reduce((sum, { others }) => sum + 1 + others, 0);
  expect(rows === told, `each row is of one film: of ${rows} there are ${told}`);
  const matched = films.flatMap(({ match }) => (match.kind === 'matched' ? match.film : []));
  expect(new Set(matched).size === matched.length, 'each film of the data set is found once');
}

function checkSummary({ name, service, refusal, rows, series, skipped, examples }: FileSummary) {
  expect(usable(name, 100), 'the name can be shown');
  if (refusal !== undefined) checkMessage(refusal);
  expect(service !== undefined || refusal !== undefined, 'a file is read or refused');
  expect(
    service !== undefined || rows + series + skipped === 0,
    'of a refused file nothing counts',
  );
  expect(examples.length <= Math.min(5, skipped), 'examples are of rows that are skipped');
  for (const { file, line, reason } of examples) {
    expect(usable(file, 100) && line > 0 && usable(reason, 200), 'an example can be shown');
  }
}

function checkFilm({ said: row, others, match }: FoundFilm): void {
  const { film, opinion, at, where } = row;
  const { title, year, imdb, tmdb } = film;
  checkEntry({ film: { title, year, imdb, tmdb }, opinion, at });
  expect(usable(title, 500), `a title can be shown, not ${JSON.stringify(title)}`);
  expect(usable(where, 120), 'a row can be found');
  expect(others >= 0, 'rows are counted');
  const found = match.kind === 'matched' ? [match.film] : [];
  const films = match.kind === 'ambiguous' ? match.films : found;
  expect(new Set(films).size === films.length && films.length <= 5, 'films are given once');
  expect(match.kind !== 'ambiguous' || films.length > 0, 'there is something to choose');
  expect(
    films.every((one) => Number.isInteger(one) && one >= 0 && one < FILMS.count),
    'films are of the data set',
  );
}

/** Every third film is decided otherwise than it was found, or for the first of several. */
function choicesFor(films: readonly FoundFilm[]): Map<number, Choice> {
  const choices = new Map<number, Choice>();
  films.forEach(({ match }, place) => {
    if (place % 3 === 1) choices.set(place, 'none');
    if (place % 3 === 2 && match.kind === 'ambiguous') choices.set(place, match.films[0]);
    if (place % 6 === 5 && match.kind === 'missing') choices.set(place, place % FILMS.count);
  });
  return choices;
}

/** Throws unless a plan keeps what the profile says but for what it lists, and doing it twice is doing it once. */
export function checkPlans({ films }: ImportPreview): void {
  for (const prefer of ['newer', 'mine', 'file'] as const) {
    checkPlan(films, new Map(), prefer);
    checkPlan(films, choicesFor(films), prefer);
  }
}

function checkPlan(
  films: readonly FoundFilm[],
  choices: ReadonlyMap<number, Choice>,
  prefer: Preference,
): void {
  const wish = { choices, prefer, now: NOW };
  const plan = planImport(films, FILMS, entryFinder(PROFILE), wish);
  expect(
    plan.films.length === films.length && plan.films.every(({ found }, k) => found === films[k]),
    'each film has its fate',
  );
  const counted = Object.values(plan.counts).reduce((sum, count) => sum + count, 0);
  expect(counted === films.length, 'each fate is counted');

  const after = applyActs(PROFILE, [{ at: NOW, changes: plan.changes }]);
  const find = entryFinder(after);
  let moved = 0;
  for (const entry of PROFILE.entries) {
    const mover = plan.films.find((one) => isMoveOf(entry, one));
    const about = plan.films.filter((one) => one.before === entry || one === mover);
    const now = about.map((one) => find(one.entry.film)).find(Boolean) ?? find(entry.film);
    if (mover && find(entry.film) === undefined) moved += 1;
    expect(now !== undefined, `${entry.film.title} is still there`);
    const changed = about.some((one) => one.before === entry && isTaken(one));
    expect(changed || said(now) === said(entry), `${entry.film.title} keeps its opinion`);
    expect(about.length > 0 || now === entry, `${entry.film.title} is as it was`);
    expect(!changed || prefer !== 'mine', 'what is preferred stays');
    const kinds = [entry.opinion.kind, now?.opinion.kind];
    expect(
      kinds[0] !== 'rating' || kinds[1] === 'rating' || (prefer === 'file' && kinds[1] !== 'seen'),
      'a rating gives way to nothing less, unless that is wanted',
    );
  }
  after.entries.forEach(checkEntry);
  expect(
    after.entries.length === PROFILE.entries.length + plan.films.filter(isNew).length - moved,
    'what is taken is there, once',
  );
  const again = planImport(films, FILMS, find, wish);
  const twice = applyActs(after, [{ at: NOW, changes: again.changes }]);
  expect(opinions(twice) === opinions(after), 'the same file again changes nothing');
}

const isTaken = ({ fate }: Planned) => ['added', 'replaced', 'kept'].includes(fate);
const isNew = (one: Planned) => isTaken(one) && one.before === undefined;

/** Whether what is kept of a film under its name goes to the film that was chosen for it. */
const isMoveOf = ({ film: kept }: Entry, one: Planned) => {
  const { title, year, imdb } = one.found.said.film;
  const named = title === kept.title && year === kept.year && imdb === kept.imdb;
  return named && isNew(one) && one.film !== undefined;
};
const said = (entry: Entry | undefined) => JSON.stringify(entry?.opinion);

const opinions = ({ entries }: Profile) =>
  entries
    .map(({ film, opinion }) => JSON.stringify([film, opinion]))
    .sort()
    .join();
