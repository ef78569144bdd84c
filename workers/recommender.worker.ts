import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import type { FitJob, JobApi, Lender, OnFit, WorkerApi } from './api';
import { answer } from './endpoint';
import { createJob } from './job';
import { speakingOfMemory } from './memory';
import { createServing, type ConnectJob } from './serving';
import { readSource } from './source';
import { openStorage } from './storage';
import { buffersOf } from './transfer';

const storage = openStorage();
const job = createJob();

const connectJob: ConnectJob = (port) => {
  const remote = wrap<JobApi>(port);
  return {
    fit: (request, onProgress) => remote.fit(request, proxy(onProgress)),
    cancel: () => remote.cancel(),
    close: () => remote[releaseProxy](),
  };
};

/** Results leave by transfer: nothing here uses them afterwards. */
const jobEndpoint: JobApi = {
  async fit(request: FitJob, onProgress: OnFit) {
    const result = await job.fit(request, onProgress);
    return transfer(result, buffersOf(result.fitted));
  },
  cancel: () => job.cancel(),
};

const serving = createServing(storage, connectJob, (source, onProgress) =>
  readSource(storage, source, onProgress),
);
const api: WorkerApi = {
  ...speakingOfMemory(serving),
  attach: (port) => answer(jobEndpoint, port),
  lend(port, sha256) {
    const lender: Lender = { loan: () => serving.loan(sha256) };
    answer(lender, port);
  },
};
answer(api);
