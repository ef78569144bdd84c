import { fail } from '../src/core/errors';
import { crowdOf, sharesGiven, type Crowd } from '../src/core/recommend/crowd';
import type { Loan } from './api';
import type { CrowdApi } from './crowd-api';
import { inSlices } from './driver';

/** That worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createCrowd(): Omit<CrowdApi, 'borrowFrom'> & {
  readonly borrow: (loan: Promise<Loan>) => void;
} {
  let loan: Promise<Loan> | undefined;
  let crowd: Promise<Crowd> | undefined;
  const borrowed = async () =>
    (await (loan ?? fail('DataError', 'No data set has been lent yet.'))).data;

  return {
    ping() {},

    borrow(from) {
      loan = from;
      from.catch(() => {}); // who asks first hears of it
    },

    crowd: () => (crowd ??= borrowed().then((data) => inSlices(crowdOf(data)))),

    sharesGiven: async (films) => sharesGiven(await borrowed(), films),
  };
}
