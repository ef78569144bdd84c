import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeStorage } from '../../browser-storage';
import { libraryOf, settled } from '../../fixtures';
import { begunAt, roomAt } from './train-room.svelte';
import { momentOf, START } from './trainer';

beforeEach(() => void vi.stubGlobal('sessionStorage', new FakeStorage()));
afterEach(() => void vi.unstubAllGlobals());

/** A room whose run has come to its second iteration, and then the page is gone. */
async function left(hash?: string) {
  const room = await begunAt(hash);
  void room.train.play();
  await settled();
  [1, 2].forEach((iteration) => room.advances[0].tell(momentOf(iteration)));
  room.draw();
}

describe('after a reload', () => {
  test('a run is played on to where it was, and stops there', async () => {
    await left();
    const { train, advances } = await begunAt();
    expect(train.reached).toBe(2);
    void train.playOn();
    await settled();
    expect(advances.map(({ iterations }) => iterations)).toEqual([2]);
    expect(train.phase).toBe('playing');
    expect(train.reached, 'it goes on already').toBeUndefined();
  });

  test('it can be asked for before the run is drawn', async () => {
    await left();
    const { train, opened, advances } = roomAt();
    void train.playOn();
    opened[0].start.resolve(START);
    await settled();
    expect(advances.map(({ iterations }) => iterations)).toEqual([2]);
  });

  test('there is nothing to go back to for other settings or data, nor after a reset', async () => {
    await left();
    expect((await begunAt('#/train?seed=2')).train.reached).toBeUndefined();
    const { train } = await begunAt();
    train.opened({ ...libraryOf('B'), sha256: '1'.repeat(64) });
    expect(train.reached).toBeUndefined();
    train.opened(libraryOf('A'));
    expect(train.reached).toBe(2);
    train.reset();
    expect(train.reached).toBeUndefined();
  });

  test('nothing is left of it once all is forgotten', async () => {
    await left();
    (await begunAt()).train.forget();
    expect((await begunAt()).train.reached).toBeUndefined();
  });

  test.each(['null', '{"run":1}', '{', '[]'])('what is kept may be anything: %s', async (text) => {
    sessionStorage.setItem('matinee-run', text);
    expect((await begunAt()).train.reached).toBeUndefined();
  });

  test('a browser that keeps nothing begins with nothing', async () => {
    vi.stubGlobal('sessionStorage', new FakeStorage(0));
    await left();
    expect((await begunAt()).train.reached).toBeUndefined();
  });
});
