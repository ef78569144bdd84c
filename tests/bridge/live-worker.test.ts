import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveWorker } from '../../src/bridge/live-worker';

/** A worker in this thread that answers pings while it is awake. */
function fakeWorker() {
  const { port1, port2 } = new MessageChannel();
  let pings = 0;
  const hung = new Promise<void>(() => {});
  const state = { awake: true };
  expose(
    {
      ping() {
        pings += 1;
        return state.awake ? undefined : hung;
      },
    },
    port1,
  );
  port2.start();
  const worker = {
    postMessage: port2.postMessage.bind(port2),
    addEventListener: port2.addEventListener.bind(port2),
    removeEventListener: port2.removeEventListener.bind(port2),
    onerror: undefined as ((event: { message: string }) => void) | undefined,
    terminate: vi.fn(() => port1.close()),
  };
  return {
    worker,
    as: worker as unknown as Worker, // the parts of a worker that are used
    sleep: () => (state.awake = false),
    pings: () => pings,
  };
}

/** Lets messages arrive: a few turns of the real event loop. */
async function messages() {
  for (let k = 0; k < 10; k++) await new Promise((resolve) => setImmediate(resolve));
}

/** Timers that fire this far apart, with time for an answer after each. */
async function ticks(count: number, everyMs = 2000) {
  for (let k = 0; k < count; k++) {
    vi.advanceTimersByTime(everyMs);
    await messages();
  }
}

const forever = () => new Promise<never>(() => {});
const nameOf = (error: Error) => error.name;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => void vi.useRealTimers());

describe('a worker that lives', () => {
  test('gives what it is asked for, and is pinged only meanwhile', async () => {
    const { as, pings } = fakeWorker();
    const live = new LiveWorker(as);
    await ticks(3);
    expect(pings()).toBe(0);
    expect(await live.race(Promise.resolve(7))).toBe(7);
    await ticks(3);
    expect(pings()).toBe(0);
    live.stop(new Error('over'));
  });

  test('is left alone however long a call takes', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    const call = live.race(forever()).catch(nameOf);
    await ticks(60);
    expect(worker.terminate).not.toHaveBeenCalled();
    live.stop(new Error('over'));
    await call;
  });

  test('is not taken for dead in a hidden tab, whose timers are a minute apart', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    const call = live.race(forever()).catch(nameOf);
    // One tick after a whole minute: fake timers would fire every two seconds on the way there.
    for (let minute = 0; minute < 3; minute++) {
      vi.spyOn(performance, 'now').mockReturnValue(60_000 * (minute + 1));
      await ticks(1);
    }
    expect(worker.terminate).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    live.stop(new Error('over'));
    await call;
  });
});

describe('a worker that dies', () => {
  test('by not answering is ended within ten seconds; its calls are rejected and its owner told', async () => {
    const { as, worker, sleep } = fakeWorker();
    const onDeath = vi.fn();
    const live = new LiveWorker(as, onDeath);
    const call = live.race(forever()).catch(nameOf);
    sleep();
    await ticks(5);
    expect(await call).toBe('WorkerError');
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(onDeath).toHaveBeenCalledOnce();
  });

  test('by an error that nobody caught is ended at once', async () => {
    const { as, worker } = fakeWorker();
    const onDeath = vi.fn();
    const live = new LiveWorker(as, onDeath);
    const call = live.race(forever()).catch(({ message }: Error) => message);
    worker.onerror?.({ message: 'out of memory' });
    expect(await call).toBe('The worker stopped: out of memory.');
    expect(onDeath).toHaveBeenCalledOnce();
  });

  test('rejects what it is asked for afterwards', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    worker.onerror?.({ message: '' });
    await expect(live.race(forever())).rejects.toThrow('The worker stopped: it did not start.');
  });

  test('because it was stopped is no surprise to its owner', async () => {
    const { as } = fakeWorker();
    const onDeath = vi.fn();
    const live = new LiveWorker(as, onDeath);
    const call = live.race(forever()).catch(({ message }: Error) => message);
    live.stop(new Error('The fit is over.'));
    expect(await call).toBe('The fit is over.');
    expect(onDeath).not.toHaveBeenCalled();
  });
});
