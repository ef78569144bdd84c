// The page's side of a worker that borrows the data set, with workers that do what the test says.
import { beforeEach, expect, test, vi } from 'vitest';
import { settled } from '../state/fixtures';
import { PlayedWorker } from './played-worker';

let workers: CrowdWorker[] = [];

/** It answers one question, and thinks about the other for ever. */
class CrowdWorker extends PlayedWorker {
  constructor() {
    super();
    this.play({
      ping() {},
      borrowFrom() {},
      crowd: () => new Promise(() => {}),
      sharesGiven: (films: Uint32Array) => [...films],
    });
    workers.push(this);
  }
}

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: CrowdWorker }));
const { LentRoom } = await import('../../src/bridge/lent-room');

type Lend = ConstructorParameters<typeof LentRoom>[1];

function room(lend: Lend = () => Promise.resolve()) {
  const lent = new LentRoom('crowd', lend, () => 10);
  return {
    answer: () => lent.ask((api) => api.sharesGiven(Uint32Array.of(7))),
    think: () => lent.ask((api) => api.crowd()),
    stop: () => lent.stop(),
  };
}

beforeEach(() => {
  workers = [];
});

test('a worker is started with the first question, and answers all of them', async () => {
  const { answer, stop } = room();
  expect(workers).toHaveLength(0);
  expect(await answer()).toEqual([7]);
  expect(await answer()).toEqual([7]);
  expect(workers).toHaveLength(1);
  stop();
  expect(workers[0].ended).toBe(true);
});

test('what is under way is refused once it is stopped', async () => {
  const { think, stop } = room();
  const asked = think();
  stop();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});

test('another takes the place of one that died', async () => {
  const { answer, think, stop } = room();
  const asked = think();
  workers[0].die();
  await expect(asked).rejects.toThrow('The worker stopped: boom.');
  expect(await answer()).toEqual([7]);
  expect(workers).toHaveLength(2);
  stop();
});

test('after a stop another is started, which a refusal to the one before does not end', async () => {
  let refuse: (error: Error) => void = () => {};
  const lends = [new Promise<void>((_, reject) => (refuse = reject)), Promise.resolve()];
  const { answer, think, stop } = room(() => lends.shift()!);
  const first = think();
  stop();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  const second = answer();
  refuse(new Error('It is closed.'));
  expect(await second).toEqual([7]);
  await settled();
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  stop();
});

test('nobody waits for a worker to which nothing is lent', async () => {
  const { think } = room(() => Promise.reject(new Error('Nothing is open.')));
  await expect(think()).rejects.toThrow('Nothing is open.');
  await settled();
  expect(workers[0].ended).toBe(true);
});
