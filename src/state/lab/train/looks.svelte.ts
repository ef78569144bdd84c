import type { Look, Watched } from '../../../../workers/train-api';

/** Something that was seen of a fit, and whose vectors it was asked for. */
interface Seen {
  readonly look: Look;
  readonly watched: Watched;
}

/** What is seen of a run: a look for each iteration that there was time to look at. */
export class Looks {
  readonly #ask: (watched: Watched) => Promise<Look>;
  /** By iteration, ascending. */
  #seen = $state.raw<readonly Seen[]>([]);
  #watched: Watched | undefined;
  /** What is looked at: another object for each run, undefined while there is none. */
  #run: object | undefined;
  #looking = false;
  #again = false;

  constructor(ask: (watched: Watched) => Promise<Look>) {
    this.#ask = ask;
  }

  /** The latest at an iteration or before it; the earliest where there is none. */
  at(iteration: number): Look | undefined {
    return latest(this.#seen, iteration);
  }

  /** The same among those with the vectors of what is watched. */
  of(watched: Watched, iteration: number): Look | undefined {
    return latest(
      this.#seen.filter((one) => isSame(one.watched, watched)),
      iteration,
    );
  }

  /** Says whose vectors are to be seen; undefined while nobody looks. */
  watch(watched: Watched | undefined): void {
    const before = this.#watched;
    this.#watched = watched;
    if (watched && !(before && isSame(before, watched))) void this.look();
  }

  /** Another run takes the place of the one that was seen. */
  begin(run: object | undefined): void {
    this.#run = run;
    this.#seen = [];
  }

  /** Looks at the fit as it is now, for as long as somebody watches; not twice at a time. */
  async look(): Promise<void> {
    this.#again = this.#looking;
    if (this.#looking) return;
    this.#looking = true;
    while (await this.#lookOnce()) this.#again = false;
    this.#looking = false;
  }

  /** @returns Whether something has changed meanwhile. */
  async #lookOnce(): Promise<boolean> {
    const [run, watched] = [this.#run, this.#watched];
    if (!run || !watched) return false;
    const look = await this.#ask(watched).catch(() => undefined); // who trains hears of it
    if (look && run === this.#run) this.#note({ look, watched });
    return this.#again;
  }

  #note(seen: Seen): void {
    const others = this.#seen.filter(({ look }) => look.iteration !== seen.look.iteration);
    this.#seen = [...others, seen].sort((a, b) => a.look.iteration - b.look.iteration);
  }
}

const latest = (seen: readonly Seen[], iteration: number): Look | undefined =>
  (seen.findLast(({ look }) => look.iteration <= iteration) ?? seen[0])?.look;

const isSame = (a: Watched, b: Watched): boolean =>
  a.film === b.film && a.you.films === b.you.films && a.you.halfStars === b.you.halfStars;
