import type { Films } from '../../src/core/films';
import { EMPTY_PROFILE, type Act, type Profile } from '../../src/core/profile';
import { applyActs } from '../../src/core/profile-acts';
import type { LineUp } from '../../src/state/line-up';
import type { ProfileStore } from '../../src/state/profile-store';
import type { SessionClient } from '../../src/state/session.svelte';
import type { FitProgress, FitSummary, Library, Source, Use } from '../../workers/api';

/** A promise that the test keeps or breaks when it says so. */
export class Later<T> {
  resolve!: (value: T) => void;
  reject!: (reason: Error) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

/** Lets every promise that is ready have its turn. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export const named = (name: string, message: string) => Object.assign(new Error(message), { name });

export const source = (name: string): Source => ({ kind: 'file', name, blob: new Blob() });

/** Films of these titles, all of 1999; IMDb ids count from 1, or are unknown. */
export function filmsNamed(titles: readonly string[], linked = true): Films {
  return {
    count: titles.length,
    ids: Uint32Array.from(titles, (_, film) => 100 + film),
    titles,
    years: new Int16Array(titles.length).fill(1999),
    genreNames: [],
    genres: new Uint32Array(titles.length),
    imdbIds: Uint32Array.from(titles, (_, film) => (linked ? film + 1 : 0)),
    tmdbIds: new Uint32Array(titles.length),
  };
}

/** The page's copy of a data set. */
export function libraryOf(name: string, films = filmsNamed(['Heat', 'Up'])): Library {
  return {
    name,
    sha256: '0'.repeat(64),
    films,
    users: 1,
    ratings: films.count,
    counts: new Uint32Array(films.count),
    means: new Float32Array(films.count),
    report: [],
    restored: false,
  };
}

export const summaryOf = (model: string, restored = false): FitSummary => ({
  model,
  params: {},
  bytes: 1,
  restored,
  progress: undefined,
  remark: undefined,
});

export const progressOf = (model: string, iteration: number): FitProgress => ({
  model,
  fraction: iteration / 10,
  iteration,
  iterations: 10,
  trainRmse: NaN,
  heldOutRmse: NaN,
});

const fitOf = (use: Use, model: string) => ({
  label: model,
  request: { use, model, params: {}, seed: 1, holdOut: 0 },
});

/** One model to rank, one to draw, and two for stars, of which the second is the better. */
export const SMALL_LINE_UP: LineUp = {
  ranking: [fitOf('ranking', 'ease')],
  stars: [fitOf('stars', 'ridge'), fitOf('stars', 'mix')],
  map: [fitOf('map', 'als')],
};

/** What a fit under way looks like from outside. */
interface Fit {
  readonly model: string;
  readonly signal: AbortSignal;
  readonly report: (progress: FitProgress) => void;
  readonly result: Later<FitSummary>;
}

/** A worker that opens, restores and fits when the test says so. Nothing is kept unless it is put into `kept`. */
export class FakeClient implements SessionClient {
  readonly opened: string[] = [];
  readonly openings: Later<Library>[] = [];
  readonly fits: Fit[] = [];
  readonly kept = new Set<string>();
  onLoad: Parameters<SessionClient['open']>[1] = () => {};
  forgotten = 0;

  open: SessionClient['open'] = ({ name }, onProgress) => {
    this.opened.push(name);
    this.onLoad = onProgress;
    const library = new Later<Library>();
    this.openings.push(library);
    return library.promise;
  };

  restore: SessionClient['restore'] = ({ model }) =>
    Promise.resolve(this.kept.has(model) ? summaryOf(model, true) : undefined);

  fit: SessionClient['fit'] = ({ model }, report, signal) => {
    const result = new Later<FitSummary>();
    this.fits.push({ model, signal, report, result });
    return result.promise;
  };

  forgetFits = () => {
    this.forgotten += 1;
    return Promise.resolve();
  };

  forgetAll = () => this.forgetFits();

  /** The latest fit of a model. */
  fitOf(model: string): Fit {
    const fit = this.fits.filter((other) => other.model === model).at(-1);
    if (!fit) throw new Error(`${model} has not been asked for`);
    return fit;
  }
}

/** A store in memory that other tabs can write to, and that fails or hangs when the test says so. */
export class FakeStore implements ProfileStore {
  kept: Profile | undefined;
  /** What every exchange fails with. */
  broken: Error | undefined;
  /** What every exchange waits for. */
  answering: Promise<void> | undefined;
  /** The acts of each exchange, those that failed too. */
  readonly exchanged: (readonly Act[])[] = [];
  #changed = () => {};

  exchange = async (acts: readonly Act[], known: Profile) => {
    this.exchanged.push(acts);
    await this.answering;
    if (this.broken) throw this.broken;
    if (acts.length > 0) this.kept = applyActs(this.kept ?? known, acts);
    return this.kept && { profile: this.kept };
  };

  onChange = (listener: () => void) => void (this.#changed = listener);

  /** Another tab does something. */
  elsewhere(...acts: readonly Act[]): void {
    this.kept = applyActs(this.kept ?? EMPTY_PROFILE, acts);
    this.#changed();
  }

  /** Somebody deletes the database. */
  erase(): void {
    this.kept = undefined;
    this.#changed();
  }
}
