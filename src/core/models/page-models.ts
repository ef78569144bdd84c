import { als } from './als';
import { biases } from './biases';
import { contentRank } from './content-rank';
import { contentRidge } from './content-ridge';
import { ease } from './ease';
import { forYou } from './for-you';
import { ials } from './ials';
import { itemKnn } from './item-knn';
import type { Model } from './model';
import { named } from './named';
import { popularity } from './popularity';
import { random } from './random';
import { starMix } from './star-mix';
import { userKnn } from './user-knn';

/** The models that the page ranks, predicts and draws with: its worker is downloaded before the first film is shown. */
export const pageModels: readonly Model[] = [
  popularity,
  biases,
  als,
  ease,
  ials,
  contentRidge,
  itemKnn,
  userKnn,
  starMix,
  contentRank,
  forYou,
  random,
];

/** Throws ParamError for an id that is not among them. */
export const pageModelNamed = (id: string): Model => named(pageModels, id);
