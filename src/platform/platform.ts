import type { Source } from '../../workers/api';

/** A data set that this build brings along. */
export interface BuiltIn {
  /** Name of the release, such as `ml-latest-small`. */
  readonly name: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Size of the archive. */
  readonly bytes: number;
  /** True where the ratings were generated, not given by people. */
  readonly simulated: boolean;
  /** Where the worker gets it. */
  source(): Source;
  /** The README that belongs to it, with its licence. Throws where it cannot be had. */
  readme(): Promise<string>;
}

/** What `registerOffline` reports. */
export interface OfflineEvents {
  /** A newer version is stored and waits; `reload` switches to it and opens it. */
  onUpdateReady(reload: () => void): void;
  /** Everything the page needs is on this device: it opens without a network. */
  onReady(): void;
}

/** What differs between the hosted and the single-file build: each has a module of this shape, imported as `#platform`. */
export interface Platform {
  /** Best first. */
  readonly builtIn: readonly BuiltIn[];
  /**
   * Sees to it that the page opens without a network. Call it once the data have been read, so that storing them does not
   * slow their first use.
   */
  registerOffline(events: OfflineEvents): void;
}
