import type { ParamSchema, ParamsOf } from '../../params';
import type { Judging } from '../fold';

/** How lists are made, for protocols that can follow either habit. */
export const listParams = {
  definitions: {
    type: 'choice',
    label: 'Definitions',
    help: 'Lists as this bench makes them, or those of the classic course: highest predicted stars, four or more.',
    default: 'ours',
    options: ['ours', 'classic'],
    presets: { classic: { by: 'limited', least: 4 } },
  },
  by: {
    type: 'choice',
    label: 'Order',
    help: 'The model’s own order, its predicted stars, or those stars kept within the scale.',
    default: 'score',
    options: ['score', 'stars', 'limited'],
  },
  least: {
    type: 'number',
    label: 'Fewest stars',
    help: 'Films that are predicted fewer are not listed; 0 lists any. A model without stars then lists nothing.',
    default: 0,
    min: 0,
    max: 5,
    step: 0.5,
  },
} as const satisfies ParamSchema;

const ORDERS = { score: 'score', stars: 'stars', limited: 'limited stars' } as const;

/**
 * Stars that are kept within a scale share its ends: such ties are drawn, as a list has only so many places; other test
 * films stand in the middle of those with the same score.
 */
export function listJudging({
  by,
  least,
}: ParamsOf<typeof listParams>): Pick<Judging, 'by' | 'least' | 'ties'> {
  return { by: ORDERS[by], least, ties: by === 'limited' ? 'drawn' : 'middle' };
}
