import { fail } from '../../errors';
import { all } from './all';
import { cold } from './cold';
import { holdout } from './holdout';
import { kfold } from './kfold';
import { looLast } from './loo-last';
import { looRandom } from './loo-random';
import type { Protocol } from './protocol';
import { split } from './split';
import { time } from './time';

/** Every protocol of the product. */
export const protocols: readonly Protocol[] = [
  kfold,
  holdout,
  split,
  looLast,
  looRandom,
  time,
  cold,
  all,
];

/** Throws ParamError for an id that is not in the registry. */
export const protocolNamed = (id: string): Protocol =>
  protocols.find((protocol) => protocol.id === id) ??
  fail('ParamError', `No protocol named "${id}". Known: ${protocols.map((p) => p.id).join(', ')}.`);
