import { framework } from './framework';
import type { System } from './system';

/** The public recommenders that ours is set beside. */
export const systems: readonly System[] = [framework];
