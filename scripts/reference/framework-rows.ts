import { HYBRID_ROWS } from './framework-hybrids';
import { SINGLE_ROWS } from './framework-models';
import type { FrameworkRow } from './framework-row';

/** Every model that they report, in their order. */
export const FRAMEWORK_ROWS: readonly FrameworkRow[] = [...SINGLE_ROWS, ...HYBRID_ROWS];
