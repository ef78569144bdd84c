import type { BenchClient } from '../../../bridge/bench-client';
import type { History } from '../../../core/history';
import type { ShownFilm } from '../../../../workers/bench-api';
import type { Contestant } from '../choices';

/** So many films of each model are shown. */
export const SHOWN_FILMS = 10;

/** What the lists are made of. */
export interface ListWish {
  readonly contestants: readonly Contestant[];
  readonly seed: number;
  readonly history: History;
  readonly dismissed: Uint32Array;
}

/** What became of one model's list. */
export type ShownList =
  | { readonly status: 'working'; readonly fraction: number }
  | { readonly status: 'there'; readonly films: readonly ShownFilm[] }
  | { readonly status: 'failed'; readonly message: string };

/** What each model, fitted on all ratings, would show the visitor. */
export class ShownLists {
  readonly #client: Pick<BenchClient, 'forYou'>;
  #abort: AbortController | undefined;
  /** Whether the visitor has asked for them: from then on they follow their ratings. */
  asked = $state(false);
  /** By the key of the model. */
  lists = $state.raw<ReadonlyMap<string, ShownList>>(new Map());
  readonly working = $derived([...this.lists.values()].some(({ status }) => status === 'working'));

  constructor(client: Pick<BenchClient, 'forYou'>) {
    this.#client = client;
  }

  /** Works them all out, in place of those that are under way; lists that are there stay until others come. */
  show({ contestants, seed, history, dismissed }: ListWish): () => void {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const question = {
      history: { films: history.films, halfStars: history.halfStars },
      dismissed,
      count: SHOWN_FILMS,
    };
    const models = new Map(contestants.map((one) => [one.key, one]));
    const open = new Set(models.keys());
    // Progress goes by a port of its own, and may land after what it was the progress of.
    const tell = (key: string, list: ShownList) => {
      if (abort.signal.aborted || !open.has(key)) return;
      if (list.status !== 'working') open.delete(key);
      this.lists = new Map([...this.lists, [key, list]]);
    };
    for (const [key, { choice, params }] of models) {
      const model = { id: choice.id, params };
      tell(key, { status: 'working', fraction: 0 });
      this.#client
        .forYou(model, seed, question, abort.signal, (fraction) => {
          tell(key, { status: 'working', fraction });
        })
        .then(
          (films) => tell(key, { status: 'there', films }),
          ({ message }: Error) => tell(key, { status: 'failed', message }),
        );
    }
    return () => abort.abort();
  }

  /** Stops, and asks for nothing until the visitor does again. */
  clear(): void {
    this.#abort?.abort();
    this.asked = false;
    this.lists = new Map();
  }
}

/** How many lists have a film, for each that is on several. */
export function agreement(lists: readonly (readonly ShownFilm[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { film } of lists.flat()) counts.set(film, (counts.get(film) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}
