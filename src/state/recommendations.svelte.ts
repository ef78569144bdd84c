import type { HistoryMessage, MapMessage, PicksMessage } from '../../workers/api';
import type { ProfileState } from './profile.svelte';
import type { Session } from './session.svelte';

/** The part of the worker client that answers questions. */
export interface AnswersClient {
  picks(history: HistoryMessage, dismissed: Uint32Array, count: number): Promise<PicksMessage>;
  predict(history: HistoryMessage): Promise<Float32Array | undefined>;
  map(): Promise<MapMessage | undefined>;
  place(history: HistoryMessage): Promise<readonly [number, number] | undefined>;
}

export const PICKS_AT_A_TIME = 10;

/** What the models say about the visitor's ratings, asked again whenever either changes. */
export class Recommendations {
  readonly #client: AnswersClient;
  readonly #profile: ProfileState;
  readonly #session: Session;

  /** Generation that the map belongs to. */
  #mapOf = 0;

  /** How many picks are shown. */
  count = $state(PICKS_AT_A_TIME);
  picks = $state.raw<PicksMessage | undefined>(undefined);
  /** Predicted stars per film. */
  predictions = $state.raw<Float32Array | undefined>(undefined);
  map = $state.raw<MapMessage | undefined>(undefined);
  you = $state.raw<{ readonly x: number; readonly y: number } | undefined>(undefined);

  constructor(client: AnswersClient, profile: ProfileState, session: Session) {
    this.#client = client;
    this.#profile = profile;
    this.#session = session;
  }

  /** Keeps the picks up to date for as long as the effect it is called in lives. */
  followPicks(): () => void {
    const { generation, library } = this.#session;
    const { history, dismissed, loaded } = this.#profile;
    if (!library || !loaded || generation === 0) return () => {};
    return this.#latest(
      () => this.#client.picks(history, dismissed, this.count),
      (picks) => (this.picks = picks),
    );
  }

  /** The same for what the map draws. */
  followMap(): () => void {
    const { generation, library } = this.#session;
    const { history } = this.#profile;
    if (!library || generation === 0) return () => {};
    const known = this.#mapOf === generation;
    return this.#latest(
      () =>
        Promise.all([
          known ? undefined : this.#client.map(),
          this.#client.predict(history),
          history.films.length > 0 ? this.#client.place(history) : undefined,
        ]),
      ([map, predictions, you]) => {
        if (!known) this.map = map;
        this.#mapOf = generation;
        this.predictions = predictions;
        this.you = you && { x: you[0], y: you[1] };
      },
    );
  }

  /** Asks, and uses the answer unless a later question has been asked. */
  #latest<T>(ask: () => Promise<T>, use: (answer: T) => void): () => void {
    let stale = false;
    ask().then(
      (answer) => {
        if (!stale) use(answer);
      },
      () => {}, // the worker is gone: the session says so and asks again once it is back
    );
    return () => (stale = true);
  }
}
