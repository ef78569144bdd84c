import { afterEach, describe, expect, test, vi } from 'vitest';
import { Later, libraryOf, named, settled } from '../../fixtures';
import { begunAt, roomAt } from './train-room.svelte';
import { START, momentOf } from './trainer';

afterEach(() => void vi.unstubAllGlobals());

describe('a run', () => {
  test('is drawn as soon as there are data, and waits to be played', async () => {
    const { train, opened, advances } = roomAt();
    expect(train.phase).toBe('opening');
    expect(opened.map(({ settings }) => settings.model.id)).toEqual(['als']);
    opened[0].start.resolve(START);
    await settled();
    expect(train.phase).toBe('ready');
    expect(train.start).toEqual(START);
    expect(advances).toHaveLength(0);
  });

  test('goes on to its end, and has a code then', async () => {
    const { train, advances, draw } = await begunAt();
    void train.play();
    await settled();
    expect(train.phase).toBe('playing');
    expect(advances[0].iterations).toBe(3);
    advances[0].tell(momentOf(1));
    advances[0].share(0.4);
    draw();
    expect(train.iteration).toBe(1);
    expect(train.fraction).toBe(0.4);
    expect(train.code).toBeUndefined();
    advances[0].tell(momentOf(2));
    advances[0].tell(momentOf(3));
    advances[0].end.resolve({ kind: 'done', iteration: 3 });
    await settled();
    expect(train.phase).toBe('done');
    expect(train.record).toMatchObject({
      sha256: '0'.repeat(64),
      dataset: 'A',
      settings: { model: { id: 'als', params: { factors: 32 } }, seed: 1 },
      moments: [momentOf(1), momentOf(2), momentOf(3)],
      standing: { kind: 'done', iteration: 3 },
      code: 'CODE01',
    });
  });

  test('is over only once it has its code: what is exported then is whole', async () => {
    const { train, advances, hashing } = await begunAt();
    const later = new Later<void>();
    hashing.over = later.promise;
    void train.play();
    await settled();
    advances[0].end.resolve({ kind: 'done', iteration: 3 });
    await settled();
    expect([train.phase, train.code]).toEqual(['playing', undefined]);
    later.resolve();
    await settled();
    expect([train.phase, train.code]).toEqual(['done', 'CODE01']);
  });

  test('is shown as often as there is time for, whatever comes in', async () => {
    const { train, advances, due, draw } = await begunAt();
    void train.play();
    await settled();
    for (let k = 1; k <= 3; k++) advances[0].tell(momentOf(k));
    expect(train.moments).toHaveLength(0);
    expect(due.size).toBe(1);
    draw();
    expect(train.moments.map(({ iteration }) => iteration)).toEqual([1, 2, 3]);
    expect(due.size).toBe(0);
  });

  test('pauses in the midst of an iteration, and goes on from there', async () => {
    const { train, advances, calls } = await begunAt();
    void train.play();
    await settled();
    train.pause();
    expect(train.phase).toBe('pausing');
    expect(calls.paused).toBe(1);
    advances[0].end.resolve({ kind: 'paused', iteration: 0 });
    await settled();
    expect(train.phase).toBe('paused');
    expect(train.code).toBe('CODE01');
    void train.play();
    await settled();
    expect(advances).toHaveLength(2);
    expect(train.code).toBeUndefined();
  });

  test('takes one iteration at a time, and hears a press once', async () => {
    const { train, advances } = await begunAt();
    void train.step();
    void train.step();
    void train.play();
    await settled();
    expect(advances.map(({ iterations }) => iterations)).toEqual([1]);
    advances[0].tell(momentOf(1));
    advances[0].end.resolve({ kind: 'paused', iteration: 1 });
    await settled();
    expect(train.iteration).toBe(1);
    expect(train.phase).toBe('paused');
  });

  test('that is asked to play before it is drawn begins once it is', async () => {
    const { train, opened, advances } = roomAt();
    void train.play();
    void train.play();
    await settled();
    expect(advances).toHaveLength(0);
    opened[0].start.resolve(START);
    await settled();
    expect(opened).toHaveLength(1);
    expect(advances).toHaveLength(1);
  });

  test('stays at its last good iteration where it breaks down', async () => {
    const { train, advances } = await begunAt();
    void train.play();
    await settled();
    advances[0].tell(momentOf(1));
    const breakdown = {
      iteration: 2,
      kind: 'not-finite',
      happened: 'It broke.',
      advice: 'Try less.',
    } as const;
    advances[0].end.resolve({ kind: 'broken', iteration: 1, breakdown });
    await settled();
    expect(train.phase).toBe('broken');
    expect(train.iteration).toBe(1);
    expect(train.over).toBe(true);
    void train.play();
    await settled();
    expect(advances).toHaveLength(1);
  });

  test('that hears of an iteration after its end takes it down all the same', async () => {
    const { train, advances, draw } = await begunAt();
    void train.play();
    await settled();
    advances[0].tell(momentOf(2));
    advances[0].end.resolve({ kind: 'done', iteration: 2 });
    await settled();
    advances[0].tell(momentOf(1));
    draw();
    expect(train.moments.map(({ iteration }) => iteration)).toEqual([1, 2]);
  });
});

describe('what is set', () => {
  test('begins the run anew once it changes, and nothing of the old one is heard', async () => {
    const { train, opened, advances, calls, draw } = await begunAt();
    void train.play();
    await settled();
    train.settings.setSeed('7');
    train.follow();
    expect(calls.paused).toBe(1);
    expect(opened.map(({ settings }) => settings.seed)).toEqual([1, 7]);
    advances[0].tell(momentOf(1));
    advances[0].end.resolve({ kind: 'paused', iteration: 1 });
    await settled();
    draw();
    expect(train.moments).toEqual([]);
    expect(train.phase).toBe('opening');
  });

  test('leaves the run alone where it stays the same', async () => {
    const { train, opened } = await begunAt();
    train.follow();
    train.settings.setModelParams({ factors: '32' });
    train.follow();
    expect(opened).toHaveLength(1);
    expect(train.phase).toBe('ready');
  });

  test('that is wrong begins nothing', () => {
    const { train, opened } = roomAt('#/train?factors=0');
    void train.play();
    expect(opened).toHaveLength(0);
    expect(train.phase).toBe('idle');
    expect(train.settings.problem).toContain('factors=0');
  });

  test('holds for another data set too, which is drawn anew', async () => {
    const { train, opened, calls } = await begunAt();
    train.opened(libraryOf('B'));
    expect(calls.stopped).toBe(2);
    expect(train.phase).toBe('idle');
    train.follow();
    expect(opened).toHaveLength(2);
  });

  test('of another data set hears nothing of the one before, however late', async () => {
    const { train, opened, advances, draw, due } = await begunAt();
    void train.play();
    await settled();
    advances[0].tell(momentOf(1));
    train.opened(libraryOf('B'));
    train.follow();
    expect(due.size).toBe(0);
    advances[0].tell(momentOf(2));
    advances[0].end.resolve({ kind: 'done', iteration: 2 });
    opened[0].start.resolve(START);
    await settled();
    draw();
    expect(train.moments).toEqual([]);
    expect(train.phase).toBe('opening');
    opened[1].start.resolve(START);
    await settled();
    expect(train.record).toMatchObject({ dataset: 'B', moments: [] });
  });

  test('is of these data or of others, as a link has it', () => {
    expect(roomAt('#/train?sha=00000000').train.sameData).toBe(true);
    expect(roomAt('#/train?sha=0123abcd').train.sameData).toBe(false);
    expect(roomAt().train.sameData).toBeUndefined();
  });
});

test('begins anew when it is reset', async () => {
  const { train, opened, advances } = await begunAt();
  void train.step();
  await settled();
  advances[0].tell(momentOf(1));
  advances[0].end.resolve({ kind: 'paused', iteration: 1 });
  await settled();
  train.reset();
  expect(train.moments).toEqual([]);
  expect(train.code).toBeUndefined();
  expect(opened).toHaveLength(2);
});

test('plays again from the beginning, as it is or with other settings', async () => {
  const { train, opened, advances, browser } = await begunAt();
  void train.play();
  await settled();
  advances[0].tell(momentOf(1));
  advances[0].end.resolve({ kind: 'done', iteration: 1 });
  await settled();
  void train.playAgain();
  expect(train.moments).toEqual([]);
  opened[1].start.resolve(START);
  await settled();
  expect(advances).toHaveLength(2);
  const { settings } = opened[0];
  const model = { id: 'als', params: { ...settings.model.params, l2: 4 } };
  void train.playWith({ ...settings, model });
  opened[2].start.resolve(START);
  await settled();
  expect(opened[2].settings.model).toEqual(model);
  expect(browser.visited.at(-1)).toBe('#/train?l2=4');
  expect(train.phase).toBe('playing');
  expect(advances).toHaveLength(3);
});

test('looks back at what is over, and not beyond', async () => {
  const { train, advances, draw } = await begunAt();
  void train.play();
  await settled();
  advances[0].tell(momentOf(1));
  advances[0].tell(momentOf(2));
  draw();
  train.back = 1;
  expect(train.at).toBe(1);
  train.back = 3;
  expect(train.at).toBe(2);
  train.reset();
  expect(train.at).toBe(0);
});

test('says why it could not begin, and tries again when it is played', async () => {
  const { train, opened, advances } = roomAt();
  opened[0].start.reject(named('DataError', 'Too little is left.'));
  await settled();
  expect(train.phase).toBe('failed');
  expect(train.problem).toBe('Too little is left.');
  void train.play();
  opened[1].start.resolve(START);
  await settled();
  expect(train.problem).toBeUndefined();
  expect(advances).toHaveLength(1);
});

test('keeps its curves where the worker dies, and begins anew when it is played', async () => {
  const { train, opened, advances } = await begunAt();
  void train.play();
  await settled();
  advances[0].tell(momentOf(1));
  advances[0].end.reject(named('WorkerError', 'The worker stopped.'));
  await settled();
  expect(train.phase).toBe('failed');
  expect(train.moments).toHaveLength(1);
  void train.play();
  expect(train.moments).toEqual([]);
  expect(opened).toHaveLength(2);
});
