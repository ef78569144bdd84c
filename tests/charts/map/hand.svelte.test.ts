import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hand } from '../../../src/charts/map/hand.svelte';
import type { Tool } from '../../../src/charts/map/props';
import type { Point } from '../../../src/charts/map/view';

type Down = PointerEvent & { currentTarget: HTMLElement };

const pointer = (x: number, y: number, more: Partial<PointerEvent> = {}) =>
  ({
    pointerId: 1,
    isPrimary: true,
    button: 0,
    pointerType: 'mouse',
    offsetX: x,
    offsetY: y,
    currentTarget: { setPointerCapture: () => {} },
    ...more,
  }) as unknown as Down;
const finger = (x: number, y: number, pointerId = 1) =>
  pointer(x, y, { pointerType: 'touch', pointerId, isPrimary: pointerId === 1 });

/** A hand with a tool, the pin at (100, 100), and what it has done. */
function holding(tool: Tool | undefined) {
  const done: unknown[] = [];
  const hand = new Hand({
    tool: () => tool,
    graspsPin: (at) => Math.hypot(at.x - 100, at.y - 100) < 12,
    movePin: (to, phase) => done.push([phase, to.x, to.y]),
    select: (outline: readonly Point[], how) => done.push([how, outline.length]),
  });
  return { hand, done };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a box', () => {
  it('is drawn from corner to corner, and selects', () => {
    const { hand, done } = holding('box');
    hand.down(pointer(10, 10));
    hand.move(pointer(60, 40));
    expect(hand.sketch).toEqual([
      { x: 10, y: 10 },
      { x: 60, y: 10 },
      { x: 60, y: 40 },
      { x: 10, y: 40 },
    ]);
    hand.up(pointer(60, 40));
    expect(done).toEqual([[undefined, 4]]);
    expect(hand.sketch).toBeUndefined();
    expect(hand.spent).toBe(true);
    expect(hand.spent).toBe(false);
  });

  it.each([
    ['shiftKey', 'add'],
    ['altKey', 'subtract'],
  ] as const)('with %s means %s', (key, how) => {
    const { hand, done } = holding('box');
    hand.down(pointer(10, 10));
    hand.move(pointer(60, 40));
    hand.up(pointer(60, 40, { [key]: true }));
    expect(done).toEqual([[how, 4]]);
  });

  it('hardly begun is a click', () => {
    const { hand, done } = holding('box');
    hand.down(pointer(10, 10));
    hand.move(pointer(11, 11));
    hand.up(pointer(11, 11));
    expect(done).toEqual([]);
    expect(hand.spent).toBe(false);
  });

  it('is abandoned by Escape or by a second finger, which then has the map', () => {
    for (const abandon of [
      (hand: Hand) => hand.drop(),
      (hand: Hand) => hand.down(finger(90, 9, 2)),
    ]) {
      const { hand, done } = holding('box');
      hand.down(finger(10, 10));
      hand.move(finger(60, 40));
      expect(hand.holds).toBe(true);
      abandon(hand);
      expect(hand.holds).toBe(false);
      hand.move(finger(80, 80));
      hand.up(finger(80, 80));
      expect(hand.sketch).toBeUndefined();
      expect(done).toEqual([]);
    }
  });
});

describe('a finger', () => {
  it('that rests while panning draws a lasso', () => {
    const { hand, done } = holding('pan');
    hand.down(finger(10, 10));
    hand.move(finger(13, 12));
    expect(hand.holds).toBe(false);
    vi.advanceTimersByTime(500);
    expect(hand.holds).toBe(true);
    for (const [x, y] of [
      [60, 10],
      [60, 60],
      [10, 60],
    ])
      hand.move(finger(x, y));
    hand.up(finger(10, 60));
    expect(done).toEqual([[undefined, 4]]);
  });

  it('that moves or is lifted before that pans', () => {
    const { hand } = holding('pan');
    hand.down(finger(10, 10));
    hand.move(finger(20, 10));
    vi.advanceTimersByTime(600);
    expect(hand.holds).toBe(false);
    hand.down(finger(10, 10));
    hand.up(finger(10, 10));
    vi.advanceTimersByTime(600);
    expect(hand.holds).toBe(false);
  });

  it('draws nothing where nothing can be selected', () => {
    const { hand } = holding(undefined);
    hand.down(finger(10, 10));
    vi.advanceTimersByTime(600);
    expect(hand.holds).toBe(false);
  });
});

describe('the pin', () => {
  it('is moved with any tool, and told where it ends', () => {
    const { hand, done } = holding('lasso');
    hand.down(pointer(104, 100));
    hand.move(pointer(105, 100));
    expect(done).toEqual([]);
    hand.move(pointer(150, 120));
    expect(hand.carried).toEqual({ x: 150, y: 120 });
    hand.up(pointer(151, 121));
    expect(done).toEqual([
      ['move', 150, 120],
      ['end', 151, 121],
    ]);
    expect(hand.carried).toBeUndefined();
    expect(hand.spent).toBe(true);
  });

  it('pressed without being moved is a click', () => {
    const { hand, done } = holding('pan');
    hand.down(pointer(100, 100));
    hand.up(pointer(100, 100));
    expect(done).toEqual([]);
    expect(hand.spent).toBe(false);
  });
});
