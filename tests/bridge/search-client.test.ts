// The search's worker, played by one that does what the test says.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Library } from '../../workers/api';
import { filmSearch, type FilmSearch } from '../../workers/search';
import type { RoomApi } from '../../workers/rooms';
import { datasetFrom } from '../fixtures';
import { named } from '../state/fixtures';
import { PlayedWorker } from './played-worker';

let workers: FakeWorker[] = [];
let opened: string[] = [];

class FakeWorker extends PlayedWorker {
  constructor() {
    super();
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
    this.play(api);
    workers.push(this);
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
  workers[0].die();
  expect(await asked).toMatchObject(named('WorkerError', 'The worker stopped: boom.'));
  expect(await client.find(first, 'casino', 8)).toEqual([1]);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});
