/** Recalls what was made under a key, or makes it; what failed is forgotten. */
export type Recall<T> = (key: string, make: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Promises by key, each made once. Who waits for one that another has begun, and then cancels, has it made anew: only their
 * own signal ends their waiting.
 */
export function recalling<T>(): Recall<T> {
  const kept = new Map<string, Promise<T>>();
  const forget = (key: string, made: Promise<T>) => {
    if (kept.get(key) === made) kept.delete(key);
  };
  return async (key, make, signal) => {
    for (;;) {
      const known = kept.get(key);
      if (!known) {
        const made = make();
        kept.set(key, made);
        made.catch(() => forget(key, made));
        return made;
      }
      try {
        return await known;
      } catch (error) {
        if ((error as Error).name !== 'AbortError' || signal?.aborted) throw error;
        forget(key, known);
      }
    }
  };
}
