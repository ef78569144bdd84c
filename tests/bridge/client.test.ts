// The page's side with workers that are played by the test, across real message channels.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FitRequest, HistoryMessage, Source, WorkerApi } from '../../workers/api';
import { libraryOf, source, summaryOf } from '../state/fixtures';
import { PlayedWorker } from './played-worker';

/** What a worker does where it is asked, now or later. */
type Part = {
  readonly [Name in keyof WorkerApi]?: (...args: Parameters<WorkerApi[Name]>) => unknown;
};

/** A worker that does what its part says; of anything else it is asked, it knows nothing. */
class ScriptedWorker extends PlayedWorker {
  static readonly started: ScriptedWorker[] = [];
  /** The parts of the workers to come, in this order; where one throws, the browser refuses to start it. */
  static readonly parts: (() => Part)[] = [];

  constructor() {
    super();
    const part = ScriptedWorker.parts.shift();
    if (!part) throw new Error('one worker more than the test expects');
    this.play({ ping() {}, attach() {}, ...part() });
    ScriptedWorker.started.push(this);
  }
}

vi.mock('../../workers/recommender.worker.ts?worker&inline', () => ({ default: ScriptedWorker }));
vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
const { WorkerClient } = await import('../../src/bridge/client');

const REQUEST: FitRequest = { use: 'ranking', model: 'ease', params: {}, seed: 1, holdOut: 0 };
const library = libraryOf('small');
const forever = () => new Promise<never>(() => {});
const unready = () => ({ attach: forever });
const refused = (): never => {
  throw new DOMException('Access to the script at blob: is denied', 'SecurityError');
};
const told = (error: Error) => ({ name: error.name, message: error.message });

/** Lets messages arrive: turns of the real event loop until this is so. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
}

/** A serving worker that opens, and whose fits last until the test ends them. */
function serving() {
  const asked: string[] = [];
  const abandoned: number[] = [];
  let finish = () => {};
  const part = (): Part => ({
    open: () => Promise.resolve(library),
    fit: ({ model }) => {
      asked.push(model);
      return new Promise((resolve) => (finish = () => resolve(summaryOf(model))));
    },
    abandon: (job) => void abandoned.push(job),
    cancel: () => {},
  });
  return { part, asked, abandoned, finish: () => finish() };
}

/** A client whose workers play these parts, the first of them that of the serving worker. */
function clientWith(...parts: readonly (() => Part)[]) {
  ScriptedWorker.parts.push(...parts);
  const onDeath = vi.fn<(reason: Error) => void>();
  const client = new WorkerClient(onDeath);
  return {
    client,
    onDeath,
    open: () => client.open(source('small.zip'), () => {}),
    fit: (abort = new AbortController()) => client.fit(REQUEST, () => {}, abort.signal),
  };
}

const job = () => ({});

beforeEach(() => {
  ScriptedWorker.started.length = 0;
  ScriptedWorker.parts.length = 0;
});
afterEach(() => {
  ScriptedWorker.started.forEach((worker) => worker.terminate());
  vi.useRealTimers();
});

describe('a worker that the browser refuses to start', () => {
  const message =
    'The worker did not start: this browser, or an extension in it, does not allow it.';

  test('is told in plain words, and tried again at the next question', async () => {
    const { open, onDeath } = clientWith(refused, serving().part);
    expect(await open().catch(told)).toEqual({ name: 'WorkerError', message });
    expect(onDeath).not.toHaveBeenCalled();
    expect(await open()).toMatchObject({ name: 'small' });
  });

  test('to fit in fails that fit, and leaves its place to the next', async () => {
    const { part, asked, finish } = serving();
    const { open, fit } = clientWith(part, refused, refused, refused, job);
    await open();
    for (let k = 0; k < 3; k++) {
      expect(await fit().catch(told)).toEqual({ name: 'WorkerError', message });
    }
    const fitted = fit();
    await until(() => asked.length === 1);
    finish();
    expect(await fitted).toMatchObject({ model: 'ease' });
  });
});

describe('a job worker that dies', () => {
  test('is replaced once, and the fit goes on in the other', async () => {
    const { part, asked, abandoned, finish } = serving();
    const { open, fit, onDeath } = clientWith(part, job, job);
    await open();
    const fitted = fit();
    await until(() => asked.length === 1);
    ScriptedWorker.started[1].die();
    await until(() => asked.length === 2);
    finish();
    expect(await fitted).toMatchObject({ model: 'ease' });
    expect(abandoned).toEqual([1]);
    expect(ScriptedWorker.started.map(({ ended }) => ended)).toEqual([false, true, true]);
    expect(onDeath).not.toHaveBeenCalled();
  });

  test('before it is ready is replaced as well', async () => {
    const { part, asked, finish } = serving();
    const { open, fit } = clientWith(part, unready, job);
    await open();
    const fitted = fit();
    await until(() => ScriptedWorker.started.length === 2);
    ScriptedWorker.started[1].die('');
    await until(() => asked.length === 1);
    finish();
    expect(await fitted).toMatchObject({ model: 'ease' });
  });

  test('twice fails the fit, with what to do', async () => {
    const { part, asked, abandoned } = serving();
    const { open, fit } = clientWith(part, job, job);
    await open();
    const fitted = fit().catch(told);
    for (const worker of [1, 2]) {
      await until(() => asked.length === worker);
      ScriptedWorker.started[worker].die('out of memory');
    }
    expect(await fitted).toEqual({
      name: 'WorkerError',
      message:
        'The worker stopped: out of memory. It was started twice; memory may be short. Close other tabs, then train again.',
    });
    expect(abandoned).toEqual([1, 2]);
  });

  test('of a silent fit that is cancelled is ended after two seconds', async () => {
    const { part, asked } = serving();
    const { open, fit } = clientWith(part, job);
    await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const abort = new AbortController();
    const fitted = fit(abort).catch(told);
    await until(() => asked.length === 1);
    abort.abort();
    vi.advanceTimersByTime(1999);
    expect(ScriptedWorker.started[1].ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await fitted).toMatchObject({ name: 'AbortError' });
    expect(ScriptedWorker.started[1].ended).toBe(true);
  });
});

describe('a serving worker that dies', () => {
  test('rejects every call and tells its owner once; the next question goes to a new one', async () => {
    const picks = { picks: [], candidates: 0, personal: false };
    const { client, open, onDeath } = clientWith(
      () => ({ ...serving().part(), picks: forever, closest: forever }),
      () => ({ picks: () => picks }),
    );
    await open();
    const history: HistoryMessage = { films: Uint32Array.of(1), halfStars: Uint8Array.of(10) };
    const ask = () => client.picks(history, new Uint32Array(), 10);
    const calls = [ask().catch(told), client.closest(1).catch(told)];
    ScriptedWorker.started[0].die();
    const reason = { name: 'WorkerError', message: 'The worker stopped: boom.' };
    expect(await Promise.all(calls)).toEqual([reason, reason]);
    expect(onDeath).toHaveBeenCalledOnce();
    expect(await ask()).toEqual(picks);
  });

  test('ends the fits that it was asked for, and none is started only to be told so', async () => {
    const { part, asked } = serving();
    const { open, fit, onDeath } = clientWith(part, job, job);
    await open();
    const abort = new AbortController();
    const fitted = fit(abort).catch(told);
    await until(() => asked.length === 1);
    ScriptedWorker.started[0].die();
    abort.abort();
    expect(await fitted).toMatchObject({ name: 'WorkerError' });
    expect(ScriptedWorker.started.map(({ ended }) => ended)).toEqual([true, true]);
    expect(onDeath).toHaveBeenCalledOnce();
  });
});

describe('a serving worker that is silent is given', () => {
  const zip = (bytes: number): Source => ({
    kind: 'url',
    name: 'some.zip',
    url: 'https://example.org/some.zip',
    bytes,
    sha256: '',
  });

  /** A client whose serving worker answers no ping, and how to wait until it gives it up. */
  function silent(part: Part) {
    const { client, onDeath } = clientWith(() => ({ ...part, ping: forever }));
    async function secondsUntilDeath(call: Promise<unknown>): Promise<number> {
      let seconds = 0;
      for (; onDeath.mock.calls.length === 0; seconds++) vi.advanceTimersByTime(1000);
      await expect(call).rejects.toThrow('The worker stopped answering.');
      return seconds;
    }
    return { client, secondsUntilDeath };
  }

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));

  test.each([
    [6, 1_000_000],
    [56, 250_000_000],
  ])('%d seconds with an archive of %d bytes', async (seconds, bytes) => {
    const { client, secondsUntilDeath } = silent({ open: forever });
    expect(await secondsUntilDeath(client.open(zip(bytes), () => {}))).toBe(seconds);
  });

  test.each([
    [6, 100_836],
    [55, 24_999_999],
  ])('%d seconds with %d ratings open', async (seconds, ratings) => {
    const open = () => Promise.resolve({ ...library, ratings });
    const { client, secondsUntilDeath } = silent({ open, closest: forever });
    await client.open(zip(1_000_000), () => {});
    expect(await secondsUntilDeath(client.closest(1))).toBe(seconds);
  });
});

describe('a message', () => {
  test('that cannot be copied is an error of its sender; the worker lives', async () => {
    const { client, open, onDeath } = clientWith(serving().part);
    const uncopyable = { films: () => {} } as unknown as HistoryMessage;
    const asked = client.predict(uncopyable).catch(told);
    expect(await asked).toMatchObject({ name: 'DataCloneError' });
    expect(await open()).toMatchObject({ name: 'small' });
    expect(onDeath).not.toHaveBeenCalled();
  });

  test('whose answer cannot be copied is an error of who asked; the worker lives', async () => {
    const { client, open, onDeath } = clientWith(() => ({
      ...serving().part(),
      groups: () => [(() => {}) as never],
    }));
    expect(await client.groups(1).catch(told)).toMatchObject({ name: 'TypeError' });
    expect(await open()).toMatchObject({ name: 'small' });
    expect(onDeath).not.toHaveBeenCalled();
  });

  test('that names no method is an error of its sender; the worker lives', async () => {
    const { client, open, onDeath } = clientWith(() => ({ open: () => library }));
    expect(await client.requests().catch(told)).toMatchObject({ name: 'TypeError' });
    expect(await open()).toMatchObject({ name: 'small' });
    expect(onDeath).not.toHaveBeenCalled();
  });
});
