import type { Fitted } from '../src/core/models/model';

/** The memory behind a fit's arrays, each once. */
export function buffersOf(fitted: Fitted): ArrayBuffer[] {
  const buffers = Object.values(fitted).flatMap((value) => {
    if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]; // core allocates no shared memory
    return typeof value === 'object' ? buffersOf(value) : [];
  });
  return [...new Set(buffers)];
}
