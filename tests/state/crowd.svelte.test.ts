import { describe, expect, test, vi } from 'vitest';
import type { Crowd } from '../../src/core/recommend/crowd';
import type { Library } from '../../workers/api';
import { Later, settled } from './fixtures';

vi.mock('../../workers/room.worker.ts?worker&inline', () => ({ default: class {} }));
const { COPIED_UNASKED, CrowdState, crowdStateOf } = await import('../../src/state/crowd.svelte');

const CROWD: Crowd = { agreement: Float32Array.of(0.5), fame: Float32Array.of(20) };
const library = (ratings: number) => ({ ratings }) as Library;
const [SOME, MORE] = [Uint32Array.of(1), Uint32Array.of(1, 2)];

function source() {
  const asked = new Map<Uint32Array, Later<readonly number[]>>();
  return {
    asked,
    crowds: 0,
    stopped: false,
    sharesGiven(films: Uint32Array) {
      const later = new Later<readonly number[]>();
      asked.set(films, later);
      return later.promise;
    },
    crowd() {
      this.crowds += 1;
      return Promise.resolve(CROWD);
    },
    stop() {
      this.stopped = true;
    },
  };
}

describe('the people of a data set', () => {
  test('are asked for once, and stars for each choice of films', async () => {
    const from = source();
    const state = new CrowdState(library(1000), from);
    const end = state.follow(SOME);
    expect(state.given).toBeUndefined();
    from.asked.get(SOME)?.resolve([1]);
    await settled();
    expect(state.given).toEqual([1]);
    expect(state.crowd).toEqual(CROWD);
    end();
    state.follow(MORE);
    expect(state.given, 'the last answer stays until there is another').toEqual([1]);
    from.asked.get(MORE)?.resolve([2]);
    await settled();
    expect(state.given).toEqual([2]);
    expect(from.crowds).toBe(1);
    state.stop();
    expect(from.stopped).toBe(true);
  });

  test('do not answer for films that are no longer the visitor’s', async () => {
    const from = source();
    const state = new CrowdState(library(1000), from);
    state.follow(SOME)();
    from.asked.get(SOME)?.resolve([1]);
    await settled();
    expect(state.given).toBeUndefined();
  });

  test('are not asked again at the next visit, where nothing has changed', async () => {
    const from = source();
    const state = new CrowdState(library(1000), from);
    const end = state.follow(SOME);
    from.asked.get(SOME)?.resolve([1]);
    await settled();
    end();
    state.stop();
    state.follow(Uint32Array.from(SOME));
    await settled();
    expect([from.asked.size, from.crowds, state.given]).toEqual([1, 1, [1]]);
  });

  test('are the same for as long as the data set is open', () => {
    const open = library(1000);
    const lend = () => Promise.resolve();
    expect(crowdStateOf(open, lend)).toBe(crowdStateOf(open, lend));
    expect(crowdStateOf(library(1000), lend)).not.toBe(crowdStateOf(open, lend));
  });

  test('are not copied unasked where they are many, and never where there are none', () => {
    const from = source();
    const many = new CrowdState(library(COPIED_UNASKED + 1), from);
    many.follow(SOME);
    expect([many.wanted, from.asked.size]).toEqual([false, 0]);
    many.wanted = true;
    many.follow(SOME);
    expect(from.asked.size).toBe(1);
    const none = source();
    new CrowdState(library(0), none).follow(SOME);
    expect(none.asked.size).toBe(0);
  });

  test('may not answer: the reason is shown, unless nobody waits any more', async () => {
    const from = source();
    const state = new CrowdState(library(1000), from);
    state.follow(SOME);
    from.asked.get(SOME)?.reject(new Error('The worker stopped.'));
    await settled();
    expect(state.problem).toBe('The worker stopped.');
    state.follow(MORE);
    from.asked.get(MORE)?.resolve([2]);
    await settled();
    expect([state.problem, state.given]).toEqual([undefined, [2]]);

    const other = new CrowdState(library(1000), from);
    other.follow(MORE)();
    from.asked.get(MORE)?.reject(new Error('It is not needed any more.'));
    await settled();
    expect(other.problem).toBeUndefined();
  });
});
