import { coverage } from './coverage';
import { mae } from './mae';
import type { Metric } from './metric';
import { ndcg } from './ndcg';
import { recall } from './recall';
import { rmse } from './rmse';

/** Every metric of the product. */
export const metrics: readonly Metric[] = [rmse, mae, ndcg, recall, coverage];
