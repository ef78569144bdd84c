import type { Share } from '../evaluation/measurement';
import type { Case } from '../evaluation/outcome';

/** A mean over users: one value each, NaN where it is undefined for them. */
export const overUsers =
  (valueOf: (one: Case) => number) =>
  (one: Case): Share => {
    const value = valueOf(one);
    return Number.isNaN(value) ? { sum: 0, weight: 0 } : { sum: value, weight: 1 };
  };
