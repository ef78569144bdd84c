import type { Library } from '../../workers/api';
import type { History } from '../core/history';
import {
  CHECK_AT_MOST,
  CHECK_FROM,
  checkOf,
  type Check,
  type HeldBack,
} from '../core/recommend/check';
import type { ProfileState } from './profile.svelte';
import { answering, type Session } from './session.svelte';

/** Asked at a time: other questions get their answers in between. */
const AT_A_TIME = 4;

/** Who predicts ratings that are held back. */
export interface Examiner {
  holdBack(history: History, films: Uint32Array): Promise<readonly HeldBack[] | undefined>;
}

/** A check that is done. */
interface Done {
  readonly library: Library;
  /** In the order of the profile, the latest first. */
  readonly rows: readonly HeldBack[];
  readonly check: Check;
}

/** How far predictions miss the visitor's own ratings, worked out again whenever these or the model change. */
export class SelfCheck {
  readonly #examiner: Examiner;
  readonly #profile: ProfileState;
  readonly #session: Session;
  #done = $state.raw<Done>();

  /** Ratings predicted so far, while a check is under way. */
  progress = $state<number>();

  /** The films whose ratings are held back: the latest. */
  readonly films = $derived.by(() => {
    const rated = this.#profile.ratings.flatMap(({ index }) =>
      index !== undefined && this.#profile.halfStarsOf(index) > 0 ? [index] : [],
    );
    return Uint32Array.from(new Set(rated)).subarray(0, CHECK_AT_MOST);
  });
  /** The fit that predicts: another one is another check. */
  readonly #fit = $derived.by(() => answering(this.#session.fits.stars)?.summary);
  /** How many ratings are missing for a check. */
  readonly missing = $derived(Math.max(0, CHECK_FROM - this.films.length));
  /** The latest check; it stays while the next one is under way. */
  readonly result = $derived.by(() =>
    this.missing === 0 && this.#done?.library === this.#session.library ? this.#done : undefined,
  );

  constructor(examiner: Examiner, profile: ProfileState, session: Session) {
    this.#examiner = examiner;
    this.#profile = profile;
    this.#session = session;
  }

  /** Keeps the check up to date for as long as the effect it is called in lives. */
  follow(): () => void {
    const { library } = this.#session;
    const { history } = this.#profile;
    const { films, missing } = this;
    if (!library || !this.#fit || missing > 0) return () => {};
    let stale = false;
    const run = async () => {
      const rows: HeldBack[] = [];
      while (rows.length < films.length) {
        const part = films.slice(rows.length, rows.length + AT_A_TIME);
        const answer = await this.#examiner.holdBack(history, part);
        if (stale) return;
        if (answer) rows.push(...answer);
        this.progress = answer && rows.length;
        if (!answer) return;
      }
      this.#done = { library, rows, check: checkOf(rows) };
      this.progress = undefined;
    };
    void run();
    return () => {
      stale = true;
      this.progress = undefined;
    };
  }
}
