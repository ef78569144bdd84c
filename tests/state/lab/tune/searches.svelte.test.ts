import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fitsOf } from '../../../../src/core/search/plan';
import { named, settled } from '../../fixtures';
import { bench, namesOf, wishOf } from './searching';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const wish = wishOf('a', [1, 2]);

describe('a search', () => {
  test('hands out as many fits as there are workers, and the next as one ends', async () => {
    const { asked, end, searches } = bench();
    const running = searches.run(wish);
    await settled();
    expect(namesOf(asked)).toEqual(['1/0', '1/1']);
    end(1);
    await settled();
    expect(namesOf(asked)).toEqual(['1/0', '1/1', '2/0']);
    end(0);
    await settled();
    [2, 3].forEach((at) => end(at));
    await running;
    expect(searches.running).toBe(false);
    expect(searches.progress(wish)).toMatchObject({ done: 4, of: 4, fraction: 1, recalled: 0 });
    expect(searches.result(wish).table.map(({ params }) => params['l2User'])).toEqual([1, 2]);
  });

  test('shows a setting once all of its folds are in', async () => {
    const { end, searches } = bench();
    void searches.run(wish);
    await settled();
    end(0);
    await settled();
    expect(searches.result(wish).table).toEqual([]);
    end(1);
    await settled();
    vi.advanceTimersByTime(400);
    const [best] = searches.result(wish).table;
    expect(best).toMatchObject({ params: { l2User: 1 }, score: { mean: 1 }, alike: true });
  });

  test('tells how far it is, and what is left', async () => {
    const { asked, end, searches } = bench();
    void searches.run(wish);
    await settled();
    asked[1].tell(0.5);
    vi.advanceTimersByTime(4000);
    end(0);
    await settled();
    expect(searches.progress(wish)).toMatchObject({ done: 1, of: 4 });
    expect(searches.progress(wish).fraction).toBeCloseTo(1.5 / 4);
    // Half of the second, and two more of four seconds each, by two workers.
    expect(searches.left).toBeCloseTo((2 + 4 + 4) / 2);
  });

  test('does what is kept not again, and shows it at once', async () => {
    const all = fitsOf(wish.plan);
    const { asked, lookups, end, searches } = bench(all.slice(0, 3));
    await searches.recall(wish);
    expect(searches.progress(wish)).toMatchObject({ done: 3, recalled: 3 });
    expect(searches.result(wish).table).toHaveLength(1);
    expect(asked).toEqual([]);
    const running = searches.run(wish);
    await settled();
    expect(namesOf(asked)).toEqual(['2/1']);
    end(0);
    await running;
    expect(searches.progress(wish)).toMatchObject({ done: 4, recalled: 3 });
    expect(lookups).toHaveLength(1);
  });

  test('looks a few hundred fits up at a time', async () => {
    const many = wishOf(
      'a',
      Array.from({ length: 300 }, (_, k) => k),
    );
    const { client, searches } = bench(fitsOf(many.plan));
    const recall = vi.spyOn(client, 'recall');
    await searches.recall(many);
    expect(searches.progress(many)).toMatchObject({ done: 600, recalled: 600 });
    expect(searches.result(many).table).toHaveLength(300);
    expect(recall.mock.calls.map(([, fits]) => fits.length)).toEqual([250, 250, 100]);
  });

  test('of other settings, or other data, is another', async () => {
    const { end, searches } = bench();
    void searches.run(wishOf('a', [1]));
    await settled();
    [0, 1].forEach((at) => end(at));
    await settled();
    expect(searches.progress(wishOf('b', [1]))).toMatchObject({ done: 0 });
    expect(searches.result(wishOf('b', [1])).table).toEqual([]);
    expect(searches.result(wishOf('a', [1])).table).toHaveLength(1);
  });

  test('with a nested estimate has it once every fit is in', async () => {
    const nested = wishOf('a', [1, 2], [1, 1]);
    const { asked, end, searches } = bench([], 1);
    const running = searches.run(nested);
    for (let at = 0; at < 8; at++) {
      await settled();
      expect(searches.result(nested).nested).toBeUndefined();
      end(at);
    }
    await running;
    expect(asked).toHaveLength(8);
    expect(searches.result(nested).nested).toMatchObject({ score: { mean: 1 } });
  });
});

describe('a pause', () => {
  test('lets what runs end, begins nothing more, and goes on where it was', async () => {
    const { asked, end, searches } = bench();
    const running = searches.run(wish);
    await settled();
    searches.pause();
    expect(searches.pausing).toBe(true);
    [0, 1].forEach((at) => end(at));
    await running;
    expect(namesOf(asked)).toEqual(['1/0', '1/1']);
    expect(searches.isPaused(wish)).toBe(true);
    expect(searches.pausing).toBe(false);
    const again = searches.run(wish);
    await settled();
    expect(searches.isPaused(wish)).toBe(false);
    expect(namesOf(asked)).toEqual(['1/0', '1/1', '2/0', '2/1']);
    [2, 3].forEach((at) => end(at));
    await again;
    expect(searches.progress(wish)).toMatchObject({ done: 4 });
  });

  test('drops what does not end within two seconds, and does it again later', async () => {
    const { asked, end, searches } = bench();
    const running = searches.run(wish);
    await settled();
    searches.pause();
    end(0);
    await settled();
    expect(searches.running).toBe(true);
    vi.advanceTimersByTime(2000);
    await running;
    expect(searches.isPaused(wish)).toBe(true);
    expect(searches.progress(wish)).toMatchObject({ done: 1 });
    void searches.run(wish);
    await settled();
    expect(namesOf(asked)).toEqual(['1/0', '1/1', '1/1', '2/0']);
  });

  test('that comes with the last fit is none', async () => {
    const { end, searches } = bench();
    const running = searches.run(wishOf('a', [1]));
    await settled();
    searches.pause();
    [0, 1].forEach((at) => end(at));
    await running;
    expect(searches.isPaused(wishOf('a', [1]))).toBe(false);
  });
});

describe('cancelling', () => {
  test('stops at once; what is done stays', async () => {
    const { end, searches } = bench();
    const running = searches.run(wish);
    await settled();
    end(0);
    await settled();
    searches.cancel();
    await running;
    expect(searches.running).toBe(false);
    expect(searches.isPaused(wish)).toBe(false);
    expect(searches.progress(wish)).toMatchObject({ done: 1 });
  });

  test('ends a pause', async () => {
    const { searches } = bench();
    const running = searches.run(wish);
    await settled();
    searches.pause();
    vi.advanceTimersByTime(2000);
    await running;
    searches.cancel();
    expect(searches.isPaused(wish)).toBe(false);
  });

  test('with another data set forgets all, also what comes in late', async () => {
    const { end, searches } = bench();
    const running = searches.run(wish);
    await settled();
    end(0);
    searches.clear();
    await running;
    expect(searches.progress(wish)).toMatchObject({ done: 0 });
    expect(searches.running).toBe(false);
  });
});

describe('a fit that fails', () => {
  test('is a setting that failed; the others go on', async () => {
    const { asked, end, searches } = bench([], 1);
    const running = searches.run(wish);
    for (let at = 0; at < 4; at++) {
      await settled();
      end(at, at === 1 ? 'It diverged.' : undefined);
    }
    await running;
    expect(asked).toHaveLength(4);
    const [best, last] = searches.result(wish).table;
    expect(best.params).toEqual({ l2User: 2 });
    expect(last).toMatchObject({ params: { l2User: 1 }, failed: 'It diverged.', alike: false });
  });

  test('as its worker died is tried again with the next run', async () => {
    const { asked, end, searches } = bench([], 1);
    const running = searches.run(wish);
    await settled();
    asked[0].later.reject(named('WorkerError', 'The worker stopped.'));
    for (let at = 1; at < 4; at++) {
      await settled();
      end(at);
    }
    await running;
    expect(searches.problem).toBeUndefined();
    expect(searches.result(wish).table[1]).toMatchObject({ failed: 'The worker stopped.' });
    const again = searches.run(wish);
    await settled();
    expect(namesOf(asked).slice(4)).toEqual(['1/0']);
    end(4);
    await again;
    expect(searches.result(wish).table[0]).toMatchObject({ params: { l2User: 1 } });
  });

  test('three times in a row for no reason of its own stops the search', async () => {
    const { asked, searches } = bench([], 1);
    const running = searches.run(wish);
    for (let at = 0; at < 3; at++) {
      await settled();
      asked[at].later.reject(named('WorkerError', 'The worker stopped.'));
    }
    await running;
    expect(asked).toHaveLength(3);
    expect(searches.problem).toBe('The worker stopped.');
  });

  test('as every other would stops the search at once', async () => {
    const { asked, searches } = bench();
    const running = searches.run(wish);
    await settled();
    asked[0].later.reject(named('DataError', 'Too few ratings.'));
    await running;
    expect(searches.problem).toBe('Too few ratings.');
    expect(searches.running).toBe(false);
    expect(searches.progress(wish)).toMatchObject({ done: 0 });
  });
});
