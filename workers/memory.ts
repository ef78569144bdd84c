import { fail } from '../src/core/errors';
import { pageModelNamed } from '../src/core/models/page-models';
import type { ServingApi } from './api';

/** The same service; where memory runs out for a data set or a fit, it says so in place of the engine, and what to do. */
export function speakingOfMemory(serving: ServingApi): ServingApi {
  return {
    ...serving,

    async open(source, onProgress) {
      try {
        return await serving.open(source, onProgress);
      } catch (error) {
        if (!isOutOfMemory(error)) throw error;
        return fail(
          'DataError',
          `${source.name}: there is not enough memory to open it. Close other tabs, or open a smaller data set.`,
        );
      }
    },

    async fit(request, ...rest) {
      try {
        return await serving.fit(request, ...rest);
      } catch (error) {
        if (!isOutOfMemory(error)) throw error;
        const { label } = pageModelNamed(request.model);
        return fail(
          'FitError',
          `There is not enough memory to train ${label} on this data set. Close other tabs, then train again.`,
        );
      }
    },
  };
}

/** Whether an engine says with this that an array, or a copy of one, finds no room; each has words of its own. */
export function isOutOfMemory(error: unknown): boolean {
  const { name, message = String(error) } = Object(error) as Partial<Error>; // SpiderMonkey throws a mere text
  return name === 'RangeError'
    ? /memory|alloc|length/i.test(message)
    : /out of memory/i.test(message);
}
