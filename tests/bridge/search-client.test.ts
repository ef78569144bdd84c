// The search's worker, played by one that does what the test says.
import { expose } from 'comlink';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Library } from '../../workers/api';
import { filmSearch, type FilmSearch } from '../../workers/search';
import type { RoomApi } from '../../workers/rooms';
import { datasetFrom } from '../fixtures';
import { named } from '../state/fixtures';

let workers: FakeWorker[] = [];
let opened: string[] = [];

class FakeWorker {
  ended = false;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror = null;
  readonly #port: MessagePort;
  readonly #inner: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    [this.#inner, this.#port] = [port1, port2];
    let search: FilmSearch | undefined;
    const api: RoomApi<'search'> = {
      ping() {},
      borrowFrom() {},
      open(films, counts) {
        opened.push(films.titles[0]);
        search = filmSearch(films, counts);
      },
      find: async (query, count) =>
        query === 'endless' ? new Promise(() => {}) : ((await search?.find(query, count)) ?? []),
    };
    expose(api, port1);
    port2.start();
    workers.push(this);
  }

  postMessage(message: unknown, transfer: Transferable[] = []) {
    if (!this.ended) this.#port.postMessage(message, transfer);
  }

  addEventListener(...args: Parameters<MessagePort['addEventListener']>) {
    this.#port.addEventListener(...args);
  }

  removeEventListener(...args: Parameters<MessagePort['removeEventListener']>) {
    this.#port.removeEventListener(...args);
  }

  terminate() {
    this.ended = true;
    this.#port.close();
    this.#inner.close();
  }
}

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: FakeWorker }));
const { SearchClient } = await import('../../src/bridge/search-client');

/** A library of films of these titles. */
function libraryOf(sha256: string, ...titles: readonly string[]): Library {
  const { films } = datasetFrom(1, titles.length, []);
  return {
    name: sha256,
    sha256,
    films: { ...films, titles },
    users: 1,
    ratings: 0,
    counts: new Uint32Array(titles.length),
    means: new Float32Array(titles.length),
    report: [],
    restored: false,
  };
}

const first = libraryOf('a', 'Heat', 'Casino', 'Ronin');
const second = libraryOf('b', 'Up', 'Heat');

beforeEach(() => {
  for (const worker of workers) worker.terminate();
  workers = [];
  opened = [];
});

test('films are found by one worker, which is told of them once', async () => {
  const client = new SearchClient();
  expect(await client.find(first, 'casino', 8)).toEqual([1]);
  expect(await client.find(first, 'ronin', 8)).toEqual([2]);
  expect([workers.length, opened]).toEqual([1, ['Heat']]);
});

test('films of another data set take the place of the first ones', async () => {
  const client = new SearchClient();
  expect(await client.find(first, 'heat', 8)).toEqual([0]);
  expect(await client.find(second, 'heat', 8)).toEqual([1]);
  expect([workers.length, opened]).toEqual([1, ['Heat', 'Up']]);
});

test('a worker that dies fails what it was asked, and another answers what comes next', async () => {
  const client = new SearchClient();
  const asked = client.find(first, 'endless', 8).catch((error: unknown) => error);
  workers[0].onerror?.({ message: 'Uncaught Error: boom' });
  expect(await asked).toMatchObject(named('WorkerError', 'The worker stopped: boom.'));
  expect(await client.find(first, 'casino', 8)).toEqual([1]);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});
