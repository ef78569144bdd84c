import fc from 'fast-check';
import { parseTitle, titleKey, type Films } from '../../../src/core/films';
import { plain } from '../../../src/core/formats/text';
import { titleMatcher } from '../../../src/core/imports/match';
import { planImport, type ImportPlan, type Preference } from '../../../src/core/imports/plan';
import type { FoundFilm } from '../../../src/core/imports/preview';
import type { Said } from '../../../src/core/imports/said';
import {
  type Change,
  type Entry,
  type FilmRef,
  type Opinion,
  type Profile,
} from '../../../src/core/profile';
import { applyActs, entryFinder } from '../../../src/core/profile-acts';
import { filmsNamed } from '../../state/fixtures';
import { opinions, profileOf } from '../profiles';
import { foundFilms } from './found';

const ODD_TITLES = [
  'Say "Hi", Bob',
  "'Round Midnight",
  "''=x",
  '=SUM(A1)',
  '+1',
  '-30-',
  '@home',
  '2001 (1968)',
  'Blade Runner 2049 (2017)',
  'Life (1999)',
  '[REC]',
  '(500) Days of Summer',
  'M*A*S*H',
  'Crocodile Dundee II',
  'Amélie (Le fabuleux destin d’Amélie Poulain)',
  'Seven (a.k.a. Se7en)',
  '千と千尋の神隠し',
  '  Spaced  out ',
  'Matrix, The',
  '9½ Weeks',
  '!!!',
  '"',
  "'",
  'Fast & Furious',
  'Doc; Holliday|s',
  'Die Hard: With a Vengeance',
];

export const titles = fc.oneof(
  fc.constantFrom(...ODD_TITLES),
  fc
    .string({ unit: fc.constantFrom(...'\'"=+-@,;()[]1a b'), minLength: 1, maxLength: 8 })
    .filter((title) => plain(title) === title && title.trim() !== ''),
  fc.integer({ min: 1, max: 40 }).map((n) => `Film ${n}`),
);

/** A film that there is, in the data set or not; there, a year at a title's end is never left in it. */
const realFilms = fc
  .record({
    title: titles,
    year: fc.constantFrom(0, 987, 1968, 1999, 2000, 2017),
    linked: fc.boolean(),
    tmdb: fc.boolean(),
    inData: fc.boolean(),
  })
  .filter(({ title, year, inData }) => !inData || year > 0 || parseTitle(title).year === 0);

const allOpinions = fc.oneof(
  opinions,
  fc.constantFrom('', 'a, "b"\r\n=c').map((note): Opinion => ({ kind: 'saved', note })),
);

export const FIRST_AT = Date.UTC(2019, 11, 31, 23, 59, 59, 999);
const times = fc.integer({ min: 0, max: 6 }).map((n) => FIRST_AT + n * 3_600_001);

/** What somebody says of the film of a number. */
const sayings = fc.record({ film: fc.nat(), opinion: allOpinions, at: times, bare: fc.boolean() });

/** A data set, a profile as it comes about with it, and what files say. */
export const worlds = fc
  .record({
    real: fc.uniqueArray(realFilms, {
      selector: ({ title, year }) => `${year} ${titleKey(title)}`,
      minLength: 1,
      maxLength: 16,
    }),
    here: fc.array(sayings, { maxLength: 12 }),
    there: fc.array(sayings, { maxLength: 16 }),
    meanwhile: fc.array(fc.record({ entry: fc.nat(), opinion: fc.option(allOpinions) }), {
      maxLength: 4,
    }),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ real, here, there, meanwhile, order }) => {
    const namesakes = (key: string) => real.filter(({ title }) => titleKey(title) === key).length;
    // Of namesakes one without a year and an id is not told apart, by nobody: who imports it is asked.
    const links = real.map(({ title, year, linked }, k) =>
      linked || (year === 0 && namesakes(titleKey(title)) > 1) ? 7_654_320 + k * 1_000_000 : 0,
    );
    const films = filmsOf(
      real.flatMap((one, k) =>
        one.inData ? { ...one, imdb: links[k], tmdb: one.tmdb ? 9 + k : 0 } : [],
      ),
    );
    const refs = real.map(({ title, year, tmdb, inData }, k): FilmRef => ({
      title,
      year,
      imdb: links[k],
      ...(tmdb && !inData && { tmdb: 900 + k }),
    }));
    const matcher = titleMatcher(films);
    const find = (film: Said['film']) => matcher.find(film);
    // What an import would have placed, or asked about, is not kept.
    const possible = refs.filter(
      (ref, k) => real[k].inData || find({ tmdb: 0, ...ref }).kind === 'missing',
    );
    const entries = new Map<number, Entry>();
    for (const { film, opinion, at } of possible.length > 0 ? here : []) {
      const place = film % possible.length;
      entries.set(place, { film: possible[place], opinion, at });
    }
    const profile = profileOf(...[...entries.values()].sort((a, b) => a.at - b.at));
    const said = there.map(({ film, opinion, at, bare }, k): Said => {
      const { title, year, imdb, tmdb = 0 } = refs[film % refs.length];
      const ids = bare ? { imdb: 0, tmdb: 0 } : { imdb, tmdb };
      return { film: { title, year, ...ids }, opinion, at, where: `line ${k}` };
    });
    const numbers = order.take(64);
    const shuffled = <T>(rows: readonly T[]): T[] =>
      rows
        .map((row) => ({ row, place: Number(numbers.next().value ?? 0) }))
        .sort((a, b) => a.place - b.place)
        .map(({ row }) => row);
    /** What is kept, looked for in a data set that has every film. */
    const all = filmsOf(real.map((one, k) => ({ ...one, imdb: links[k], tmdb: 0 })));
    const kept = profile.entries
      .filter(({ film }) => find({ tmdb: 0, ...film }).kind === 'missing')
      .map(({ film, opinion, at }): Said => {
        return { film: { tmdb: 0, ...film }, opinion, at, where: '', keptAs: film };
      });
    const larger = { films: all, find: titleMatcher(all).find };
    /** The same data set without any ids. */
    const none = new Uint32Array(films.count);
    const unlinked = { ...films, imdbIds: none, tmdbIds: none };
    const bare = { films: unlinked, find: titleMatcher(unlinked).find };
    /** What is said, or taken back, of films of the profile between a preview and its end. */
    const later = meanwhile.flatMap(({ entry, opinion }, k): Change[] => {
      const { film } = profile.entries.at(entry % Math.max(1, profile.entries.length)) ?? {};
      const at = FIRST_AT + 9e7 + k;
      return film ? [{ film, entry: opinion ? { film, opinion, at } : undefined }] : [];
    });
    return { bare, later, films, find, profile, said, shuffled, kept, larger };
  });

export type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

interface Named {
  readonly title: string;
  readonly year: number;
  readonly imdb: number;
  readonly tmdb: number;
}

function filmsOf(rows: readonly Named[]): Films {
  return {
    ...filmsNamed(rows.map(({ title }) => title)),
    years: Int16Array.from(rows, ({ year }) => year),
    imdbIds: Uint32Array.from(rows, ({ imdb }) => imdb),
    tmdbIds: Uint32Array.from(rows, ({ tmdb }) => tmdb),
  };
}

/** The plan for what files say; of what may be one of several films some are chosen, always the same one for a film. */
export function planFor(
  { films, find }: Pick<World, 'films' | 'find'>,
  profile: Profile,
  said: readonly Said[],
  prefer: Preference = 'newer',
): ImportPlan {
  const found = foundFilms(said, find);
  const choices = new Map(found.flatMap((one, place) => choiceOf(one, place)));
  return planImport(found, films, entryFinder(profile), { choices, prefer });
}

function choiceOf(
  { said, match }: FoundFilm,
  place: number,
): (readonly [number, number | 'none'])[] {
  if (match.kind !== 'ambiguous') return [];
  const number = said.film.title.length % (match.films.length + 2);
  if (number > match.films.length) return [];
  return [[place, match.films[number] ?? 'none']];
}

export const NOW = FIRST_AT + 1e9;

export const after = (profile: Profile, { changes }: ImportPlan, at = NOW): Profile =>
  applyActs(profile, [{ at, changes }]);

/** Entries in an order that does not depend on when they came about. */
export function sorted(entries: readonly Entry[]): Entry[] {
  const key = ({ film: { title, year } }: Entry) => JSON.stringify([title, year]);
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
