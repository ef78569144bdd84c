/** How fast the fits of a search go: what those that run have done, and what is left. */
export class Pace {
  readonly #total: number;
  readonly #now: () => number;
  /** Fits that run: when they began, and how far they are. */
  readonly #open = new Map<number, { readonly begun: number; fraction: number }>();
  /** Seconds of those that are done, the latest last. */
  readonly #took: number[] = [];
  #ids = 0;

  /** @param total Fits in all: what is told of the pace rests on the latest fifth of them. @param now Milliseconds. */
  constructor(total: number, now: () => number = () => performance.now()) {
    this.#total = total;
    this.#now = now;
  }

  /** A fit begins. @returns A number to tell it by. */
  begin(): number {
    this.#ids += 1;
    this.#open.set(this.#ids, { begun: this.#now(), fraction: 0 });
    return this.#ids;
  }

  tell(id: number, fraction: number): void {
    const fit = this.#open.get(id);
    if (fit) fit.fraction = fraction; // progress may land after what it was the progress of
  }

  /** @param counts Whether it says how long others take: one that was recalled does not. */
  end(id: number, counts: boolean): void {
    const fit = this.#open.get(id);
    this.#open.delete(id);
    if (fit && counts) this.#took.push((this.#now() - fit.begun) / 1000);
  }

  /** What the running fits have done, in fits. */
  get part(): number {
    return [...this.#open.values()].reduce((sum, { fraction }) => sum + fraction, 0);
  }

  /** Seconds until all is done; undefined while nothing is known. @param due Fits that have not begun. */
  left(due: number, workers: number): number | undefined {
    if (this.#took.length === 0) return undefined;
    const latest = this.#took.slice(-Math.max(10, Math.ceil(this.#total / 5)));
    const each = latest.reduce((sum, seconds) => sum + seconds, 0) / latest.length;
    const open = [...this.#open.values()].map(({ fraction }) => (1 - fraction) * each);
    const sum = open.reduce((all, seconds) => all + seconds, due * each);
    return Math.max(0, ...open, sum / Math.max(1, workers));
  }
}
