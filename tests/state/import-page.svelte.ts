import { flushSync } from 'svelte';
import { afterEach } from 'vitest';
import type { Match } from '../../src/core/imports/match';
import type { FileSummary, FoundFilm, ImportPreview } from '../../src/core/imports/preview';
import type { Said } from '../../src/core/imports/said';
import type { Entry, Opinion } from '../../src/core/profile';
import { ImportState, type Importer } from '../../src/state/imports.svelte';
import { ProfileState } from '../../src/state/profile.svelte';
import { Session } from '../../src/state/session.svelte';
import type { ImportProgress } from '../../workers/import-api';
import { profileOf } from '../core/profiles';
import { FakeClient, FakeStore, Later, filmsNamed, libraryOf, settled } from './fixtures';

export const TITLES = ['Heat', 'Up', 'Solaris', 'Solaris'];
export const [HEAT, UP, SOLARIS, REMAKE] = [0, 1, 2, 3];
export const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });
export const entry = (title: string, imdb: number, opinion: Opinion, at: number): Entry => ({
  film: { title, year: 1999, imdb },
  opinion,
  at,
});

export const said = (title: string, opinion: Opinion, at = 100): Said => ({
  film: { title, year: 1999, imdb: 0, tmdb: 0 },
  opinion,
  at,
  where: `ratings.csv, line ${at}`,
});
export const found = (row: Said, match: Match): FoundFilm => ({ said: row, others: 0, match });
export const matched = (film: number): Match => ({ kind: 'matched', film, by: 'title' });
export const MISSING: Match = { kind: 'missing' };

export const summary = (name: string, refusal?: string): FileSummary => ({
  name,
  service: refusal === undefined ? 'Letterboxd' : undefined,
  ...(refusal !== undefined && { refusal }),
  rows: 4,
  series: 0,
  skipped: 0,
  examples: [],
  dateless: 0,
});
export const preview = (films: readonly FoundFilm[], name = 'ratings.csv'): ImportPreview => ({
  files: [summary(name)],
  films,
});
export const file = (name = 'ratings.csv') => ({ name, blob: new Blob(), modified: 1 });

/** A worker that answers when the test says so. */
class FakeImporter implements Importer {
  readonly known: number[] = [];
  readonly reads: {
    readonly names: readonly string[];
    readonly signal: AbortSignal;
    readonly progress: (progress: ImportProgress) => void;
    readonly result: Later<ImportPreview>;
  }[] = [];
  readonly matches: {
    readonly said: readonly Said[];
    readonly result: Later<readonly FoundFilm[]>;
  }[] = [];

  kindOf = () => Promise.resolve('personal' as const);
  know: Importer['know'] = ({ count }) => void this.known.push(count);

  read: Importer['read'] = (files, signal, progress) => {
    const result = new Later<ImportPreview>();
    this.reads.push({ names: files.map(({ name }) => name), signal, progress, result });
    return result.promise;
  };

  match: Importer['match'] = (rows) => {
    const result = new Later<readonly FoundFilm[]>();
    this.matches.push({ said: rows, result });
    return result.promise;
  };
}

let stopFollowing = () => {};
afterEach(() => stopFollowing());

/** A page with a data set of four films and a profile that holds these entries. */
export function page(...entries: readonly Entry[]) {
  const store = new FakeStore();
  store.kept = profileOf(...entries);
  return pageOn(store);
}

/** The same on a store of any kind. */
export async function pageOn(store: FakeStore) {
  const session = new Session(new FakeClient());
  session.library = libraryOf('small', filmsNamed(TITLES));
  const profile = new ProfileState(store, () => session.library?.films);
  await profile.load();
  const told: string[] = [];
  const client = new FakeImporter();
  const tell = (text: string) => void told.push(text);
  const imports = new ImportState({ opened: Promise.resolve(), profile, session, tell }, client);
  stopFollowing = $effect.root(() => {
    $effect(() => imports.follow());
  });
  flushSync();
  /** Reads a file that holds these films. */
  const reads = async (films: readonly FoundFilm[], name?: string) => {
    void imports.read([file(name)]);
    await settled();
    client.reads.at(-1)?.result.resolve(preview(films, name));
    await settled();
  };
  const given = () => [HEAT, UP, SOLARIS, REMAKE].map((film) => profile.halfStarsOf(film));
  return { imports, profile, session, client, store, told, reads, given };
}

/** One film of each kind. */
export const MIXED = [
  found(said('Heat', stars(8)), matched(HEAT)),
  found(said('Solaris', stars(9)), { kind: 'ambiguous', films: [SOLARIS, REMAKE] }),
  found(said('Made up', stars(2)), MISSING),
];
