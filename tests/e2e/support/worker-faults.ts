import type { Page } from '@playwright/test';
import type { Use } from '../../../workers/api';

/** How a worker ends without a word: its thread is gone, or it runs for ever. */
export type End = 'killed' | 'hung';

/**
 * When it does: as its script starts, in the middle of reading an archive, in the middle of a fit, at the first question
 * about a visitor's ratings, while a model is written to the database; a job worker, when it hears what to fit, or is
 * about to send what it has fitted; and one of the Lab, at the end of an iteration.
 */
export type Moment =
  | 'starting'
  | 'reading'
  | 'fitting'
  | 'answering'
  | 'saving'
  | 'receiving'
  | 'sending'
  | 'stepping';

/**
 * Workers count from 0 in the order they are started: the first serves, the next three fit what ranks, what predicts stars
 * and what is drawn.
 */
export const SERVING = 0;
export const FIRST_JOB = 1;

interface Breakage {
  /** Which workers end: of those left out, none does. */
  readonly workers: readonly number[];
  readonly moment: Moment;
  readonly end: End;
  /** Of those that receive a fit only the ones that fit for this. */
  readonly use?: Use;
}

const SOUND = 'workers are sound';

/** What a worker says as its last word: to the tests, not to the page. */
const ENDED = 'this worker has ended';

/**
 * Runs a function in every worker of the page before the worker's own script, with the worker's number. The function
 * sees nothing of its surroundings but what it is given. Call it before the page is opened.
 *
 * Once a worker has said that it has ended, the ticks with which the page watches it follow each other at once: as many
 * as ever, but none takes a second. Workers that live are watched as ever.
 */
export async function inWorkers<T>(
  page: Page,
  run: (worker: number, given: T) => void,
  given?: T,
): Promise<void> {
  // A worker's own name comes after its number.
  const prelude = `{
    const [worker, name] = self.name.split(' ');
    Object.defineProperty(self, 'name', { value: name });
    (${run.toString()})(Number(worker), ${JSON.stringify(given ?? null)});
  }`;
  await page.addInitScript(
    ([text, sound, ended]) => {
      interface Watch {
        readonly tick: () => void;
        over: boolean;
      }
      const watches = new Map<number, Watch>();
      let ticking: Watch | undefined;
      const { setInterval, clearInterval } = window;
      Object.assign(window, {
        setInterval(callback: () => void, ms: number) {
          const tick = () => {
            ticking = watch;
            callback();
            ticking = undefined;
          };
          const watch: Watch = { tick, over: false };
          const id = setInterval(tick, ms);
          watches.set(id, watch);
          return id;
        },
        clearInterval(id: number) {
          clearInterval(id);
          const watch = watches.get(id);
          if (watch) watch.over = true;
        },
      });
      const hurry = (watch: Watch) => {
        if (watch.over) return;
        watch.tick();
        setTimeout(hurry, 0, watch);
      };

      let started = 0;
      window.Worker = class extends Worker {
        #ended = false;
        #watch: Watch | undefined;

        constructor(url: string | URL, { name = '' }: WorkerOptions = {}) {
          super(url, { name: `${started++} ${name}` });
          this.addEventListener('message', (event) => {
            if (event.data !== ended) return;
            event.stopImmediatePropagation();
            this.#ended = true;
            if (this.#watch) hurry(this.#watch);
          });
        }

        override postMessage(message: { readonly path?: readonly string[] }, transfer?: unknown) {
          super.postMessage(message, (transfer ?? []) as Transferable[]);
          if (message.path?.[0] !== 'ping' || !ticking) return;
          this.#watch = ticking;
          if (this.#ended) setTimeout(hurry, 0, ticking);
        }
      };
      // The page makes its workers of a text in a blob.
      window.Blob = class extends Blob {
        constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
          const broken = options?.type?.startsWith('text/javascript') && !(sound in window);
          super(broken ? [text, ...parts] : parts, options);
        }
      };
    },
    [prelude, SOUND, ENDED] as const,
  );
}

/** From the next reload on, workers are as they should be. */
export async function healWorkers(page: Page): Promise<void> {
  await page.addInitScript((sound) => Object.assign(window, { [sound]: true }), SOUND);
}

/** Has workers of the page end. Call it before the page is opened. */
export async function breakWorkers(page: Page, breakage: Breakage): Promise<void> {
  await inWorkers(
    page,
    (worker, { workers, moment, end, use, lastWord }) => {
      if (!workers.includes(worker)) return;
      let ended = false;

      /** Whether this is where the worker ends: then nothing that follows may be done. */
      function endsAt(now: Moment): boolean {
        if (now !== moment || ended) return ended;
        ended = true;
        self.postMessage(lastWord);
        if (end === 'hung') for (;;);
        self.close();
        return true;
      }

      interface Call {
        readonly path?: readonly string[];
        readonly argumentList?: readonly { readonly value?: unknown }[];
      }

      /** What is handed over under this name: one level deeper where a callback is passed on. */
      function given(call: Call | null, name: string): unknown {
        const values = call?.argumentList?.flatMap(({ value }) => value) ?? [];
        return (values as (Record<string, unknown> | undefined)[])
          .map((value) => value?.[name])
          .find(Boolean);
      }

      if (endsAt('starting')) return;

      // What the serving worker is asked.
      addEventListener('message', (event: MessageEvent<Call>) => {
        const films = given(event.data, 'films') as Uint32Array | undefined;
        const personal = event.data.path?.[0] === 'picks' && films && films.length > 0;
        if (personal ? endsAt('answering') : ended) event.stopImmediatePropagation();
      });

      // What a worker says of its progress, and what a job sends.
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (message: Call, options?: unknown) {
        const transferred = Array.isArray(options) && options.length > 0;
        if (given(message, 'rows') ? endsAt('reading') : ended) return;
        if (given(message, 'fraction') ? endsAt('fitting') : ended) return;
        if (given(message, 'iteration') ? endsAt('stepping') : ended) return;
        if (transferred && !message.path ? endsAt('sending') : ended) return;
        post.call(this, message, options as StructuredSerializeOptions);
      };

      // What a job is given.
      const listen = MessagePort.prototype.addEventListener;
      MessagePort.prototype.addEventListener = function (type: string, listener: unknown) {
        listen.call(this, type, (event: Event) => {
          const call = (event as MessageEvent<Call | null>).data;
          const wanted = call?.path?.[0] === 'fit' && (!use || given(call, 'use') === use);
          if (wanted ? endsAt('receiving') : ended) return;
          (listener as (event: Event) => void)(event);
        });
      };

      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
        if (typeof key === 'string' && key.startsWith('fit:')) endsAt('saving');
        return put.call(this, value, key);
      };
    },
    { ...breakage, lastWord: ENDED },
  );
}
