import { titleKey } from './films';
import {
  PROFILE_VERSION,
  type Act,
  type Change,
  type Entry,
  type FilmRef,
  type Profile,
  type Touch,
} from './profile';

const DAY_MS = 86_400_000;

/** What is known of a film, and since when. */
interface Known {
  readonly film: FilmRef;
  readonly at: number;
  /** Undefined where what was said has been taken back. */
  readonly entry: Entry | undefined;
  /** What has made it so, of the acts that are being applied. */
  readonly by?: Act;
}

/** Films of one year by normalised title. */
interface Names {
  /** Without an IMDb id; of one title there is never more than one. */
  readonly unlinked: Map<string, Known>;
  readonly linked: Map<string, Known[]>;
}

/** What a profile says of each film, found as `sameFilm` finds it but without comparing with every film. */
class KnownFilms {
  readonly #all = new Set<Known>();
  readonly #byImdb = new Map<number, Known>();
  readonly #byYear = new Map<number, Known[]>();
  /** Filled year by year when it is first asked for: normalising every title would hold up a click. */
  readonly #names = new Map<number, Names>();

  constructor({ entries, touched }: Profile) {
    for (const entry of entries) this.#add({ film: entry.film, at: entry.at, entry });
    for (const { film, at } of touched) {
      const known = this.find(film);
      if (known) this.#replace(known, { ...known, at });
      else this.#add({ film, at, entry: undefined });
    }
  }

  get all(): Iterable<Known> {
    return this.#all;
  }

  find({ title, year, imdb }: FilmRef): Known | undefined {
    const byImdb = this.#byImdb.get(imdb);
    if (byImdb && this.#all.has(byImdb)) return byImdb;
    const [{ unlinked, linked }, key] = [this.#namesOf(year), titleKey(title)];
    const alone = unlinked.get(key);
    if (alone && this.#all.has(alone)) return alone;
    return imdb > 0 ? undefined : linked.get(key)?.find((known) => this.#all.has(known));
  }

  /** Does what a change of an act says, unless something later is known of the film. */
  set({ film, entry }: Change, by: Act): void {
    const { at } = by;
    const before = this.find(film);
    // Nothing was said later than it was entered here, whatever an imported file claims.
    const said = entry && { ...entry, at: Math.min(entry.at, at) };
    const known: Known = { film: entry?.film ?? film, at, entry: said, by };
    if (!before || !counts(before, known)) this.#replace(before, known);
  }

  forgetBefore(at: number): void {
    for (const known of this.#all) if (known.at < at) this.#all.delete(known);
  }

  #replace(before: Known | undefined, known: Known): void {
    if (before) this.#all.delete(before);
    this.#add(known);
  }

  #add(known: Known): void {
    const { imdb, year } = known.film;
    this.#all.add(known);
    if (imdb > 0) this.#byImdb.set(imdb, known);
    const sameYear = this.#byYear.get(year);
    if (sameYear) sameYear.push(known);
    else this.#byYear.set(year, [known]);
    const names = this.#names.get(year);
    if (names) addName(names, known);
  }

  #namesOf(year: number): Names {
    const ready = this.#names.get(year);
    if (ready) return ready;
    const names: Names = { unlinked: new Map(), linked: new Map() };
    for (const known of this.#byYear.get(year) ?? []) addName(names, known);
    this.#names.set(year, names);
    return names;
  }
}

/**
 * Whether what is known of a film counts more than what is said of it. Of what two tabs say in one millisecond the same is
 * chosen in whichever order they hear of it.
 */
function counts(before: Known, said: Known): boolean {
  if (before.at !== said.at) return before.at > said.at;
  return before.by !== said.by && rankOf(before) > rankOf(said);
}

function rankOf({ film, entry }: Known): string {
  const { opinion, at } = entry ?? {};
  const stars = opinion?.kind === 'rating' && opinion.halfStars;
  const note = opinion?.kind === 'saved' && opinion.note;
  return JSON.stringify([opinion?.kind, stars, note, at, film.title, film.year, film.imdb]);
}

function addName({ unlinked, linked }: Names, known: Known): void {
  const key = titleKey(known.film.title);
  if (known.film.imdb === 0) {
    unlinked.set(key, known);
    return;
  }
  const namesakes = linked.get(key);
  if (namesakes) namesakes.push(known);
  else linked.set(key, [known]);
}

/**
 * The profile after some acts. Each may be applied several times and in any order with the same result, which is what lets
 * tabs, and a tab that was killed half-way, repeat each other's.
 */
export function applyActs(profile: Profile, acts: readonly Act[]): Profile {
  if (acts.length === 0) return profile;
  const films = new KnownFilms(profile);
  let { forgottenAt, damaged } = profile;
  for (const act of acts) {
    const { at, changes } = act;
    if (changes !== 'forget') {
      if (at >= forgottenAt) for (const change of changes) films.set(change, act);
    } else if (at > forgottenAt) {
      films.forgetBefore(at);
      [forgottenAt, damaged] = [at, []];
    }
  }
  return { version: PROFILE_VERSION, ...listed(films), forgottenAt, damaged };
}

function listed(films: KnownFilms): Pick<Profile, 'entries' | 'touched'> {
  const all = [...films.all];
  const entries = all.flatMap(({ entry }) => entry ?? []).sort((a, b) => a.at - b.at);
  const latest = all.reduce((max, { at }) => Math.max(max, at), 0);
  const touched = all
    .filter(({ at, entry }) => at !== entry?.at && at > latest - DAY_MS)
    .map(({ film, at }) => ({ film, at }));
  return { entries, touched };
}

/** When something was last done to a profile: milliseconds since 1970, 0 never. */
export function lastActAt({ entries, touched, forgottenAt }: Profile): number {
  const said = entries.at(-1)?.at ?? 0;
  return touched.reduce((latest, { at }) => Math.max(latest, at), Math.max(said, forgottenAt));
}

/** The changes that bring back what a profile says of the films that `changes` concern. */
export function changesBack(profile: Profile, changes: readonly Change[]): Change[] {
  const find = entryFinder(profile);
  return changes.map(({ film }) => ({ film, entry: find(film) })).reverse();
}

/** What a profile says of the films that `changes` concern, one for each. */
export function saidOf(profile: Profile, changes: readonly Change[]): (Entry | undefined)[] {
  const find = entryFinder(profile);
  return changes.map(({ film }) => find(film));
}

/** Whether the same was said at the same time, or nothing both times. */
export function sameSaid(a: Entry | undefined, b: Entry | undefined): boolean {
  return a && b ? a.at === b.at && sameOpinion(a, b) : a === b;
}

/** Looks up what a profile says of a film; undefined where it says nothing. */
export function entryFinder(profile: Profile): (film: FilmRef) => Entry | undefined {
  const films = new KnownFilms(profile);
  return (film) => films.find(film)?.entry;
}

/** Whether two profiles say the same of the same films since the same times. */
export function sameProfile(a: Profile, b: Profile): boolean {
  return (
    a.forgottenAt === b.forgottenAt &&
    a.damaged.length === b.damaged.length &&
    sameList(a.touched, b.touched, sameTouch) &&
    sameList(a.entries, b.entries, (one, two) => sameTouch(one, two) && sameOpinion(one, two))
  );
}

const sameList = <T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean) =>
  a.length === b.length && a.every((one, k) => same(one, b[k]));

const sameTouch = (a: Touch, b: Touch) =>
  a.at === b.at &&
  a.film.imdb === b.film.imdb &&
  a.film.year === b.film.year &&
  a.film.title === b.film.title;

const sameOpinion = ({ opinion: a }: Entry, { opinion: b }: Entry) =>
  a.kind === b.kind &&
  (a.kind !== 'rating' || b.kind !== 'rating' || a.halfStars === b.halfStars) &&
  (a.kind !== 'saved' || b.kind !== 'saved' || a.note === b.note);
