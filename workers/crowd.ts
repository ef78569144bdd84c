import { crowdOf, sharesGiven, type Crowd } from '../src/core/recommend/crowd';
import type { Borrowed } from './api';
import type { CrowdApi } from './crowd-api';
import { inSlices } from './driver';

/** That worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createCrowd(borrowed: Borrowed): CrowdApi {
  let crowd: Promise<Crowd> | undefined;
  const data = async () => (await borrowed()).data;

  return {
    crowd: () => (crowd ??= data().then((all) => inSlices(crowdOf(all)))),

    sharesGiven: async (films) => sharesGiven(await data(), films),
  };
}
