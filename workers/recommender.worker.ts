import { expose, proxy, releaseProxy, transfer, wrap } from 'comlink';
import type { FitJob, JobApi, Lender, OnFit, WorkerApi } from './api';
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

/** A message that cannot be read has no answer, and who sent it would wait for ever: an error ends the worker. */
function unreadable(): never {
  throw new Error('it could not read what it was sent, as where memory runs out');
}

const serving = createServing(storage, connectJob, (source, onProgress) =>
  readSource(storage, source, onProgress),
);
const api: WorkerApi = {
  ...speakingOfMemory(serving),
  attach(port) {
    port.addEventListener('messageerror', unreadable);
    expose(jobEndpoint, port);
  },
  lend(port, sha256) {
    const lender: Lender = { loan: () => serving.loan(sha256) };
    expose(lender, port);
  },
};
addEventListener('messageerror', unreadable);
expose(api);
