export interface RequestCount {
  readonly all: number;
  /** To another origin than the page's. */
  readonly elsewhere: number;
}

/** Counts requests over the network: the page's own since it was loaded, and those a worker reports. */
export function countRequests(ofWorker: readonly string[]): RequestCount {
  const ofPage = performance.getEntriesByType('resource').map(({ name }) => name);
  const urls = [...ofPage, ...ofWorker].map((name) => new URL(name));
  const real = urls.filter(({ protocol }) => protocol !== 'blob:' && protocol !== 'data:');
  return {
    all: real.length,
    elsewhere: real.filter(({ origin }) => origin !== location.origin).length,
  };
}
