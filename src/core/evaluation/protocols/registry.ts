import { fail } from '../../errors';
import { holdout } from './holdout';
import { kfold } from './kfold';
import type { Protocol } from './protocol';

/** Every protocol of the product. */
export const protocols: readonly Protocol[] = [kfold, holdout];

/** Throws ParamError for an id that is not in the registry. */
export const protocolNamed = (id: string): Protocol =>
  protocols.find((protocol) => protocol.id === id) ??
  fail(
    'ParamError',
    `Got --protocol ${id}; expected one of ${protocols.map((p) => p.id).join(', ')}.`,
  );
