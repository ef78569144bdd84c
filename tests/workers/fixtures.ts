import { wrap, transfer, proxy, type Remote } from 'comlink';
import { IDBFactory } from 'fake-indexeddb';
import { zipSync } from 'fflate';
import { vi } from 'vitest';
import type { Dataset } from '../../src/core/dataset';
import type { FitProgress, FitRequest, FitSummary, Source, WorkerApi } from '../../workers/api';

/** A file of a data set that is opened from the disk. */
export const fileSource = (name: string, bytes: Uint8Array<ArrayBuffer>): Source => ({
  kind: 'file',
  name,
  blob: new Blob([bytes]),
});

/** A data set as an archive of MovieLens: movies.csv and ratings.csv in a folder. */
export function archiveOf({ ratings, films }: Dataset, folder: string): Uint8Array<ArrayBuffer> {
  const movies = films.titles.map(
    (title, film) => `${film + 1},"${title} (${films.years[film]})",${film % 2 ? 'Drama' : 'War'}`,
  );
  const lines: string[] = [];
  for (let user = 0; user < ratings.rows; user++) {
    for (let k = ratings.starts[user]; k < ratings.starts[user + 1]; k++) {
      const stars = (ratings.halfStars[k] / 2).toFixed(1);
      lines.push(`${user + 1},${ratings.indices[k] + 1},${stars},${1_000_000 + k}`);
    }
  }
  const file = (header: string, rows: readonly string[]) =>
    new TextEncoder().encode(`${[header, ...rows].join('\n')}\n`);
  return zipSync({
    [`${folder}/movies.csv`]: file('movieId,title,genres', movies),
    [`${folder}/ratings.csv`]: file('userId,movieId,rating,timestamp', lines),
  });
}

/** An empty database for this test: what earlier ones kept is gone. */
export function emptyDatabase(): void {
  vi.stubGlobal('indexedDB', new IDBFactory());
}

/** A clock on which every look takes longer than a slice, so that a fit looks at its messages after every step. */
export function slowClock(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
}

/** The real worker's script behind a message channel in place of a thread, and what the page does with it. */
export interface Connection {
  readonly api: Remote<WorkerApi>;
  /** Has the same worker do the job, through a channel of its own; jobs are numbered from 1. */
  fit(request: FitRequest, onProgress?: (progress: FitProgress) => void): Promise<FitSummary>;
  close(): void;
}

/** Starts the worker's script; the one before it hears nothing any more. */
export async function connect(): Promise<Connection> {
  const { port1, port2 } = new MessageChannel();
  vi.stubGlobal('addEventListener', port1.addEventListener.bind(port1));
  vi.stubGlobal('postMessage', port1.postMessage.bind(port1));
  vi.resetModules();
  await import('../../workers/recommender.worker');
  port1.start();
  const api = wrap<WorkerApi>(port2);
  let jobs = 0;
  return {
    api,
    async fit(request, onProgress = () => {}) {
      const job = new MessageChannel();
      await api.attach(transfer(job.port1, [job.port1]));
      return api.fit(request, ++jobs, transfer(job.port2, [job.port2]), proxy(onProgress));
    },
    close: () => port1.close(),
  };
}
