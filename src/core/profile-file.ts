import { fail } from './errors';
import { shown } from './formats/text';
import { PROFILE_VERSION, type Entry, type FilmRef, type Opinion, type Profile } from './profile';

/** Most entries that a file may hold: more films than anybody has seen. */
export const MAX_ENTRIES = 60_000;
const MAX_TITLE_LENGTH = 500;
/** Most characters of a note. */
export const MAX_NOTE_LENGTH = 1000;
const MAX_ID = Number.MAX_SAFE_INTEGER;
/** The last moment that a Date can name. */
const MAX_TIME_MS = 8.64e15;

/** The profile as a file that a person can read, with what was found damaged as far as JSON can say it. */
export function exportProfile({ version, entries, damaged }: Profile): string {
  const content = {
    format: 'matinee-profile',
    version,
    entries,
    ...(damaged.length > 0 && { damaged: damaged.map(asJson) }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Reads what exportProfile wrote. Throws DataError with what was found and expected; other fields are ignored. */
export function importProfile(text: string, name: string): readonly Entry[] {
  const file = shown(name);
  const json = parsed(text, file);
  if (!isRecord(json) || json.format !== 'matinee-profile' || !Array.isArray(json.entries)) {
    fail(
      'DataError',
      `${file}: got JSON of another kind; expected a profile exported from Matinée.`,
    );
  }
  if (json.version !== 1 && json.version !== PROFILE_VERSION) {
    fail(
      'DataError',
      `${file}: got version ${beginningOf(json.version)}; expected ${PROFILE_VERSION} or earlier. Was it made by a newer Matinée?`,
    );
  }
  const { length } = json.entries;
  if (length > MAX_ENTRIES) {
    fail('DataError', `${file}: got ${length} entries; expected at most ${MAX_ENTRIES}.`);
  }
  return json.entries.map((entry, k) => entryFrom(entry, `${file}, entry ${k + 1}`));
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(
      'DataError',
      `${file}: got text that is not JSON (${shown((error as Error).message)}); expected a profile exported from Matinée.`,
    );
  }
}

/** Whether a value has fields that can be looked at. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** An entry with its known fields and no others. Throws DataError, which names `where`. */
export function entryFrom(value: unknown, where: string): Entry {
  const { film, opinion, at } = isRecord(value) ? value : {};
  return {
    film: filmFrom(film, where),
    opinion: opinionFrom(opinion, where),
    at: timeFrom(at),
  };
}

/** A reference to a film. Throws DataError, which names `where`. */
export function filmFrom(value: unknown, where: string): FilmRef {
  const { title, year, imdb, tmdb } = isRecord(value) ? value : {};
  if (typeof title !== 'string' || title === '') {
    return fail('DataError', `${where}: got no film title; expected an entry with a film.`);
  }
  if (title.length > MAX_TITLE_LENGTH) {
    const expected = `expected at most ${MAX_TITLE_LENGTH}`;
    fail('DataError', `${where}: got a title of ${title.length} characters; ${expected}.`);
  }
  const ids = { imdb: wholeOr0(imdb, MAX_ID), tmdb: wholeOr0(tmdb, MAX_ID) };
  return {
    title,
    year: wholeOr0(year, 9999),
    imdb: ids.imdb,
    ...(ids.tmdb > 0 && { tmdb: ids.tmdb }),
  };
}

/** Milliseconds since 1970; 0 where that is not what it is. */
export const timeFrom = (value: unknown) =>
  Math.min(wholeOr0(value, Number.MAX_SAFE_INTEGER), MAX_TIME_MS);

const wholeOr0 = (value: unknown, max: number) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= max ? value : 0;

function opinionFrom(value: unknown, where: string): Opinion {
  const { kind, halfStars, note } = isRecord(value) ? value : {};
  if (kind === 'saved') return { kind, note: noteFrom(note, where) };
  if (kind === 'seen' || kind === 'not-seen' || kind === 'not-interested') return { kind };
  const stars = wholeOr0(halfStars, 10);
  return kind === 'rating' && stars > 0
    ? { kind, halfStars: stars }
    : fail(
        'DataError',
        `${where}: got the opinion ${beginningOf(value)}; expected a rating of 1 to 10 half stars, seen, saved, not-seen or not-interested.`,
      );
}

function noteFrom(note: unknown, where: string): string {
  if (typeof note !== 'string') return '';
  if (note.length <= MAX_NOTE_LENGTH) return note;
  const expected = `expected at most ${MAX_NOTE_LENGTH}`;
  return fail('DataError', `${where}: got a note of ${note.length} characters; ${expected}.`);
}

/** The beginning of a value, however large or deep it is. */
function beginningOf(value: unknown): string {
  const flat = (key: string, part: unknown) => (key !== '' && isRecord(part) ? '…' : part);
  return shown(JSON.stringify(value, flat) ?? String(value), 100);
}

/** The value itself where JSON can say it, else what there is of it in words. */
function asJson(value: unknown): unknown {
  try {
    JSON.stringify(value);
    return value;
  } catch {
    return String(value);
  }
}
