// The page's side of the worker that describes the data set, with workers that do what the test says.
import { expose } from 'comlink';
import { beforeEach, expect, test, vi } from 'vitest';
import { QUESTION } from '../core/survey/fixtures';
import { settled } from '../state/fixtures';

let workers: FakeWorker[] = [];

class FakeWorker {
  ended = false;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror = null;
  readonly #port: MessagePort;
  readonly #inner: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    [this.#inner, this.#port] = [port1, port2];
    expose(
      {
        ping() {},
        borrowFrom() {},
        facts: () => new Promise(() => {}),
        survey: () => 7,
        tails: () => 8,
      },
      port1,
    );
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
const { SurveyClient } = await import('../../src/bridge/survey-client');

const lend = () => Promise.resolve();

beforeEach(() => {
  workers = [];
});

test('a worker is started with the first question, and answers all of them', async () => {
  const client = new SurveyClient(lend, 10);
  expect(workers).toHaveLength(0);
  expect(await client.survey(QUESTION)).toBe(7);
  expect(await client.tails({})).toBe(8);
  expect(workers).toHaveLength(1);
  client.stop();
  expect(workers[0].ended).toBe(true);
});

test('what is under way is refused once it is stopped', async () => {
  const client = new SurveyClient(lend, 10);
  const asked = client.facts();
  client.stop();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});

test('another takes the place of one that died', async () => {
  const client = new SurveyClient(lend, 10);
  const asked = client.facts();
  workers[0].onerror?.({ message: 'Uncaught Error: boom' });
  await expect(asked).rejects.toThrow('The worker stopped: boom.');
  expect(await client.survey(QUESTION)).toBe(7);
  expect(workers).toHaveLength(2);
  client.stop();
});

test('after a stop another is started, which a refusal to the one before does not end', async () => {
  let refuse: (error: Error) => void = () => {};
  const lends = [new Promise<void>((_, reject) => (refuse = reject)), Promise.resolve()];
  const client = new SurveyClient(() => lends.shift()!, 10);
  const first = client.facts();
  client.stop();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  const second = client.survey(QUESTION);
  refuse(new Error('It is closed.'));
  expect(await second).toBe(7);
  await settled();
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  client.stop();
});

test('nobody waits for a worker to which nothing is lent', async () => {
  const client = new SurveyClient(() => Promise.reject(new Error('Nothing is open.')), 10);
  await expect(client.facts()).rejects.toThrow('Nothing is open.');
  await settled();
  expect(workers[0].ended).toBe(true);
});
