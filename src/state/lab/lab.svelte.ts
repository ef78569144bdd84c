import { BenchClient } from '../../bridge/bench-client';
import { TrainClient } from '../../bridge/train-client';
import type { Library } from '../../../workers/api';
import type { App } from '../app.svelte';
import { CompareState } from './compare/compare-state.svelte';
import type { Room } from './room';
import { TrainState } from './train/train-state.svelte';
import { TuneState } from './tune/tune-state.svelte';

/** The Lab: its rooms, and the workers that they share. */
export class LabState {
  #library: Library | undefined;
  readonly client: BenchClient;
  readonly compare: CompareState;
  readonly train: TrainState;
  readonly tune: TuneState;
  /** By the id of their screens. */
  readonly rooms: { readonly compare: Room; readonly train: Room; readonly tune: Room };

  constructor({ lend, route }: Pick<App, 'lend' | 'route'>) {
    const ratings = () => this.#library?.ratings ?? 0;
    const lendOwn = (port: MessagePort) => lend(port, this.#library?.sha256 ?? '');
    this.client = new BenchClient(lendOwn, ratings);
    this.compare = new CompareState(this.client, route);
    this.train = new TrainState(new TrainClient(lendOwn, ratings), route);
    this.tune = new TuneState(this.client, route);
    this.rooms = { compare: this.compare, train: this.train, tune: this.tune };
  }

  /** Tells which data set is open: of another one, nothing holds any more. */
  opened(library: Library | undefined): void {
    if (library === this.#library) return;
    this.#library = library;
    for (const room of Object.values(this.rooms)) room.opened(library);
    this.client.stop();
  }

  /** Ends the workers, and forgets what they have worked out. */
  stop(): void {
    for (const room of Object.values(this.rooms)) room.stop();
    this.client.stop();
  }

  /** The same, and what was set. */
  forget(): void {
    for (const room of Object.values(this.rooms)) room.forget();
    this.client.stop();
  }
}

/** The one of the page; made when it is first asked for, and not owned by the component that asks: it outlives that. */
export function labOf(app: App): LabState {
  if (!app.lab) $effect.root(() => void (app.lab = new LabState(app)));
  return app.lab as LabState; // the line above has run
}
