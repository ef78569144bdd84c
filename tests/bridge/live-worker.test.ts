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
    onmessageerror: undefined as (() => void) | undefined,
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

/** The only timer, fired by hand: what it does must not depend on how much time it says has passed. */
let timer: { readonly fire: () => void; readonly everyMs: number } | undefined;

/** The timer fires so often, with time for an answer after each. */
async function ticks(count: number) {
  for (let k = 0; k < count; k++) {
    timer?.fire();
    await messages();
  }
}

const forever = () => new Promise<never>(() => {});
const nameOf = (error: Error) => error.name;
const messageOf = (error: Error) => error.message;

beforeEach(() => {
  timer = undefined;
  vi.stubGlobal('setInterval', (fire: () => void, everyMs: number) => {
    expect(timer, 'one timer at a time').toBeUndefined();
    timer = { fire, everyMs };
    return 1;
  });
  vi.stubGlobal('clearInterval', () => (timer = undefined));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a worker that lives', () => {
  test('gives what it is asked for, and is pinged only meanwhile', async () => {
    const { as, pings } = fakeWorker();
    const live = new LiveWorker(as);
    expect(timer).toBeUndefined();
    expect(await live.race(Promise.resolve(7))).toBe(7);
    expect(timer).toBeUndefined();
    const call = live.race(forever()).catch(nameOf);
    await ticks(3);
    expect(pings()).toBeGreaterThan(0);
    live.stop(new Error('over'));
    await call;
    expect(timer).toBeUndefined();
  });

  test('is left alone however long a call takes', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    const call = live.race(forever()).catch(nameOf);
    await ticks(600);
    expect(worker.terminate).not.toHaveBeenCalled();
    live.stop(new Error('over'));
    await call;
  });

  test('is not taken for dead by a computer that wakes up hours later, before its answer is heard', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    const call = live.race(forever()).catch(nameOf);
    await ticks(2);
    timer?.fire();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 8 * 3_600_000);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 8 * 3_600_000);
    timer?.fire();
    timer?.fire();
    await ticks(3);
    expect(worker.terminate).not.toHaveBeenCalled();
    live.stop(new Error('over'));
    await call;
  });

  test('is not taken for dead in a hidden tab, whose timers are a minute apart', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    const call = live.race(forever()).catch(nameOf);
    for (let minute = 1; minute <= 5; minute++) {
      vi.spyOn(performance, 'now').mockReturnValue(60_000 * minute);
      await ticks(1);
    }
    expect(worker.terminate).not.toHaveBeenCalled();
    live.stop(new Error('over'));
    await call;
  });

  test('is not blamed for the silence of an earlier call', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    for (let call = 0; call < 5; call++) {
      let answer = () => {};
      const answered = live.race(new Promise<void>((resolve) => (answer = resolve)));
      timer?.fire();
      timer?.fire();
      answer();
      await answered;
    }
    expect(worker.terminate).not.toHaveBeenCalled();
    live.stop(new Error('over'));
  });
});

describe('a worker that dies', () => {
  test('by not answering is ended after five to seven seconds; its calls are rejected and its owner told', async () => {
    const { as, worker, sleep } = fakeWorker();
    const onDeath = vi.fn();
    const live = new LiveWorker(as, { onDeath });
    const call = live.race(forever()).catch(messageOf);
    sleep();
    const everyMs = timer?.everyMs ?? NaN;
    // The first tick asks; it may come at once, where the timer was running already, or after a whole period.
    await ticks(5);
    expect(worker.terminate).not.toHaveBeenCalled();
    expect(5 * everyMs).toBeGreaterThanOrEqual(5000);
    await ticks(1);
    expect(6 * everyMs).toBeLessThanOrEqual(7000);
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(await call).toBe('The worker stopped answering.');
    expect(onDeath).toHaveBeenCalledOnce();
  });

  test('by not answering is given the longer, the more it has to do', async () => {
    const { as, worker, sleep } = fakeWorker();
    let allowance = 0;
    const live = new LiveWorker(as, { allowance: () => allowance });
    const call = live.race(forever()).catch(nameOf);
    sleep();
    allowance = 20;
    await ticks(25);
    expect(worker.terminate).not.toHaveBeenCalled();
    await ticks(1);
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(await call).toBe('WorkerError');
  });

  test('by an error that nobody caught is ended at once', async () => {
    const { as, worker } = fakeWorker();
    const onDeath = vi.fn();
    const live = new LiveWorker(as, { onDeath });
    const call = live.race(forever()).catch(messageOf);
    worker.onerror?.({ message: 'Uncaught RangeError: out of memory.' });
    expect(await call).toBe('The worker stopped: out of memory.');
    expect(onDeath).toHaveBeenCalledOnce();
  });

  test('by an answer that cannot be read is ended at once', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    const call = live.race(forever()).catch((error: Error) => [error.name, error.message]);
    worker.onmessageerror?.();
    expect(await call).toEqual(['WorkerError', 'The worker’s answer could not be read.']);
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  test('rejects what it is asked for afterwards', async () => {
    const { as, worker } = fakeWorker();
    const live = new LiveWorker(as);
    worker.onerror?.({ message: '' });
    await expect(live.race(forever())).rejects.toThrow('The worker did not start: this browser');
  });

  test('because it was stopped is no surprise to its owner', async () => {
    const { as } = fakeWorker();
    const onDeath = vi.fn();
    const live = new LiveWorker(as, { onDeath });
    const call = live.race(forever()).catch(messageOf);
    live.stop(new Error('The fit is over.'));
    expect(await call).toBe('The fit is over.');
    expect(onDeath).not.toHaveBeenCalled();
  });
});
