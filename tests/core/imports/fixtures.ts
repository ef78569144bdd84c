import { readdirSync, readFileSync } from 'node:fs';
import type { PersonalFile, PersonalReading } from '../../../src/core/imports/reading';
import { readPersonalFile } from '../../../src/core/imports/registry';
import type { Said } from '../../../src/core/imports/said';

const ROOT = new URL('../../imports/files/', import.meta.url);
/** When every file of a test was last changed. */
export const MODIFIED = Date.UTC(2024, 5, 1);

/** Paths of a service's files, within its folder; of all services within the folder of all. */
export function filesOf(service = ''): string[] {
  return readdirSync(new URL(`./${service}`, ROOT), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(csv|json)$/.test(path))
    .sort();
}

export const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, ROOT)));
export const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

export const fileOf = (path: string, content: string | Uint8Array): PersonalFile => ({
  path,
  modified: MODIFIED,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

export const read = (path: string, content: string | Uint8Array) =>
  readPersonalFile(fileOf(path, content));

/** Reads one of the files, by its path within its service's folder as within an archive. */
export const readFixture = (service: string, path: string) =>
  read(path, bytesOf(`${service}/${path}`));

/** What is said, on one line: "The Matrix (1999) tt133093 #603: 4.5 at 2014-03-03, line 2". */
export function lineOf({ film, opinion, at, where }: Said): string {
  const ids = `${film.imdb > 0 ? ` tt${film.imdb}` : ''}${film.tmdb > 0 ? ` #${film.tmdb}` : ''}`;
  const year = film.year > 0 ? ` (${film.year})` : '';
  const said = opinion.kind === 'rating' ? String(opinion.halfStars / 2) : opinion.kind;
  const note = opinion.kind === 'saved' && opinion.note !== '' ? ` "${opinion.note}"` : '';
  const time = new Date(at)
    .toISOString()
    .replace(/T00:00:00.000Z$/, '')
    .replace('.000Z', 'Z');
  const place = where.replace(/^.*, \w+ /, '');
  return `${place} ${film.title}${year}${ids}: ${said}${note} ${at === MODIFIED ? 'undated' : time}`;
}

/** A reading on lines, for a test to compare. */
export function summaryOf({ said, series, skipped, examples }: PersonalReading) {
  return {
    said: said.map(lineOf),
    series,
    skipped,
    reasons: examples.map(({ line, reason }) => `${line} ${reason}`),
  };
}
