import type { Remote } from 'comlink';
import type { FileKind, ImportApi, ImportProgress, OpenedFile } from '../../workers/import-api';
import type { FilmNames } from '../core/imports/match';
import type { FoundFilm, ImportPreview } from '../core/imports/preview';
import type { Said } from '../core/imports/said';
import { told } from './live-worker';
import { startRoom, type LiveRoom } from './room';

/** A worker that has had nothing to do for so long is ended. */
const IDLE_MS = 30_000;

/** Further seconds of silence: a file as large as may be is read in one go, on slow devices too. */
const ALLOWANCE = 15;

type Live = LiveRoom<'import'>;

/**
 * The page's side of the worker that reads personal files: starts it when it is first asked, and ends it when there is
 * nothing more to do. Calls throw AbortError once their signal is raised, which ends the worker, and WorkerError where it
 * dies; the next one starts another.
 */
export class ImportClient {
  #films: FilmNames | undefined;
  #live: Live | undefined;
  #calls = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  kindOf(file: OpenedFile, signal?: AbortSignal): Promise<FileKind> {
    return this.#ask((api) => api.kindOf(file), signal);
  }

  /** The films of the open data set, in which those of files are looked for from now on. */
  know({ count, titles, years, imdbIds, tmdbIds }: FilmNames): void {
    if (this.#films?.titles === titles) return; // a worker that starts later is told all the same
    this.#films = { count, titles, years, imdbIds, tmdbIds };
    if (this.#live) this.#tell(this.#live, this.#films);
  }

  read(
    files: readonly OpenedFile[],
    signal: AbortSignal,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview> {
    return this.#ask((api) => api.read(files, told(onProgress)), signal);
  }

  match(said: readonly Said[], signal?: AbortSignal): Promise<readonly FoundFilm[]> {
    return this.#ask((api) => api.match(said), signal);
  }

  /** Ends the worker; calls under way are refused, the next one starts another. */
  stop(): void {
    const reason = new Error('Reading files is not needed any more.');
    this.#end(this.#live, Object.assign(reason, { name: 'AbortError' }));
  }

  /** Asks again where somebody else's call was cancelled, and the worker ended with it. */
  async #ask<T>(
    call: (api: Remote<ImportApi>) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    this.#calls += 1;
    clearTimeout(this.#timer);
    try {
      for (;;) {
        signal?.throwIfAborted();
        const answered = await this.#once(call, signal);
        if (answered) return answered.answer;
      }
    } finally {
      this.#calls -= 1;
      if (this.#calls === 0) this.#timer = setTimeout(() => this.stop(), IDLE_MS);
    }
  }

  /** Undefined where the worker was ended because a call was cancelled. */
  async #once<T>(
    call: (api: Remote<ImportApi>) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly answer: T } | undefined> {
    const live = this.#alive();
    const cancel = () => this.#end(live, CANCELLED);
    signal?.addEventListener('abort', cancel);
    try {
      return { answer: await live.race(call(live.api)) };
    } catch (error) {
      if (error !== CANCELLED) throw error;
      return undefined;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  #alive(): Live {
    if (this.#live) return this.#live;
    const live: Live = startRoom('import', {
      allowance: () => ALLOWANCE,
      onDeath: () => {
        if (this.#live === live) this.#live = undefined;
      },
    });
    this.#live = live;
    if (this.#films) this.#tell(live, this.#films);
    return live;
  }

  /** Messages keep their order: what is asked next looks among these films. */
  #tell(live: Live, films: FilmNames): void {
    live.race(live.api.know(films)).catch(() => {}); // who asks next hears it
  }

  #end(live: Live | undefined, reason: Error): void {
    live?.stop(reason);
    if (this.#live === live) this.#live = undefined;
  }
}

/** With this a worker is ended whose call was cancelled. */
const CANCELLED = new Error('The call was cancelled.');
