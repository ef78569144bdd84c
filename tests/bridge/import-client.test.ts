// The page's side of the worker that reads personal files, with workers that do what the test says.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FoundFilm, ImportPreview } from '../../src/core/imports/preview';
import type { ImportProgress, OpenedFile } from '../../workers/import-api';
import type { RoomApi } from '../../workers/rooms';
import { filmsNamed, Later, settled } from '../state/fixtures';
import { PlayedWorker } from './played-worker';

const EMPTY: ImportPreview = { files: [], films: [] };
const FILE: OpenedFile = { name: 'ratings.csv', blob: new Blob(['Name']), modified: 5 };

/** Something a worker was asked. */
interface Asked {
  readonly worker: FakeWorker;
  readonly what: string;
  readonly later: Later<unknown>;
  readonly tell?: (progress: ImportProgress) => void;
}

let workers: FakeWorker[] = [];
let asked: Asked[] = [];

class FakeWorker extends PlayedWorker {
  constructor() {
    super();
    const ask = <T>(what: string, tell?: Asked['tell']) => {
      const later = new Later<unknown>();
      asked.push({ worker: this, what, later, ...(tell && { tell }) });
      return later.promise as Promise<T>;
    };
    const api: RoomApi<'import'> = {
      ping() {},
      borrowFrom() {},
      kindOf: ({ name, modified }) => ask(`kind of ${name} of ${modified}`),
      know: (films) => void ask(`know ${Object.keys(films).join()}: ${films.titles.join()}`),
      read: (files, onProgress) => ask(`read ${files.map(({ name }) => name).join()}`, onProgress),
      match: (said) => ask(`match ${said.length}`),
    };
    this.play(api);
    workers.push(this);
  }
}

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: FakeWorker }));
const { ImportClient } = await import('../../src/bridge/import-client');

/** Messages between ports take some turns. */
async function turns() {
  for (let k = 0; k < 20; k++) await settled();
}

const what = () => asked.map((one) => one.what);
const deaf = () => {};

function reading() {
  const client = new ImportClient();
  const abort = new AbortController();
  const result = client.read([FILE], abort.signal, deaf);
  result.catch(() => {}); // looked at later
  return { client, abort, result };
}

beforeEach(() => {
  [workers, asked] = [[], []];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  workers.forEach((worker) => worker.terminate());
  vi.useRealTimers();
});

describe('the worker', () => {
  test('is started when it is first asked, and asked everything', async () => {
    const client = new ImportClient();
    client.know(filmsNamed(['Heat']));
    expect(workers).toHaveLength(0);
    const kind = client.kindOf(FILE);
    const told: ImportProgress[] = [];
    const preview = client.read([FILE], new AbortController().signal, (now) => told.push(now));
    const films = client.match([]);
    await turns();
    expect(workers).toHaveLength(1);
    expect(what()).toEqual([
      'know count,titles,years,imdbIds,tmdbIds: Heat',
      'kind of ratings.csv of 5',
      'read ratings.csv',
      'match 0',
    ]);
    asked[2].tell?.({ file: 'ratings.csv', rows: 7 });
    await turns();
    expect(told).toEqual([{ file: 'ratings.csv', rows: 7 }]);
    asked[1].later.resolve('personal');
    asked[2].later.resolve(EMPTY);
    asked[3].later.resolve([]);
    expect(await Promise.all([kind, preview, films])).toEqual(['personal', EMPTY, []]);
  });

  test('is not told of the same films again', async () => {
    const client = new ImportClient();
    const films = filmsNamed(['Heat']);
    client.know(films);
    void client.match([]).catch(deaf);
    client.know({ ...films });
    void client.match([]).catch(deaf);
    await turns();
    expect(what().filter((one) => one.startsWith('know'))).toHaveLength(1);
    client.stop();
  });

  test('is told of other films while it lives, and each new one of the last', async () => {
    const { client } = reading();
    client.know(filmsNamed(['Up']));
    await turns();
    workers[0].die();
    void client.match([]).catch(deaf);
    await turns();
    expect(what().filter((one) => one.startsWith('know'))).toHaveLength(2);
    expect(asked.at(-2)?.worker).toBe(workers[1]);
    expect(what().at(-1)).toBe('match 0');
  });

  test('is ended when it has had nothing to do for a while', async () => {
    const { client, result } = reading();
    await turns();
    asked[0].later.resolve(EMPTY);
    await result;
    vi.advanceTimersByTime(29_000);
    expect(workers[0].ended).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(workers[0].ended).toBe(true);
    void client.kindOf(FILE).catch(deaf);
    await turns();
    expect(workers).toHaveLength(2);
  });

  test('that refuses a file lives on', async () => {
    const { client, result } = reading();
    await turns();
    const refusal = Object.assign(new Error('ratings.csv: got nothing.'), { name: 'DataError' });
    asked[0].later.reject(refusal);
    await expect(result).rejects.toMatchObject({ name: 'DataError', message: refusal.message });
    void client.match([]).catch(deaf);
    await turns();
    expect(workers).toHaveLength(1);
  });
});

describe('a worker that dies', () => {
  test('is told of in words, and another started at the next call', async () => {
    const { client, result } = reading();
    await turns();
    workers[0].die();
    await expect(result).rejects.toMatchObject({
      name: 'WorkerError',
      message: 'The worker stopped: boom.',
    });
    const again = client.read([FILE], new AbortController().signal, deaf);
    await turns();
    expect(workers).toHaveLength(2);
    asked[1].later.resolve(EMPTY);
    expect(await again).toEqual(EMPTY);
  });

  test('by never answering is given up after twenty seconds', async () => {
    const { result } = reading();
    await turns();
    const [worker] = workers;
    worker.postMessage = () => {}; // pings do not arrive
    let seconds = 0;
    for (; !worker.ended && seconds < 100; seconds++) {
      vi.advanceTimersByTime(1000);
      await settled();
    }
    await expect(result).rejects.toMatchObject({ message: 'The worker stopped answering.' });
    expect(seconds).toBe(21);
  });
});

describe('a call that is cancelled', () => {
  test('ends the worker at once', async () => {
    const { abort, result } = reading();
    await turns();
    abort.abort();
    expect(workers[0].ended).toBe(true);
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('before it is made never starts one', async () => {
    const client = new ImportClient();
    const result = client.read([FILE], AbortSignal.abort(), deaf);
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers).toHaveLength(0);
  });

  test('takes no other with it: another worker is asked for that', async () => {
    const { client, abort, result } = reading();
    const films = client.match([]);
    await turns();
    abort.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    await turns();
    expect(what()).toEqual(['read ratings.csv', 'match 0', 'match 0']);
    expect(asked[2].worker).toBe(workers[1]);
    const none: readonly FoundFilm[] = [];
    asked[2].later.resolve(none);
    expect(await films).toEqual(none);
  });
});

test('stopping ends the worker and refuses what is under way; the next call starts another', async () => {
  const { client, result } = reading();
  await turns();
  client.stop();
  await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0].ended).toBe(true);
  void client.match([]).catch(deaf);
  await turns();
  expect(workers).toHaveLength(2);
});
