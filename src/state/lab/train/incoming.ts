import type { Moment } from '../../../core/experiment/run';

/** Has something done a little later; returns how to leave it. */
export type Later = (act: () => void) => () => void;

/** As often as a screen needs to be drawn anew. */
const DRAW_EVERY_MS = 80;

export const soon: Later = (act) => {
  const timer = setTimeout(act, DRAW_EVERY_MS);
  return () => clearTimeout(timer);
};

/** What has come in of a run and is not shown yet: iterations may follow each other faster than a screen can show. */
export class Incoming {
  readonly #show: (moments: readonly Moment[], fraction: number | undefined) => void;
  readonly #later: Later;
  #moments: Moment[] = [];
  #fraction: number | undefined;
  #leave: (() => void) | undefined;

  constructor(
    show: (moments: readonly Moment[], fraction: number | undefined) => void,
    later: Later,
  ) {
    this.#show = show;
    this.#later = later;
  }

  moment(moment: Moment): void {
    this.#moments.push(moment);
    this.#showSoon();
  }

  fraction(fraction: number): void {
    this.#fraction = fraction;
    this.#showSoon();
  }

  /** Shows at once what is there. */
  flush(): void {
    const [moments, fraction] = [this.#moments, this.#fraction];
    this.clear();
    if (moments.length > 0 || fraction !== undefined) this.#show(moments, fraction);
  }

  clear(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#moments = [];
    this.#fraction = undefined;
  }

  #showSoon(): void {
    this.#leave ??= this.#later(() => this.flush());
  }
}
