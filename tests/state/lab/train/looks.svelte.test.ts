import { afterEach, describe, expect, test, vi } from 'vitest';
import { settled } from '../../fixtures';
import { begunAt } from './train-room.svelte';
import { NOBODY, lookAt, momentOf } from './trainer';

afterEach(() => void vi.unstubAllGlobals());

describe('a look', () => {
  test('is asked for while somebody watches, not twice at a time', async () => {
    const { train, advances, looks, draw } = await begunAt();
    expect(looks).toHaveLength(0);
    train.looks.watch(NOBODY);
    expect(looks).toHaveLength(1);
    void train.play();
    await settled();
    advances[0].tell(momentOf(1));
    draw();
    advances[0].tell(momentOf(2));
    draw();
    expect(looks).toHaveLength(1);
    looks[0].look.resolve(lookAt(0));
    await settled();
    expect(looks).toHaveLength(2);
    looks[1].look.resolve(lookAt(2));
    await settled();
    expect(looks).toHaveLength(2);
    expect([0, 1, 2].map((k) => train.looks.at(k)?.iteration)).toEqual([0, 0, 2]);
  });

  test('at another film does not take the place of what was seen before', async () => {
    const { train, looks } = await begunAt();
    train.looks.watch(NOBODY);
    looks[0].look.resolve(lookAt(0));
    await settled();
    const other = { ...NOBODY, film: 1 };
    train.looks.watch(other);
    expect(train.looks.at(0)?.iteration).toBe(0);
    expect(train.looks.of(other, 0)).toBeUndefined();
    looks[1].look.resolve(lookAt(0));
    await settled();
    expect(train.looks.of(other, 0)?.iteration).toBe(0);
  });

  test('of a run that is over is not shown for another', async () => {
    const { train, looks } = await begunAt();
    train.looks.watch(NOBODY);
    train.reset();
    looks[0].look.resolve(lookAt(0));
    await settled();
    expect(train.looks.at(0)).toBeUndefined();
  });
});
