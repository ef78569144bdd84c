import { createContext } from 'svelte';
import { WorkerClient } from '../bridge/client';
import { genresOf } from '../core/films';
import type { Opinion } from '../core/profile';
import { refuseLarge } from '../core/profile-file';
import { platform } from '#platform';
import type {
  FilmMessage,
  PeopleMessage,
  PicksMessage,
  QuestionMessage,
  RowMessage,
  UserMessage,
} from '../../workers/api';
import { historyWithout, type History } from '../core/history';
import type { TasteGroup } from '../core/recommend/taste-groups';
import { SAMPLE_TASTE } from '../core/recommend/starting-taste';
import type { Account } from '../core/recommend/account';
import type { HeldBack } from '../core/recommend/check';
import type { DistantFilm } from '../core/recommend/nearest';
import type { SharedFilm } from '../core/recommend/people';
import { Datasets } from './datasets.svelte';
import { Faults } from './faults.svelte';
import { openProfileStore } from './profile-store';
import { ProfileState } from './profile.svelte';
import { PICKS_AT_A_TIME, questionFrom, Recommendations } from './recommendations.svelte';
import { countRequests, type RequestCount } from './requests';
import { Route, type ViewId } from './route.svelte';
import { Session } from './session.svelte';
import type { AskingNames } from '../ui/asking';
import { counted } from '../ui/text';
import { Starting } from './starting.svelte';
import { SteeringState } from './steering.svelte';
import { Taste } from './taste.svelte';
import { Theme } from './theme.svelte';

/** A film as the screens show it. */
export interface FilmView {
  /** From 0, in the open data set. */
  readonly index: number;
  /** Id of the data set's files, as links have it. */
  readonly id: number;
  readonly title: string;
  /** 0 unknown. */
  readonly year: number;
  readonly genres: readonly string[];
}

interface ToastMessage {
  readonly text: string;
  /** Which change its Undo takes back; undefined where there is nothing to undo. */
  readonly step?: number;
}

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

const SEARCH_HITS = 8;
const NONE: ReadonlySet<number> = new Set();

const filmsIn = ({ picks }: PicksMessage) => picks.map(({ film }) => film);

const exchangeOf = (before: readonly number[], after: readonly number[]): Exchange => ({
  enter: after.filter((film) => !before.includes(film)),
  leave: before.filter((film) => !after.includes(film)),
});

/** Everything the screens share. One instance, handed down through context. */
export class App {
  readonly #client = new WorkerClient((reason) => void this.session.recover(reason));
  readonly session: Session = new Session(this.#client);
  readonly datasets = new Datasets(this.#client, this.session, (text) => this.tell(text));
  readonly profile = new ProfileState(openProfileStore(), () => this.session.library?.films);
  readonly starting = new Starting();
  readonly theme = new Theme();
  readonly faults = new Faults(window);
  readonly route: Route;
  readonly steering: SteeringState;
  readonly taste: Taste;
  readonly recommendations: Recommendations;

  #toast = $state.raw<ToastMessage | undefined>(undefined);
  /** Stays until the next action: an Undo never takes back another change than the one it stands beside. */
  readonly toast = $derived(
    this.#toast?.step === undefined || this.#toast.step === this.profile.steps
      ? this.#toast
      : undefined,
  );
  /** The film the map was last asked to fly to; a new object each time. */
  flight = $state.raw<{ readonly film: number } | undefined>(undefined);
  /** Set once a newer version waits. */
  reload = $state.raw<(() => void) | undefined>(undefined);
  /** Everything the page needs is on this device. */
  offlineReady = $state(false);
  online = $state(navigator.onLine);

  readonly #byId = $derived(
    new Map(Array.from(this.session.library?.films.ids ?? [], (id, index) => [id, index])),
  );

  constructor(views: readonly ViewId[]) {
    const films = () => this.session.library?.films;
    this.route = new Route(views);
    this.steering = new SteeringState(this.route, films);
    this.taste = new Taste(films, this.profile, this.starting, this.steering);
    this.recommendations = new Recommendations(
      this.#client,
      this.profile,
      this.session,
      this.taste,
      this.steering,
    );
    addEventListener('online', () => (this.online = true));
    addEventListener('offline', () => (this.online = false));
  }

  async start(): Promise<void> {
    await Promise.all([this.profile.load(), this.datasets.start()]);
    await this.session.prepared; // storing the page for offline use must not slow its first picks
    platform.registerOffline({
      onReady: () => (this.offlineReady = true),
      onUpdateReady: (reload) => (this.reload = reload),
    });
  }

  /** A film of the open data set, by index. */
  film(index: number): FilmView {
    const films = this.session.library?.films;
    if (!films || index >= films.count) return { index, id: 0, title: '', year: 0, genres: [] };
    return {
      index,
      id: films.ids[index],
      title: films.titles[index],
      year: films.years[index],
      genres: genresOf(films, index),
    };
  }

  /** The film with this id in the data set's files. */
  filmWithId(id: number): number | undefined {
    return this.#byId.get(id);
  }

  /** The film whose drawer is open; null where the address names one that the data set lacks. */
  readonly openFilm = $derived.by(() => {
    const id = this.route.params.get('film');
    if (id === null || !this.session.library) return undefined;
    return this.filmWithId(Number(id)) ?? null;
  });

  /** The address of a screen; For you keeps what was set there. */
  screenHref(view: ViewId): string {
    return this.route.href(view, view === 'for-you' ? this.steering.params : {});
  }

  filmHref(index: number): string {
    return this.route.with({ film: String(this.film(index).id) }, 'rate');
  }

  showFilm(index: number): void {
    this.route.go(this.filmHref(index));
  }

  /** Does nothing where no film is open: a drawer that is leaving the page closes once more. */
  closeFilm(): void {
    if (this.openFilm === undefined) return;
    this.route.replace(this.route.with({ film: undefined }, 'rate'));
  }

  /** Flies to a film on the map. */
  flyTo(index: number): void {
    this.flight = { film: index };
    this.route.replace(this.route.with({ focus: String(this.film(index).id) }, 'map'));
  }

  readonly search = async (query: string) => {
    const found = await this.#ask((client) => client.search(query, SEARCH_HITS));
    return (found ?? []).map((film) => ({ ...this.film(film), film }));
  };

  /** Films to ask about next: nothing has been said of them, nor were they shown. */
  async questions(
    count: number,
    shown: Iterable<number> = NONE,
  ): Promise<readonly QuestionMessage[]> {
    const { byFilm } = this.profile;
    const notSeen = [...byFilm].flatMap(([film, { kind }]) => (kind === 'not-seen' ? film : []));
    const passed = {
      notSeen: Uint32Array.from(notSeen),
      others: Uint32Array.of(...byFilm.keys(), ...shown),
    };
    const { history } = this.taste;
    return (await this.#ask((client) => client.questions(history, passed, count))) ?? [];
  }

  /** What the reasons for asking speak of. */
  readonly names: AskingNames = {
    titleOf: (film) => this.film(film).title,
    genreOf: (bit) => this.session.library?.films.genreNames[bit] ?? '',
  };

  /** What the drawer shows of a film; undefined while the worker cannot say. */
  filmFacts(index: number): Promise<FilmMessage | undefined> {
    const { history } = this.taste;
    return this.#ask((client) => client.film(index, history));
  }

  /** Predicted stars for every film; undefined while no model predicts. */
  predictions(): Promise<Float32Array | undefined> {
    const { history } = this.taste;
    return this.#ask((client) => client.predict(history));
  }

  /** Well-known films in groups of a taste; undefined until a model with item vectors is fitted. */
  groups(count: number): Promise<readonly TasteGroup[] | undefined> {
    return this.#ask((client) => client.groups(count));
  }

  /** Rows of films beside those that are shown, some of them from films that were rated. */
  rows(shown: readonly number[], because: readonly number[]): Promise<RowMessage[] | undefined> {
    const { history } = this.taste;
    const elsewhere = Uint32Array.of(...this.taste.dismissed, ...shown);
    const { steering } = this.steering;
    return this.#ask((client) =>
      client.rows(history, elsewhere, Uint32Array.from(because), steering),
    );
  }

  /** Why so many stars are predicted for a film, as if the films left out had not been rated. */
  why(index: number, without: ReadonlySet<number> = NONE): Promise<Account | undefined> {
    const history = historyWithout(this.taste.history, without);
    return this.#ask((client) => client.why(index, history));
  }

  /** Which of the first ten picks would enter and leave if the films left out had not been rated. */
  async whatIf(without: ReadonlySet<number>): Promise<Exchange | undefined> {
    const { history, dismissed } = this.taste;
    const { steering, algorithm } = this.steering;
    const question = questionFrom({
      steering,
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

  /** Ratings of a history, each predicted from all the others; undefined while the worker cannot say. */
  holdBack(history: History, films: Uint32Array): Promise<readonly HeldBack[] | undefined> {
    return this.#ask((client) => client.holdBack(history, films));
  }

  /** Who rates like the visitor; undefined while the worker cannot say, as below. */
  people(): Promise<PeopleMessage | undefined> {
    const { history, dismissed } = this.profile;
    return this.#ask((client) => client.people(history, dismissed));
  }

  /** The films that the visitor shares with the user of this id. */
  sharedWith(id: number): Promise<readonly SharedFilm[] | undefined> {
    const { history } = this.profile;
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

  /** What was asked of the network; undefined while the worker cannot say. */
  async requests(): Promise<RequestCount | undefined> {
    const ofWorker = await this.#ask((client) => client.requests());
    return ofWorker && countRequests(ofWorker);
  }

  /** Asks the worker. Undefined where it is gone or has no data set yet: the session tells the visitor, and asks again. */
  async #ask<T>(question: (client: WorkerClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await question(this.#client);
    } catch (error) {
      if (['WorkerError', 'DataError'].includes((error as Error).name)) return undefined;
      throw error;
    }
  }

  /** Says something of a film, and offers to take it back. */
  say(film: number, opinion: Opinion | undefined, text: string): void {
    this.profile.say(film, opinion);
    this.tell(text, this.profile.steps);
  }

  /** Begins with somebody else's ratings, to try the page with. */
  trySample(): void {
    this.starting.begin(SAMPLE_TASTE);
    this.route.go(this.screenHref('for-you'));
  }

  /** Shows a sentence; with the step of a change, an Undo beside it for as long as that change is the latest. */
  tell(text: string, step?: number): void {
    this.#toast = step === undefined ? { text } : { text, step };
  }

  undoToast(): void {
    this.profile.undo();
    this.closeToast();
  }

  closeToast(): void {
    this.#toast = undefined;
  }

  /** Deletes what this device keeps of the visitor and of the models. */
  async forgetEverything(): Promise<void> {
    this.profile.forget();
    this.starting.remove();
    this.steering.forget();
    await this.session.forgetAll();
    this.theme.forget();
    this.tell('Forgotten: your ratings, your settings, the models and kept data.');
  }

  /** Opens a dropped or chosen file: a data set, or exported ratings. */
  async openFile(file: File): Promise<void> {
    this.closeToast();
    if (/\.json$/i.test(file.name)) {
      await this.#importRatings(file);
      return;
    }
    await this.datasets.openFile(file);
  }

  async #importRatings(file: File): Promise<void> {
    const { name, size } = file;
    try {
      refuseLarge(size, name);
      const { added, kept } = this.profile.import(await file.text(), name);
      const rest =
        kept > 0
          ? ` ${counted(kept, 'entry was', 'entries were')} already here, as new or newer.`
          : '';
      const sentence = `${counted(added, 'entry', 'entries')} taken from ${name}.${rest}`;
      if (added > 0) this.tell(sentence, this.profile.steps);
      else this.tell(sentence);
    } catch (error) {
      this.session.notice = `${(error as Error).message} Nothing was changed.`;
    }
  }
}

export const [getApp, setApp] = createContext<App>();
