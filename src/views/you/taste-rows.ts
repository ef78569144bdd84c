import { ENOUGH_TO_SAY, sideOf, type TasteRow } from '../../core/recommend/taste-profile';
import { differenceText, percentText, reachText } from '../../ui/taste';

/** What the columns of a row of taste are called; before them stands what kind of row it is. */
export const TASTE_COLUMNS = [
  'Ratings',
  'Of yours',
  'Of all',
  'You gave',
  'Others gave',
  'Difference',
];

/** A difference as it stands at the end of its row. */
export function offText(row: TasteRow): string {
  if (sideOf(row) !== 'few') return `${differenceText(row)} ${reachText(row)}`;
  return row.count < ENOUGH_TO_SAY ? 'too few' : 'all alike';
}

/** A row of taste in figures. */
export const tasteCells = (row: TasteRow): string[] => [
  row.name,
  String(row.rated),
  percentText(row.share),
  percentText(row.usualShare),
  meanText(row.own),
  meanText(row.others),
  offText(row),
];

const meanText = (stars: number) => (Number.isNaN(stars) ? '–' : stars.toFixed(2));
