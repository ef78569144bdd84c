import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Fitted, Step } from '../../src/core/models/model';
import { breathe, drive } from '../../workers/driver';
import { slowClock } from './fixtures';

const FIT: Fitted = { weights: Float32Array.of(1) };

/** A fit of so many steps; every second one ends an iteration. */
function* fitOf(
  steps: number,
  error = 1,
  onStep: (step: number) => void = () => {},
): Generator<Step, Fitted> {
  for (let done = 1; done <= steps; done++) {
    onStep(done);
    const ends = done % 2 === 0;
    yield { done, total: steps, ...(ends && { iteration: done / 2, loss: { error } }) };
  }
  return FIT;
}

const never = new AbortController().signal;

/** A clock that stands still: nothing takes any time. */
const stoppedClock = () => vi.spyOn(performance, 'now').mockReturnValue(0);

afterEach(() => void vi.restoreAllMocks());

describe('driving a fit', () => {
  test('gives what the fit returns', async () => {
    expect(await drive(fitOf(5), { signal: never })).toBe(FIT);
  });

  test('reports every slice, and each is as many steps as fit into it', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const slices: number[] = [];
    await drive(
      fitOf(12, 1, () => (now += 10)),
      { signal: never, sliceMs: 40, onSlice: ({ done }) => void slices.push(done) },
    );
    expect(slices).toEqual([4, 8, 12]);
  });

  test('does not pause where there is time left', async () => {
    stoppedClock();
    const onSlice = vi.fn();
    await drive(fitOf(50), { signal: never, onSlice });
    expect(onSlice).not.toHaveBeenCalled();
  });

  test('shows the end of each iteration, whatever the time', async () => {
    stoppedClock();
    const iterations: (number | undefined)[] = [];
    await drive(fitOf(6), {
      signal: never,
      onIteration: ({ iteration }) => void iterations.push(iteration),
    });
    expect(iterations).toEqual([1, 2, 3]);
  });

  test('waits for what is done at the end of an iteration', async () => {
    stoppedClock();
    const order: string[] = [];
    await drive(
      fitOf(3, 1, (step) => order.push(`step ${step}`)),
      {
        signal: never,
        async onIteration() {
          await breathe();
          order.push('measured');
        },
      },
    );
    expect(order).toEqual(['step 1', 'step 2', 'measured', 'step 3']);
  });

  test('lets a message through between two slices', async () => {
    slowClock();
    const order: string[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      order.push(String(data));
      port1.close();
    };
    await drive(
      fitOf(20, 1, (step) => {
        if (step === 2) port2.postMessage('message');
        order.push(`step ${step}`);
      }),
      { signal: never },
    );
    expect(order.indexOf('message')).toBeGreaterThan(order.indexOf('step 2'));
    expect(order.indexOf('message')).toBeLessThan(order.indexOf('step 20'));
  });

  test('stops after the slice in which it was cancelled', async () => {
    slowClock();
    const abort = new AbortController();
    let steps = 0;
    const driven = drive(
      fitOf(100, 1, (step) => {
        steps = step;
        if (step === 3) abort.abort();
      }),
      { signal: abort.signal },
    );
    await expect(driven).rejects.toMatchObject({
      name: 'AbortError',
      message: 'The work was cancelled.',
    });
    expect(steps).toBe(3);
  });

  test.each([Infinity, NaN])('stops where the error becomes %d', async (error) => {
    await expect(drive(fitOf(4, error), { signal: never })).rejects.toMatchObject({
      name: 'FitError',
      message: 'The error became infinite at iteration 1; raise the regularisation.',
    });
  });

  test('passes on what the fit throws', async () => {
    const failing = fitOf(4, 1, () => {
      throw new Error('broken');
    });
    await expect(drive(failing, { signal: never })).rejects.toThrow('broken');
  });
});

test('a breath is a whole macrotask: every promise that is ready goes first', async () => {
  const order: string[] = [];
  const breath = breathe().then(() => order.push('breath'));
  let chain = Promise.resolve();
  for (let k = 0; k < 20; k++) chain = chain.then(() => {});
  await Promise.all([breath, chain.then(() => order.push('promises'))]);
  expect(order).toEqual(['promises', 'breath']);
});
