import { adjacency } from './adjacency';
import { als } from './als';
import { als004 } from './als-004';
import { alsWr } from './als-wr';
import { autorec } from './autorec';
import { biases } from './biases';
import { boosted } from './boosted';
import { coldStart } from './cold-start';
import { content } from './content';
import { contentRank } from './content-rank';
import { contentRidge } from './content-ridge';
import { contentStars } from './content-stars';
import { dampedMean } from './damped-mean';
import { ease } from './ease';
import { forYou } from './for-you';
import { hybridOf } from './hybrid';
import { ials } from './ials';
import { itemKnn } from './item-knn';
import { mean } from './mean';
import type { Model } from './model';
import { named } from './named';
import { popularity } from './popularity';
import { random } from './random';
import { rankBlend } from './rank-blend';
import { rbm } from './rbm';
import { rp3beta } from './rp3beta';
import { sgd } from './sgd';
import { starMix } from './star-mix';
import { svdpp } from './svdpp';
import { userKnn } from './user-knn';

/** What a hybrid can hold. */
const simple: readonly Model[] = [
  popularity,
  dampedMean,
  biases,
  als,
  ease,
  ials,
  alsWr,
  als004,
  sgd,
  svdpp,
  contentRidge,
  itemKnn,
  userKnn,
  starMix,
  boosted,
  rp3beta,
  adjacency,
  contentRank,
  contentStars,
  coldStart,
  rankBlend,
  forYou,
  mean,
  random,
  content,
  rbm,
  autorec,
];

/** Every model of the product: forms, command line, tests and docs go through this list. */
export const models: readonly Model[] = [...simple, hybridOf(simple)];

/** Throws ParamError for an id that is not in the registry. */
export const modelNamed = (id: string): Model => named(models, id);
