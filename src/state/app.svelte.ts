import { createContext } from 'svelte';
import { WorkerClient } from '../bridge/client';
import { genresOf } from '../core/films';
import type { Opinion } from '../core/profile';
import { datasets, registerOffline } from '../platform/hosted';
import { openProfileStore } from './profile-store';
import { ProfileState } from './profile.svelte';
import { Recommendations } from './recommendations.svelte';
import { Route, type ViewId } from './route.svelte';
import { Session } from './session.svelte';
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

export interface ToastMessage {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SEARCH_HITS = 8;

/** Everything the screens share. One instance, handed down through context. */
export class App {
  readonly client = new WorkerClient((reason) => void this.session.recover(reason));
  readonly session: Session = new Session(this.client);
  readonly profile = new ProfileState(openProfileStore(), () => this.session.library?.films);
  readonly recommendations = new Recommendations(this.client, this.profile, this.session);
  readonly theme = new Theme();
  readonly route: Route;

  toast = $state.raw<ToastMessage | undefined>(undefined);
  /** Set once a newer version waits. */
  reload = $state.raw<(() => void) | undefined>(undefined);
  /** Everything the page needs is on this device. */
  offlineReady = $state(false);
  online = $state(navigator.onLine);

  /** True where the open data set's ratings were generated, not given by people. */
  readonly simulated = $derived(
    datasets.some(({ sha256, simulated }) => simulated && sha256 === this.session.library?.sha256),
  );

  readonly #byId = $derived(
    new Map(Array.from(this.session.library?.films.ids ?? [], (id, index) => [id, index])),
  );

  constructor(views: readonly ViewId[]) {
    this.route = new Route(views);
    addEventListener('online', () => (this.online = true));
    addEventListener('offline', () => (this.online = false));
  }

  async start(): Promise<void> {
    const sources = datasets.map((source) => ({ kind: 'url', ...source }) as const);
    await Promise.all([this.profile.load(), this.session.start(sources)]);
    registerOffline({
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

  filmHref(index: number): string {
    return this.route.with({ film: String(this.film(index).id) }, 'rate');
  }

  showFilm(index: number): void {
    this.route.go(this.filmHref(index));
  }

  closeFilm(): void {
    this.route.replace(this.route.with({ film: undefined }, 'rate'));
  }

  readonly search = async (query: string) => {
    const found = await this.client.search(query, SEARCH_HITS);
    return found.map(({ film }) => ({ ...this.film(film), film }));
  };

  /** Says something of a film, and offers to take it back. */
  say(film: number, opinion: Opinion | undefined, text: string): void {
    this.profile.say(film, opinion);
    this.offerUndo(text);
  }

  offerUndo(text: string): void {
    this.toast = {
      text,
      action: {
        label: 'Undo',
        run: () => {
          this.profile.undo();
          this.toast = undefined;
        },
      },
    };
  }

  /** Opens a dropped or chosen file: a data set, or exported ratings. */
  async openFile(file: File): Promise<void> {
    this.toast = undefined;
    if (/\.json$/i.test(file.name)) {
      this.#importRatings(await file.text(), file.name);
      return;
    }
    const opened = await this.session.open({ kind: 'file', name: file.name, blob: file });
    if (opened) this.toast = { text: `${this.session.library?.name ?? file.name} is open.` };
  }

  #importRatings(text: string, name: string): void {
    try {
      const { added, kept } = this.profile.import(text, name);
      const rest = kept > 0 ? ` ${kept} were already here, as new or newer.` : '';
      const sentence = `${added} taken from ${name}.${rest}`;
      if (added > 0) this.offerUndo(sentence);
      else this.toast = { text: sentence };
    } catch (error) {
      this.session.notice = `${(error as Error).message} Nothing was changed.`;
    }
  }
}

export const [getApp, setApp] = createContext<App>();
