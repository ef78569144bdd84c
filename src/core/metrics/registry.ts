import { arhr } from './arhr';
import { chr } from './chr';
import { coverage } from './coverage';
import { diversity } from './diversity';
import { hr } from './hr';
import { kept } from './kept';
import { mae } from './mae';
import { mape } from './mape';
import type { Metric } from './metric';
import { mrr } from './mrr';
import { ndcg } from './ndcg';
import { novelty } from './novelty';
import { precision } from './precision';
import { recall } from './recall';
import { rhr } from './rhr';
import { rmse } from './rmse';
import { selfInformation } from './self-information';
import { userCoverage } from './user-coverage';

/** Every metric of the product: of stars, of the places of test films, of lists alone. */
export const metrics: readonly Metric[] = [
  rmse,
  mae,
  mape,
  kept,
  ndcg,
  precision,
  recall,
  hr,
  chr,
  rhr,
  arhr,
  mrr,
  coverage,
  userCoverage,
  diversity,
  novelty,
  selfInformation,
];
