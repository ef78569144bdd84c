// The page's side of a run, with workers that do what the test says.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Moment, RunSettings } from '../../src/core/experiment/run';
import type { RoomApi } from '../../workers/rooms';
import type { RunStart } from '../../workers/train-api';
import { Later, settled } from '../state/fixtures';
import { PlayedWorker } from './played-worker';

const START: RunStart = {
  iterations: 2,
  steps: true,
  training: 8,
  heldOut: 2,
  films: 3,
  users: 4,
  baselines: [],
};
const SETTINGS: RunSettings = {
  model: { id: 'als', params: {} },
  data: { share: 1, minRatings: 0 },
  split: { id: 'holdout', params: {} },
  seed: 1,
};
const MOMENT: Moment = { iteration: 1, trainRmse: 0.5, heldOutRmse: 0.9, seconds: 0.1 };
const deaf = () => {};

/** Something a worker was asked. */
interface Asked {
  readonly worker: FakeWorker;
  readonly what: string;
  readonly later: Later<unknown>;
  readonly tell?: (moment: Moment) => void;
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
    const api: RoomApi<'train'> = {
      ping() {},
      borrowFrom() {},
      openRun: ({ seed }) => ask(`open ${seed}`),
      advance: (iterations, onMoment) => ask(`advance ${iterations}`, onMoment),
      pause: () => void ask('pause'),
      look: ({ film }) => ask(`look ${film}`),
      runCode: () => ask('code'),
    };
    this.play(api);
    workers.push(this);
  }
}

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: FakeWorker }));
const { TrainClient } = await import('../../src/bridge/train-client');

/** Messages between ports take some turns. */
async function turns() {
  for (let k = 0; k < 20; k++) await settled();
}

const what = () => asked.map((one) => one.what);

/** A client with a run that is open. */
async function opened(lend = () => Promise.resolve()) {
  const client = new TrainClient(lend);
  const opening = client.openRun(SETTINGS);
  opening.catch(deaf); // looked at later
  await turns();
  asked[0]?.later.resolve(START);
  return { client, opening };
}

beforeEach(() => {
  [workers, asked] = [[], []];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  workers.forEach((worker) => worker.terminate());
  vi.useRealTimers();
});

describe('a run', () => {
  test('starts a worker, and is asked everything there', async () => {
    const { client, opening } = await opened();
    expect(await opening).toEqual(START);
    const moments: Moment[] = [];
    const going = client.advance(3, (moment) => moments.push(moment), deaf);
    client.pause();
    void client.look({ film: 7, you: { films: new Uint32Array(), halfStars: new Uint8Array() } });
    const code = client.runCode();
    await turns();
    expect(what()).toEqual(['open 1', 'advance 3', 'pause', 'look 7', 'code']);
    asked[1].tell?.(MOMENT);
    await turns();
    asked[1].later.resolve({ kind: 'paused', iteration: 1 });
    asked[4].later.resolve('7K3QD9');
    expect(await going).toEqual({ kind: 'paused', iteration: 1 });
    expect(await code).toBe('7K3QD9');
    expect(moments).toEqual([MOMENT]);
  });

  test('takes the place of another in the same worker', async () => {
    const { client } = await opened();
    void client.openRun({ ...SETTINGS, seed: 2 });
    await turns();
    expect(what()).toEqual(['open 1', 'open 2']);
    expect(workers).toHaveLength(1);
  });

  test('is kept however long nothing is asked', async () => {
    const { opening } = await opened();
    await opening;
    vi.advanceTimersByTime(3_600_000);
    await turns();
    expect(workers[0].ended).toBe(false);
  });

  test('that is refused says why, and the worker lives on', async () => {
    const client = new TrainClient(() => Promise.resolve());
    const opening = client.openRun(SETTINGS);
    await turns();
    asked[0].later.reject(Object.assign(new Error('Got 3.'), { name: 'ParamError' }));
    await expect(opening).rejects.toMatchObject({ name: 'ParamError', message: 'Got 3.' });
    void client.openRun(SETTINGS);
    await turns();
    expect(workers).toHaveLength(1);
  });

  test('that is not open has no answers, and nothing to pause', async () => {
    const client = new TrainClient(() => Promise.resolve());
    client.pause();
    await expect(client.advance(1, deaf, deaf)).rejects.toMatchObject({ name: 'WorkerError' });
    await expect(client.runCode()).rejects.toMatchObject({ name: 'WorkerError' });
    expect(workers).toHaveLength(0);
  });
});

describe('a worker', () => {
  test('that dies takes its run with it, and the next run has another', async () => {
    const { client } = await opened();
    const going = client.advance(3, deaf, deaf);
    going.catch(deaf); // looked at later
    await turns();
    workers[0].die();
    await expect(going).rejects.toMatchObject({
      name: 'WorkerError',
      message: 'The worker stopped: boom.',
    });
    await expect(client.advance(1, deaf, deaf)).rejects.toMatchObject({
      name: 'WorkerError',
      message: 'The worker is gone, and its run with it; start the run again.',
    });
    void client.openRun(SETTINGS).catch(deaf);
    await turns();
    expect(workers).toHaveLength(2);
    expect(asked.at(-1)).toMatchObject({ what: 'open 1', worker: workers[1] });
  });

  test('that is stopped ends what is under way', async () => {
    const { client } = await opened();
    const going = client.advance(3, deaf, deaf);
    going.catch(deaf); // looked at later
    await turns();
    client.stop();
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0].ended).toBe(true);
    void client.openRun(SETTINGS).catch(deaf);
    await turns();
    expect(workers).toHaveLength(2);
  });

  test('to whom nobody lends says why', async () => {
    const refusal = Object.assign(new Error('No data set is open.'), { name: 'DataError' });
    const { opening } = await opened(() => Promise.reject(refusal));
    await expect(opening).rejects.toMatchObject({ name: 'DataError' });
    expect(workers[0].ended).toBe(true);
  });
});
