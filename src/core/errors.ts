/**
 * What went wrong, told by name: classes do not cross a worker's boundary, names do.
 * DataError: a file. ParamError: a setting. FitError: a model. AbortError: somebody cancelled.
 */
export type ErrorName = 'DataError' | 'ParamError' | 'FitError' | 'AbortError';

/** Throws an error whose message can be shown as it is: what was got, what was expected, what to do. */
export function fail(name: ErrorName, message: string): never {
  throw Object.assign(new Error(message), { name });
}
