import type { WorkerClient } from '../bridge/client';
import { historyWithout, type History } from '../core/history';
import type { Account } from '../core/recommend/account';
import type { HeldBack } from '../core/recommend/check';
import type { DistantFilm } from '../core/recommend/nearest';
import type { SharedFilm } from '../core/recommend/people';
import type { TasteGroup } from '../core/recommend/taste-groups';
import type {
  FilmMessage,
  PeopleMessage,
  PicksMessage,
  QuestionMessage,
  RowMessage,
  UserMessage,
} from '../../workers/api';
import type { ProfileState } from './profile.svelte';
import { PICKS_AT_A_TIME, questionFrom } from './recommendations.svelte';
import { countRequests, type RequestCount } from './requests';
import type { SteeringState } from './steering.svelte';
import type { Taste } from './taste.svelte';

/** A user of the data set, and what the page would pick for them. */
export interface UserView extends UserMessage {
  readonly id: number;
  readonly picks: PicksMessage | undefined;
}

/** Films that enter and leave a list. */
export interface Exchange {
  readonly enter: readonly number[];
  readonly leave: readonly number[];
}

/** What somebody is taken to have given films that they loved, and of how many this is said. */
const LOVED_HALF_STARS = 10;
const LOVED = 200;
const NONE: ReadonlySet<number> = new Set();

const filmsIn = ({ picks }: PicksMessage) => picks.map(({ film }) => film);

const exchangeOf = (before: readonly number[], after: readonly number[]): Exchange => ({
  enter: after.filter((film) => !before.includes(film)),
  leave: before.filter((film) => !after.includes(film)),
});

/**
 * What screens ask the worker about the visitor's taste, films and people. Answers are undefined, or empty, while the worker
 * is gone or has no data set: the session tells the visitor, and its generation counts up when it is worth asking again.
 */
export class Answers {
  readonly #client: WorkerClient;
  readonly #profile: ProfileState;
  readonly #taste: Taste;
  readonly #steering: SteeringState;

  constructor(client: WorkerClient, profile: ProfileState, taste: Taste, steering: SteeringState) {
    this.#client = client;
    this.#profile = profile;
    this.#taste = taste;
    this.#steering = steering;
  }

  /** Films to ask about next: nothing has been said of them but that they were seen, nor were they shown. */
  async questions(
    count: number,
    shown: Iterable<number> = NONE,
  ): Promise<readonly QuestionMessage[]> {
    const all = [...this.#profile.byFilm];
    const notSeen = all.flatMap(([film, { kind }]) => (kind === 'not-seen' ? film : []));
    const answered = all.flatMap(([film, { kind }]) => (kind === 'seen' ? [] : film));
    const passed = {
      notSeen: Uint32Array.from(notSeen),
      others: Uint32Array.from([...answered, ...shown]),
    };
    const { history } = this.#taste;
    return (await this.#ask((client) => client.questions(history, passed, count))) ?? [];
  }

  /** What the drawer shows of a film. */
  filmFacts(index: number): Promise<FilmMessage | undefined> {
    const { history } = this.#taste;
    return this.#ask((client) => client.film(index, history));
  }

  /** Predicted stars for every film; undefined while no model predicts. */
  predictions(): Promise<Float32Array | undefined> {
    const { history } = this.#taste;
    return this.#ask((client) => client.predict(history));
  }

  /** Well-known films in groups of a taste; undefined until a model with item vectors is fitted. */
  groups(count: number): Promise<readonly TasteGroup[] | undefined> {
    return this.#ask((client) => client.groups(count));
  }

  /** Rows of films beside those that are shown, some of them from films that were rated. */
  rows(shown: readonly number[], because: readonly number[]): Promise<RowMessage[] | undefined> {
    const { history } = this.#taste;
    const elsewhere = Uint32Array.of(...this.#taste.dismissed, ...shown);
    const { steering } = this.#steering;
    return this.#ask((client) =>
      client.rows(history, elsewhere, Uint32Array.from(because), steering),
    );
  }

  /** Why so many stars are predicted for a film, as if the films left out had not been rated. */
  why(
    index: number,
    without: ReadonlySet<number> = NONE,
    rows?: Uint32Array,
  ): Promise<Account | undefined> {
    const history = historyWithout(this.#taste.history, without);
    return this.#ask((client) => client.why(index, history, rows));
  }

  /** Which of the first ten picks would enter and leave if the films left out had not been rated. */
  async whatIf(without: ReadonlySet<number>): Promise<Exchange | undefined> {
    const { history, dismissed } = this.#taste;
    const { steering, algorithm, pull } = this.#steering;
    const question = questionFrom({
      steering,
      pull,
      chosen: algorithm?.request,
      unwindowed: undefined,
    });
    // Films left out have been seen all the same: they are no picks.
    const hidden = Uint32Array.of(...dismissed, ...without);
    const ten = (rated: History) =>
      this.#ask((client) => client.picks(rated, hidden, PICKS_AT_A_TIME, question));
    const [now, then] = [await ten(history), await ten(historyWithout(history, without))];
    return now && then && exchangeOf(filmsIn(now), filmsIn(then));
  }

  /** Films to watch for somebody who loved these, were they all that is known; none that the visitor has rated or hidden. */
  async picksFrom(films: Uint32Array): Promise<readonly number[] | undefined> {
    const { history, dismissed } = this.#taste;
    const loved = films.subarray(0, LOVED).toSorted();
    const hidden = Uint32Array.of(...dismissed, ...history.films, ...films);
    const asked = { films: loved, halfStars: new Uint8Array(loved.length).fill(LOVED_HALF_STARS) };
    const picks = await this.#ask((client) => client.picks(asked, hidden, PICKS_AT_A_TIME));
    return picks && filmsIn(picks);
  }

  /** Ratings of a history, each predicted from all the others. */
  holdBack(history: History, films: Uint32Array): Promise<readonly HeldBack[] | undefined> {
    return this.#ask((client) => client.holdBack(history, films));
  }

  /** Who rates like the visitor. */
  people(): Promise<PeopleMessage | undefined> {
    const { history, dismissed } = this.#profile;
    return this.#ask((client) => client.people(history, dismissed));
  }

  /** The films that the visitor shares with the user of this id. */
  sharedWith(id: number): Promise<readonly SharedFilm[] | undefined> {
    const { history } = this.#profile;
    return this.#ask((client) => client.shared(history, id));
  }

  /** The user of this id, and picks for them as if they were the visitor. */
  async user(id: number): Promise<UserView | undefined> {
    const user = await this.#ask((client) => client.user(id));
    const { history } = user ?? {};
    const picks =
      history &&
      (await this.#ask((client) => client.picks(history, new Uint32Array(), PICKS_AT_A_TIME)));
    return user && { id, ...user, picks };
  }

  /** Why so many stars are predicted for somebody else. */
  whyFor(film: number, history: History): Promise<Account | undefined> {
    return this.#ask((client) => client.why(film, history));
  }

  /** The films closest to a film by all factors of the map's model. */
  closest(film: number): Promise<readonly DistantFilm[] | undefined> {
    return this.#ask((client) => client.closest(film));
  }

  /** What was asked of the network. */
  async requests(): Promise<RequestCount | undefined> {
    const ofWorker = await this.#ask((client) => client.requests());
    return ofWorker && countRequests(ofWorker);
  }

  async #ask<T>(question: (client: WorkerClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await question(this.#client);
    } catch (error) {
      if (['WorkerError', 'DataError'].includes((error as Error).name)) return undefined;
      throw error;
    }
  }
}
