import { countFits, type Fit } from '../../../core/search/plan';
import type { SearchResult } from '../../../core/search/scores';
import { SearchBook } from './book';
import { Pace } from './pace';
import { inSlices } from './slices';
import type { Running, SearchClient, SearchProgress, SearchWish } from './searching';

/** Searches whose results are held; of others, what the device has kept is read again. */
const BOOKS = 4;
/** How long fits that run may take to end by themselves once the search is paused. */
const GRACE_MS = 1500;
/** Results are shown so often at most: a fit can take less than this. */
const SHOWN_EVERY_MS = 400;
/** After so many fits in a row that this device could not do, it is told rather than tried on. */
const MOST_FAULTS = 3;
/** Fits that are looked up at a stretch. */
const LOOKED_UP = 250;
/** Errors that every fit of a search would have. */
const HOPELESS = ['ParamError', 'DataError'];

/** Runs searches, and holds what came of them. What is done is kept on the device by the workers. */
export class Searches {
  readonly #client: SearchClient;
  readonly #books = new Map<string, SearchBook>();
  readonly #lookups = new Map<string, Promise<void>>();
  readonly #renewals = new Map<SearchBook, Promise<void>>();
  #running = $state.raw<Running>();
  /** Counts up with all that comes in; what is shown follows it. */
  #version = $state(0);
  #shown: { at: number; timer?: ReturnType<typeof setTimeout> | undefined } = { at: -Infinity };

  /** The search that is paused; undefined once it runs or is cancelled. */
  #paused = $state.raw<string>();
  /** Why it has stopped. */
  problem = $state.raw<string>();
  /** Seconds until it is over; undefined while nothing is known. */
  left = $state.raw<number>();
  /** Whether running fits are waited for, so that it can rest. */
  pausing = $state(false);

  readonly running = $derived(this.#running !== undefined);

  constructor(client: SearchClient) {
    this.#client = client;
  }

  isPaused({ key }: SearchWish): boolean {
    return this.#paused === key;
  }

  result({ key }: SearchWish): SearchResult {
    void this.#version;
    return this.#books.get(key)?.result ?? { table: [] };
  }

  progress({ key, plan }: SearchWish): SearchProgress {
    void this.#version;
    const book = this.#books.get(key);
    const of = countFits(plan);
    const done = book?.done ?? 0;
    const part = this.#running?.wish.key === key ? this.#running.pace.part : 0;
    const fraction = of > 0 ? Math.min(1, (done + part) / of) : 0;
    return { done, of, recalled: book?.recalled ?? 0, fraction };
  }

  /** Shows what the device has kept of a search. Looked up once for each; tells of nothing that goes wrong. */
  recall(wish: SearchWish): Promise<void> {
    const lookup = this.#lookups.get(wish.key) ?? this.#lookUp(wish);
    this.#lookups.set(wish.key, lookup);
    return lookup;
  }

  async #lookUp(wish: SearchWish): Promise<void> {
    const book = this.#bookFor(wish);
    try {
      for (let from = 0; from < book.fits.length; from += LOOKED_UP) {
        const fits = book.fits.slice(from, from + LOOKED_UP);
        const kept = await this.#client.recall(wish.search, fits);
        if (this.#books.get(wish.key) !== book) return;
        kept.forEach((score, k) => {
          if (score && !book.has(fits[k])) book.write(fits[k], score, 'recalled');
        });
        this.#showSoon();
      }
    } catch {
      this.#lookups.delete(wish.key); // whoever starts the search hears of it
    }
    await this.#renewed(book);
    this.#show();
  }

  /** Runs all fits that are not done yet. Those that fail are told by setting; the others go on. */
  async run(wish: SearchWish): Promise<void> {
    if (this.#running) return;
    const book = this.#bookFor(wish);
    const pace = new Pace(book.fits.length);
    const abort = new AbortController();
    const running: Running = {
      ...{ book, wish, abort, pace },
      ...{ due: [], faults: 0, pausing: false },
    };
    this.#running = running;
    [this.problem, this.left, this.#paused] = [undefined, undefined, undefined];
    book.forgive();
    await this.recall(wish);
    running.due.push(...book.fits.filter((fit) => !book.has(fit)));
    await Promise.all(Array.from({ length: this.#client.size }, () => this.#lane(running)));
    await this.#renewed(book);
    if (this.#running !== running) return;
    this.#running = undefined;
    this.pausing = false;
    if (running.pausing && book.done < book.fits.length) this.#paused = wish.key;
    this.#show();
  }

  /** Hands out no more fits; those that run have a moment to end, and are dropped after it. */
  pause(): void {
    const running = this.#running;
    if (!running || running.pausing) return;
    running.pausing = true;
    this.pausing = true;
    setTimeout(() => running.abort.abort(), GRACE_MS);
  }

  /** Stops at once; what is done stays. */
  cancel(): void {
    this.#paused = undefined;
    if (!this.#running) return;
    this.#running.pausing = false;
    this.#running.abort.abort();
  }

  /** Stops, and forgets what is held here. */
  clear(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    [this.problem, this.left, this.#paused] = [undefined, undefined, undefined];
    this.pausing = false;
    this.#books.clear();
    this.#lookups.clear();
    this.#show();
  }

  async #lane(running: Running): Promise<void> {
    const stopped = () => running.pausing || running.abort.signal.aborted;
    for (let fit = running.due.shift(); fit && !stopped(); fit = running.due.shift()) {
      await this.#runOne(running, fit);
    }
  }

  async #runOne(running: Running, fit: Fit): Promise<void> {
    const { book, wish, abort, pace } = running;
    const id = pace.begin();
    try {
      const { recalled, ...score } = await this.#client.score(
        wish.search,
        fit,
        abort.signal,
        (fraction) => {
          pace.tell(id, fraction);
          if (this.#running === running) this.#showSoon();
        },
      );
      pace.end(id, !recalled);
      if (this.#running !== running) return;
      running.faults = 0;
      book.write(fit, score, recalled ? 'recalled' : 'fitted');
    } catch (error) {
      pace.end(id, false);
      if (this.#running === running) this.#failed(running, fit, error as Error);
    }
    if (this.#running !== running) return;
    this.left = pace.left(running.due.length, this.#client.size);
    this.#showSoon();
  }

  #failed(running: Running, fit: Fit, { name, message }: Error): void {
    if (name === 'AbortError') return;
    running.faults += 1;
    if (HOPELESS.includes(name) || running.faults === MOST_FAULTS) {
      this.problem = message;
      running.abort.abort();
      return;
    }
    const none = { mean: NaN, byUser: new Float64Array(), fitSeconds: 0 };
    running.book.write(fit, { ...none, failed: message }, 'fault');
  }

  #bookFor(wish: SearchWish): SearchBook {
    const book = this.#books.get(wish.key) ?? new SearchBook(wish);
    this.#books.delete(wish.key);
    this.#books.set(wish.key, book);
    const oldest = [...this.#books.keys()].find((key) => key !== this.#running?.wish.key);
    if (this.#books.size > BOOKS && oldest !== undefined) {
      this.#books.delete(oldest);
      this.#lookups.delete(oldest);
    }
    return book;
  }

  #showSoon(): void {
    const wait = this.#shown.at + SHOWN_EVERY_MS - performance.now();
    if (wait <= 0) this.#show();
    else this.#shown.timer ??= setTimeout(() => this.#show(), wait);
  }

  #show(): void {
    clearTimeout(this.#shown.timer);
    this.#shown = { at: performance.now() };
    for (const book of this.#books.values()) if (book.stale) void this.#renew(book);
    this.#version += 1;
  }

  /** Works out what is shown of a book; what comes in meanwhile is taken in a little later. */
  #renew(book: SearchBook): Promise<void> {
    const known = this.#renewals.get(book);
    if (known) return known;
    const renewal = inSlices(book.renew()).then(() => {
      this.#renewals.delete(book);
      this.#version += 1;
      if (book.stale) this.#showSoon();
    });
    this.#renewals.set(book, renewal);
    return renewal;
  }

  /** Ends once nothing is missing from the result. */
  async #renewed(book: SearchBook): Promise<void> {
    while (book.stale || this.#renewals.has(book)) await this.#renew(book);
  }
}
