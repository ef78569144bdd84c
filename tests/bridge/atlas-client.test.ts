// The page's side of the map's worker, with a worker that answers nothing.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

class SilentWorker {
  ended = false;
  onerror = null;
  onmessageerror = null;
  postMessage() {}
  addEventListener() {}
  removeEventListener() {}
  terminate() {
    this.ended = true;
  }
}

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: SilentWorker }));
const { AtlasClient } = await import('../../src/bridge/atlas-client');

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test.each([
  [6, 100_836],
  [55, 24_999_999],
])('a worker that is silent is given %d seconds with %d ratings', async (seconds, ratings) => {
  const client = new AtlasClient(
    () => Promise.resolve(),
    () => ratings,
  );
  let dead = false;
  const asked = client.models().catch((error: Error) => {
    dead = true;
    return error.message;
  });
  let waited = 0;
  for (; !dead && waited < 100; waited++) {
    vi.advanceTimersByTime(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await asked).toBe('The worker stopped answering.');
  expect(waited).toBe(seconds);
});
