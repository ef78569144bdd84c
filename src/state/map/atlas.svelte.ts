import { AtlasClient } from '../../bridge/atlas-client';
import type { Lend } from '../../bridge/room';

/** Errors that mean no more than that there is no answer: it was cancelled, or the screen says what is the matter. */
const SILENT = ['AbortError', 'DataError'];
/** So often questions are asked again because the worker has died over one of them. */
const RETRIES = 2;

/** What the map's screens ask its worker. Answers are undefined where it is gone, was cancelled or has no data set. */
export class Atlas {
  /** Asked by who can tell the visitor what went wrong. */
  readonly client: AtlasClient;
  /** Counts up where the worker has died and it is worth asking again. */
  deaths = $state(0);

  /** @param ratings How many the open data set has. */
  constructor(lend: Lend, ratings: () => number) {
    this.client = new AtlasClient(lend, ratings);
  }

  /** Asks; throws what is a mistake of the asker. */
  async ask<T>(question: (client: AtlasClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await question(this.client);
    } catch (error) {
      const { name } = error as Error; // what crosses from the worker, or tells of its death
      if (name === 'WorkerError') this.deaths = Math.min(RETRIES, this.deaths + 1);
      else if (!SILENT.includes(name)) throw error;
      return undefined;
    }
  }

  /** Ends the worker; what it has worked out is gone. */
  stop(): void {
    this.client.stop();
  }
}
