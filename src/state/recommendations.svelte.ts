import { untrack } from 'svelte';
import type {
  HistoryMessage,
  Library,
  PickMessage,
  PickQuestion,
  PicksMessage,
} from '../../workers/api';
import type { History } from '../core/history';
import { AS_RANKED, type Steering } from '../core/recommend/steering';
import type { ProfileState } from './profile.svelte';
import type { Session } from './session.svelte';

/** The part of the worker client that answers questions. */
export interface AnswersClient {
  picks(
    history: HistoryMessage,
    dismissed: Uint32Array,
    count: number,
    question?: PickQuestion,
  ): Promise<PicksMessage>;
}

export const PICKS_AT_A_TIME = 10;

/** What the models take for the visitor's taste. */
interface Ratings {
  readonly history: History;
  /** Films not to be picked. */
  readonly dismissed: Uint32Array;
  /** The same from all ratings; undefined where all count. */
  readonly unwindowed?: History | undefined;
}

type Chosen = NonNullable<PickQuestion['chosen']>;

/** What the visitor asks of their picks. */
export interface Wishes {
  readonly steering: Steering;
  /** The model that ranks, where it is not what is recommended. */
  readonly algorithm: { readonly request: Chosen } | undefined;
  /** What pulls each film of the data set, if anything does. */
  readonly pull: Float32Array | undefined;
}

const NO_WISHES: Wishes = { steering: AS_RANKED, algorithm: undefined, pull: undefined };

/** Picks and what they were asked for with. */
interface Ranked {
  readonly library: Library;
  readonly generation: number;
  readonly history: HistoryMessage;
  readonly dismissed: Uint32Array;
  readonly steering: Steering;
  readonly chosen: Chosen | undefined;
  readonly pull: Float32Array | undefined;
  readonly count: number;
  /** Their order is an older model's. */
  readonly kept: boolean;
  readonly picks: PicksMessage;
}

type Question = Pick<Ranked, 'library' | 'history' | 'dismissed' | 'steering' | 'chosen' | 'pull'>;

const isSame = (a: Question, b: Question) =>
  a.library === b.library &&
  a.history === b.history &&
  a.dismissed === b.dismissed &&
  a.steering === b.steering &&
  a.chosen === b.chosen &&
  a.pull === b.pull;

/** What goes to the worker with the ratings: nothing that says no more than usual. */
export function questionFrom(
  {
    steering,
    chosen,
    pull,
    unwindowed,
  }: Pick<Question, 'steering' | 'chosen' | 'pull'> & Pick<Ratings, 'unwindowed'>,
  shown?: Uint32Array,
): PickQuestion {
  return {
    steering,
    ...(chosen && { chosen: { model: chosen.model, seed: chosen.seed } }),
    ...(pull && { pull }),
    ...(unwindowed && { usual: unwindowed }),
    ...(shown && { shown }),
  };
}

/** Films that another model has picked keep their reasons, which are its own; their stars are new. */
function keepReasons(kept: readonly PickMessage[], now: PicksMessage): PicksMessage {
  const reasons = new Map(kept.map(({ film, reason }) => [film, reason]));
  const picks = now.picks.map((pick) => ({
    ...pick,
    reason: reasons.get(pick.film) ?? pick.reason,
  }));
  return { ...now, picks };
}

/** What the models say about the visitor's ratings, asked again whenever either changes. */
export class Recommendations {
  readonly #client: AnswersClient;
  readonly #profile: ProfileState;
  readonly #session: Session;
  readonly #taste: Ratings;
  readonly #wishes: Wishes;

  /** How many picks are shown. */
  count = $state(PICKS_AT_A_TIME);
  /** Somebody points at the picks: when another model answers, their stars change at once and their order later. */
  held = $state(false);
  /** Other picks are being worked out. */
  busy = $state(false);

  /** Answers speak of films by index, so they are worth nothing beside another library. */
  #ranked = $state.raw<Ranked>();

  readonly picks = $derived.by(() => {
    const { library } = this.#session;
    return this.#ranked?.library === library ? this.#ranked?.picks : undefined;
  });

  constructor(
    client: AnswersClient,
    profile: ProfileState,
    session: Session,
    taste: Ratings = profile,
    wishes: Wishes = NO_WISHES,
  ) {
    this.#taste = taste;
    this.#wishes = wishes;
    this.#client = client;
    this.#profile = profile;
    this.#session = session;
  }

  /** Keeps the picks up to date for as long as the effect it is called in lives. */
  followPicks(): () => void {
    const { generation, library } = this.#session;
    const { loaded } = this.#profile;
    const { history, dismissed, unwindowed } = this.#taste;
    if (!library || !loaded || generation === 0) return () => {};
    const { steering, algorithm, pull } = this.#wishes;
    const chosen = algorithm?.request;
    const asked = { library, history, dismissed, steering, chosen, pull };
    const { count } = this;
    const before = untrack(() => this.#ranked);
    const same = before && isSame(before, asked) ? before : undefined;
    const upToDate = same?.generation === generation && !same.kept && same.count === count;
    if (upToDate) return () => {};
    // What is only popular gives way at once.
    const kept = same?.picks.personal && this.held ? same.picks.picks : undefined;
    const shown = kept && Uint32Array.from(kept, ({ film }) => film);
    this.busy = true;
    const stop = this.#latest(
      () =>
        this.#client.picks(
          history,
          dismissed,
          count,
          questionFrom({ ...asked, unwindowed }, shown),
        ),
      (picks) => {
        this.busy = false;
        const described = kept ? keepReasons(kept, picks) : picks;
        this.#ranked = { ...asked, count, generation, kept: kept !== undefined, picks: described };
      },
    );
    return () => {
      stop();
      this.busy = false;
    };
  }

  /** Asks, and uses the answer unless a later question has been asked. */
  #latest<T>(ask: () => Promise<T>, use: (answer: T) => void): () => void {
    let stale = false;
    ask().then(
      (answer) => {
        if (!stale) use(answer);
      },
      (error: Error) => {
        // The worker is gone or has no data set: the session says so, and asks again once it is back.
        if (!['WorkerError', 'DataError'].includes(error.name)) throw error;
      },
    );
    return () => (stale = true);
  }
}
