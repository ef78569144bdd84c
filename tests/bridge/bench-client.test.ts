// The pool of the Lab's workers, with workers that do what the test says.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BenchTask, FoldResult } from '../../workers/bench-api';
import type { RoomApi } from '../../workers/rooms';
import { Later, named, settled } from '../state/fixtures';
import { PlayedWorker } from './played-worker';

const RESULT: FoldResult = { outcomes: [], fitSeconds: 1, scoreSeconds: 1, recalled: false };
const PROTOCOL = { id: 'kfold', params: {}, seed: 1 };

/** Something a worker was asked. */
interface Asked {
  readonly worker: FakeWorker;
  readonly what: string;
  readonly later: Later<FoldResult>;
}

let workers: FakeWorker[] = [];
let asked: Asked[] = [];

class FakeWorker extends PlayedWorker {
  constructor() {
    super();
    const jobs = new Map<number, Later<FoldResult>>();
    const ask = (what: string, job = -1) => {
      const later = new Later<FoldResult>();
      jobs.set(job, later);
      asked.push({ worker: this, what, later });
      return later.promise;
    };
    const api: Partial<RoomApi<'bench'>> = {
      ping() {},
      borrowFrom() {},
      run: ({ fold }, job) => ask(`run ${fold}`, job),
      measure: () => ask('measure') as never,
      cancel: (job) => jobs.get(job)?.reject(named('AbortError', 'The work was cancelled.')),
    };
    this.play(api);
    workers.push(this);
  }
}

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: FakeWorker }));
const { BenchClient } = await import('../../src/bridge/bench-client');

/** Messages between ports take some turns. */
async function turns() {
  for (let k = 0; k < 20; k++) await settled();
}

const taskOf = (fold: number): BenchTask => ({
  model: { id: 'mean', params: {} },
  protocol: PROTOCOL,
  fold,
  listLength: 0,
});

function pool(size: number, lend = () => Promise.resolve()) {
  const client = new BenchClient(lend, () => 0, size);
  const abort = new AbortController();
  const run = (fold: number, signal = abort.signal) => {
    const running = client.run(taskOf(fold), signal, () => {});
    running.catch(() => {}); // looked at later
    return running;
  };
  return { client, abort, run };
}

const open = () => asked.map(({ what }) => what).join(', ');

beforeEach(() => {
  [workers, asked] = [[], []];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  workers.forEach((worker) => worker.terminate());
  vi.useRealTimers();
});

describe('work', () => {
  test('starts as many workers as there may be, and then waits for one', async () => {
    const { run } = pool(2);
    const runs = [run(0), run(1), run(2)];
    await turns();
    expect(workers).toHaveLength(2);
    expect(open()).toBe('run 0, run 1');
    asked[1].later.resolve(RESULT);
    expect(await runs[1]).toEqual(RESULT);
    await turns();
    expect(open()).toBe('run 0, run 1, run 2');
    expect(asked[2].worker).toBe(asked[1].worker);
    expect(workers).toHaveLength(2);
  });

  test('of measuring goes before fits that wait', async () => {
    const { client, run } = pool(1);
    void run(0);
    void run(1);
    void client.measure(PROTOCOL, [], ['rmse']);
    await turns();
    asked[0].later.resolve(RESULT);
    await turns();
    expect(open()).toBe('run 0, measure');
  });

  test('that is cancelled stops in its worker, and what waits is never begun', async () => {
    const { abort, run } = pool(1);
    const runs = [run(0), run(1)];
    await turns();
    abort.abort();
    await turns();
    for (const running of runs) await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(open()).toBe('run 0');
    void run(2, new AbortController().signal);
    await turns();
    expect(workers).toHaveLength(1); // it lives, and does the next
    expect(open()).toBe('run 0, run 2');
  });

  test('that does not stop is ended with its worker', async () => {
    const { abort, run } = pool(1);
    const running = run(0);
    await turns();
    asked[0].later.reject = () => {}; // deaf
    abort.abort();
    await turns();
    vi.advanceTimersByTime(2000);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0].ended).toBe(true);
  });

  test('whose worker dies is given to another once', async () => {
    const { run } = pool(1);
    const running = run(0);
    await turns();
    workers[0].die();
    await turns();
    expect(workers).toHaveLength(2);
    expect(open()).toBe('run 0, run 0');
    asked[1].later.resolve(RESULT);
    expect(await running).toEqual(RESULT);
  });

  test('whose second worker dies too is told, and others go on', async () => {
    const { run } = pool(1);
    const runs = [run(0), run(1)];
    await turns();
    workers[0].die();
    await turns();
    // What waited came first; the second attempt waits for its turn.
    asked[1].later.resolve(RESULT);
    expect(await runs[1]).toEqual(RESULT);
    await turns();
    workers[1].die();
    await expect(runs[0]).rejects.toMatchObject({ name: 'WorkerError' });
  });

  test('that nobody lends data for says why', async () => {
    const { run } = pool(1, () => Promise.reject(named('DataError', 'No data set is open.')));
    await expect(run(0)).rejects.toMatchObject({ message: 'No data set is open.' });
  });
});

describe('workers', () => {
  test('are ended when they have had nothing to do for a while', async () => {
    const { run } = pool(1);
    const running = run(0);
    await turns();
    asked[0].later.resolve(RESULT);
    await running;
    await turns();
    vi.advanceTimersByTime(29_000);
    expect(workers[0].ended).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(workers[0].ended).toBe(true);
    void run(1);
    await turns();
    expect(workers).toHaveLength(2);
  });

  test('are all ended at once, with what waits', async () => {
    const { client, run } = pool(1);
    const runs = [run(0), run(1)];
    await turns();
    client.stop();
    for (const running of runs) await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });
});
