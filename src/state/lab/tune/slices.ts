/** Work at a stretch on the page: what is pressed meanwhile is answered at once. */
const SLICE_MS = 10;

/** Does work to its end, a slice at a time. What fits into one slice is done when this returns. */
export async function inSlices<R>(work: Generator<void, R>): Promise<R> {
  for (let begun = performance.now(); ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
}
