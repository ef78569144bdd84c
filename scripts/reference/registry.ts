import { flatflix } from './flatflix';
import { framework } from './framework';
import { recipe } from './recipe';
import { fromScratch } from './scratch';
import { spark } from './spark';
import type { System } from './system';

/** The public recommenders that ours is set beside. */
export const systems: readonly System[] = [framework, recipe, flatflix, spark, fromScratch];
