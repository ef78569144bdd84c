import type { NumberParam } from '../../params';

/** The share of the ratings that is held out. */
export const testShare = {
  type: 'number',
  label: 'Test share',
  help: 'How much is held out, of 1.',
  default: 0.2,
  min: 0.01,
  max: 0.99,
  step: 0.01,
} as const satisfies NumberParam;
