import { describe, expect, test } from 'vitest';
import type { FitRequest, FitResult } from '../../workers/api';
import { createServing, type ConnectJob } from '../../workers/serving';
import { loadPublic } from '../fixtures';
import { fileSource } from './fixtures';
import { memory, restored } from './serving-fixtures';

const sample = await loadPublic('sample.zip');
const source = fileSource('sample.zip', new Uint8Array());
const port = new MessageChannel().port1;

/** A service with a data set open. */
async function serving(connectJob: ConnectJob) {
  const service = createServing(memory(), connectJob, () => Promise.resolve(restored(sample)));
  await service.open(source, () => {});
  return service;
}

describe('fits under way', () => {
  const COUNTS: FitRequest = {
    use: 'ranking',
    model: 'popularity',
    params: {},
    seed: 1,
    holdOut: 0,
  };

  const progress = { model: 'popularity', fraction: 1, iteration: 1, iterations: 1 };
  const ended: FitResult = {
    fitted: { n: 1 },
    progress: { ...progress, trainRmse: NaN, heldOutRmse: NaN },
  };

  /** Jobs that end when the test says so. */
  function jobs() {
    const ends: ((result: FitResult) => void)[] = [];
    const cancelled: number[] = [];
    const connectJob: ConnectJob = () => {
      const job = ends.length;
      ends.push(() => {});
      return {
        fit: () => new Promise((resolve) => (ends[job] = resolve)),
        cancel: () => cancelled.push(job),
        close() {},
      };
    };
    return { ends, cancelled, connectJob };
  }

  test('are cancelled and abandoned each by its number, the earlier after the later as well', async () => {
    const { ends, cancelled, connectJob } = jobs();
    const service = await serving(connectJob);
    const first = service.fit(COUNTS, 1, port, () => {}).catch((error: Error) => error.name);
    const second = service.fit(COUNTS, 2, port, () => {});
    service.cancel(1);
    service.abandon(1);
    expect(await first).toBe('AbortError');
    service.cancel(2);
    expect(cancelled).toEqual([0, 1]);
    ends[1](ended);
    expect((await second).bytes).toBe(8);
  });

  test('do not come back once they were forgotten', async () => {
    const { ends, connectJob } = jobs();
    const service = await serving(connectJob);
    const fit = service.fit(COUNTS, 1, port, () => {}).catch((error: Error) => error.name);
    await service.forgetFits();
    ends[0](ended);
    expect(await fit).toBe('AbortError');
    expect(await service.restore(COUNTS)).toBeUndefined();
  });

  test('come back with what training last said of them', async () => {
    const { ends, connectJob } = jobs();
    const service = await serving(connectJob);
    const fit = service.fit(COUNTS, 1, port, () => {});
    ends[0]({ ...ended, progress: { ...ended.progress, heldOutRmse: 0.87 } });
    await fit;
    expect(await service.restore(COUNTS)).toMatchObject({
      restored: true,
      progress: { heldOutRmse: 0.87 },
    });
  });

  test('once over can no longer be cancelled', async () => {
    const { ends, cancelled, connectJob } = jobs();
    const service = await serving(connectJob);
    const fit = service.fit(COUNTS, 1, port, () => {});
    ends[0](ended);
    await fit;
    service.cancel(1);
    expect(cancelled).toEqual([]);
  });
});
