/** Requests this page has made since it was loaded, and how many of them went to another origin. */
export function requestsOfPage(): { all: number; elsewhere: number } {
  const urls = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const real = urls.filter(({ protocol }) => protocol.startsWith('http') || protocol === 'file:');
  return {
    all: real.length,
    elsewhere: real.filter(({ origin }) => origin !== location.origin).length,
  };
}
