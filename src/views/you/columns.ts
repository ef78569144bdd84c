import { LEAST_OTHERS } from '../../core/recommend/crowd';
import type { OrderBy } from '../../state/ratings-order';
import type { SaidKind, SaidRow } from '../../state/ratings-rows';

/** The columns of the table that it can be ordered by; `text` heads them, `full` names them in a list. */
export const COLUMNS: readonly {
  readonly by: OrderBy;
  readonly text: string;
  readonly full: string;
}[] = [
  { by: 'title', text: 'Film', full: 'Title' },
  { by: 'year', text: 'Year', full: 'Year' },
  { by: 'difference', text: 'Yours against the mean', full: 'Difference to the mean' },
  { by: 'yours', text: 'Yours', full: 'Your stars' },
  { by: 'mean', text: 'Mean', full: 'The film’s mean' },
  { by: 'when', text: 'When', full: 'When you said it' },
];

/** What can be said of a film; `means` is what that does, where it is no rating. */
export const KINDS: readonly {
  readonly kind: SaidKind;
  readonly text: string;
  readonly means: string;
}[] = [
  { kind: 'rating', text: 'Ratings', means: '' },
  { kind: 'seen', text: 'Seen', means: 'Seen, with no stars: not picked again.' },
  { kind: 'saved', text: 'Saved', means: 'Saved: to see, found already.' },
  { kind: 'not-interested', text: 'Not interested', means: 'Not interested: never picked.' },
  { kind: 'not-seen', text: 'Haven’t seen', means: 'Haven’t seen: may be picked.' },
];

/** A mean that is of so few ratings that it says little: its number of ratings goes with it. */
export const isOfFew = ({ mean, count }: SaidRow) => Number.isFinite(mean) && count < LEAST_OTHERS;
