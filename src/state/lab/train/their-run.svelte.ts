import { readRun, refuseLargeRun } from '../../../core/experiment/read-run';
import type { KeptRun } from '../../../core/experiment/run-file';

/** A run that somebody has exported, to be compared with yours. Not kept: it is gone with the page. */
export class TheirRun {
  /** Undefined while there is none. */
  run = $state.raw<KeptRun>();
  /** Why a file could not be read. */
  problem = $state<string>();
  /** Only the last of several files counts. */
  #reading = 0;

  /** Reads a file; one that cannot be read leaves the run that is there. */
  async take(file: Pick<File, 'name' | 'size' | 'text'>): Promise<void> {
    const reading = ++this.#reading;
    try {
      refuseLargeRun(file.size, file.name);
      const run = readRun(await file.text(), file.name);
      if (reading !== this.#reading) return;
      this.run = run;
      this.problem = undefined;
    } catch (error) {
      if (reading === this.#reading) this.problem = (error as Error).message;
    }
  }

  clear(): void {
    this.#reading += 1;
    this.run = undefined;
    this.problem = undefined;
  }
}
