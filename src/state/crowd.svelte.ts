import { untrack } from 'svelte';
import type { Library } from '../../workers/api';
import { CrowdClient } from '../bridge/crowd-client';
import type { LendNamed } from '../bridge/room';
import type { Crowd } from '../core/recommend/crowd';

/** Larger data sets are copied only when that is asked for: the copy takes nine bytes a rating, twice. */
export const COPIED_UNASKED = 2_000_000;

/** Who knows all the ratings. */
export interface CrowdSource {
  crowd(): Promise<Crowd>;
  sharesGiven(films: Uint32Array): Promise<readonly number[] | undefined>;
  stop(): void;
}

/** What the people of a data set are like, and what they gave to the visitor's films. Answers outlast the worker. */
export class CrowdState {
  readonly #library: Library;
  readonly #source: CrowdSource;
  /** What the films' shares are known for. */
  #films: Uint32Array | undefined;

  /** Undefined until it is known. */
  crowd = $state.raw<Crowd>();
  /**
   * Shares of ½ … 5 stars among what others gave to the visitor's films: of those before, until the answer for these is there;
   * undefined where there is none.
   */
  given = $state.raw<readonly number[]>();
  /** Whether the ratings may be copied. */
  wanted = $state(false);
  /** Why there is no answer, as it can be shown. */
  problem = $state<string>();

  constructor(library: Library, source: CrowdSource) {
    this.#library = library;
    this.#source = source;
    this.wanted = library.ratings <= COPIED_UNASKED;
  }

  /** Keeps the answers up to date for as long as the effect it is called in lives. */
  follow(films: Uint32Array): () => void {
    let stale = false;
    const ask = async () => {
      try {
        if (!this.#knows(films)) {
          const given = await this.#source.sharesGiven(films);
          if (stale) return;
          [this.#films, this.given] = [films, given];
        }
        this.crowd ??= await this.#source.crowd();
        this.problem = undefined;
      } catch (error) {
        if (!stale) this.problem = (error as Error).message;
      }
    };
    if (this.wanted && this.#library.ratings > 0) void untrack(ask);
    return () => (stale = true);
  }

  /** Ends the work under way; the next question begins anew. */
  stop(): void {
    this.#source.stop();
  }

  #knows(films: Uint32Array): boolean {
    const known = this.#films;
    return known?.length === films.length && known.every((film, k) => film === films[k]);
  }
}

const known = new WeakMap<Library, CrowdState>();

/** That of a data set, the same at each visit, with a worker that is started with the first question. */
export function crowdStateOf(library: Library, lend: LendNamed): CrowdState {
  const { sha256, ratings } = library;
  const client = () => new CrowdClient((port) => lend(port, sha256), ratings);
  const state = known.get(library) ?? new CrowdState(library, client());
  known.set(library, state);
  return state;
}
