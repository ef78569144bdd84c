import { createContext, untrack } from 'svelte';
import type { LendNamed } from '../bridge/room';
import { WorkerClient } from '../bridge/client';
import { genresOf } from '../core/films';
import type { Opinion } from '../core/profile';
import { platform } from '#platform';
import { SAMPLE_TASTE } from '../core/recommend/starting-taste';
import { Answers } from './answers';
import { Datasets } from './datasets.svelte';
import { Faults } from './faults.svelte';
import type { ImportState } from './imports.svelte';
import type { LabState } from './lab/lab.svelte';
import type { Room } from './lab/room';
import type { MapState } from './map/map.svelte';
import type { Expected } from './open-files.svelte';
import { openProfileStore } from './profile-store';
import { Pin } from './pin.svelte';
import { ProfileState } from './profile.svelte';
import { Recommendations } from './recommendations.svelte';
import { Route, type ViewId } from './route.svelte';
import { Search } from './search';
import { Session } from './session.svelte';
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
  readonly pin: Pin;
  readonly steering: SteeringState;
  readonly taste: Taste;
  readonly recommendations: Recommendations;
  readonly answers: Answers;
  readonly #search = new Search(
    () => this.session.library,
    (problem) => (this.session.notice = problem),
  );

  /** Settles once a data set is open, or none could be opened. */
  opened: Promise<void> = Promise.resolve();

  #toast = $state.raw<ToastMessage | undefined>(undefined);
  /** Stays until the next action: an Undo never takes back another change than the one it stands beside. */
  readonly toast = $derived(
    this.#toast?.step === undefined || this.#toast.step === this.profile.steps
      ? this.#toast
      : undefined,
  );
  /** How the map is; there once it has been shown. */
  map = $state.raw<MapState>();
  /** What Data shows, as its address has it. */
  data = $state.raw<Readonly<Record<string, string>>>({});
  /** How the Lab is; there once it has been shown. */
  lab = $state.raw<LabState>();
  /** Files with ratings that were opened; there once any have been. */
  imports = $state.raw<ImportState>();
  /** The film the map was last asked to fly to; a new object each time. */
  flight = $state.raw<{ readonly film: number } | undefined>(undefined);
  /** Set once a newer version waits. */
  reload = $state.raw<(() => void) | undefined>(undefined);
  /** Everything the page needs is on this device. */
  offlineReady = $state(false);
  online = $state(navigator.onLine);

  /** The latest first. */
  #shown = $state.raw<readonly ViewId[]>([]);

  readonly #byId = $derived(
    new Map(Array.from(this.session.library?.films.ids ?? [], (id, index) => [id, index])),
  );

  constructor(views: readonly ViewId[]) {
    const films = () => this.session.library?.films;
    this.route = new Route(views);
    this.pin = new Pin(films);
    this.steering = new SteeringState(this.route, films, this.pin);
    this.taste = new Taste(films, this.profile, this.starting, this.steering);
    this.answers = new Answers(this.#client, this.profile, this.taste, this.steering);
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
    this.opened = this.datasets.start();
    await Promise.all([this.profile.load(), this.opened]);
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

  /** The address of a screen; For you, the map, Data and the rooms of the Lab keep what was set there. */
  screenHref(view: ViewId): string {
    if (view === 'for-you') return this.route.href(view, this.steering.params);
    if (view === 'map') return this.route.href(view, this.map?.settings.params);
    if (view === 'data') return this.route.href(view, this.data);
    const rooms: Readonly<Record<string, Room>> = this.lab?.rooms ?? {};
    return this.route.href(view, rooms[view]?.link);
  }

  /** The address of the screen of some that was shown last, or of the first. */
  placeHref(screens: readonly { readonly id: ViewId }[]): string {
    const latest = this.#shown.find((view) => screens.some(({ id }) => id === view));
    return this.screenHref(latest ?? screens[0].id);
  }

  /** Remembers which screen is shown. */
  shown(view: ViewId): void {
    this.#shown = [view, ...untrack(() => this.#shown).filter((other) => other !== view)];
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
    await this.opened; // nothing is found in what is not read yet
    const found = await this.#search.find(query);
    return found?.map((film) => ({ ...this.film(film), film }));
  };

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

  /** Lets a worker borrow a data set through this port, for as long as it is the one that is open. */
  readonly lend: LendNamed = (port, sha256) => this.#client.lend(port, sha256);

  /** Opens dropped or chosen files: data sets, and ratings from wherever. */
  async openFiles(files: readonly File[], expected?: Expected): Promise<void> {
    this.closeToast();
    const opener = await import('./open-files.svelte').catch(() => undefined);
    if (opener) return opener.openFiles(this, files, expected);
    const zip = files.find(({ name }) => /\.zip$/i.test(name));
    if (zip && expected !== 'ratings') return this.datasets.openFile(zip);
    this.session.notice = 'What reads ratings did not load. Reload the page. Nothing was changed.';
  }
}

export const [getApp, setApp] = createContext<App>();
