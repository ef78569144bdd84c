import { AtlasClient, type Lend } from '../../bridge/atlas-client';

/** Errors that are told elsewhere, or were asked for: the question has no answer, and that is all. */
const SILENT = ['AbortError', 'WorkerError', 'DataError'];

/** What the map's screens ask its worker. Answers are undefined where it is gone, was cancelled or has no data set. */
export class Atlas {
  /** Asked by who can tell the visitor what went wrong. */
  readonly client: AtlasClient;

  constructor(lend: Lend) {
    this.client = new AtlasClient(lend);
  }

  /** Asks; throws what can be told to the visitor, such as a ParamError for an unknown model. */
  async ask<T>(question: (client: AtlasClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await question(this.client);
    } catch (error) {
      if (SILENT.includes((error as Error).name)) return undefined;
      throw error;
    }
  }

  /** Ends the worker; what it has worked out is gone. */
  stop(): void {
    this.client.stop();
  }
}
