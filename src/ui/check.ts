import { CHECK_AT_MOST, missOf, type Check, type HeldBack } from '../core/recommend/check';
import { starsWritten } from './account';
import { counted } from './text';

/**
 * What was done, and the two misses.
 * @param elsewhere Ratings of films that the data set lacks, which cannot be held back.
 */
export function foundText({ count, miss, averageMiss, rough }: Check, elsewhere = 0): string {
  const which = count === CHECK_AT_MOST ? `latest ${count}` : count;
  return `Held back each of your ${which} ratings${elsewhere > 0 ? ' of films in this data set' : ''} in turn and predicted it. The prediction is typically ${starsWritten(miss)} stars off, the film’s average ${starsWritten(averageMiss)}${rough ? ' (rough)' : ''}.`;
}

/** Which of the two is closer, by how much, and how sure that is. */
export function verdictText({ closer, gain, low, high }: Check): string {
  switch (closer) {
    case 'predicted':
      return `For you, predictions are closer: by ${starsWritten(gain)} stars, likely ${starsWritten(low)} to ${starsWritten(high)}.`;
    case 'average':
      return `For you, the film’s average is closer: by ${starsWritten(-gain)} stars, likely ${starsWritten(-high)} to ${starsWritten(-low)}. More ratings may change that.`;
    case 'open':
      return `${narrowText(gain)} That may be chance: the likely range goes from ${starsWritten(-low)} in favour of the average to ${starsWritten(high)} in favour of predictions.`;
  }
}

function narrowText(gain: number): string {
  if (gain === 0) return 'Both came equally close.';
  const name = gain > 0 ? 'Predictions' : 'The film’s average';
  return `${name} came closer, by ${starsWritten(Math.abs(gain))} stars.`;
}

/** What is missing for a check. */
export function missingText(missing: number): string {
  return `${counted(missing, 'more rating')}, and each of yours is held back in turn and predicted from the others, to see how far off predictions are for you.`;
}

/** Which of the two came closer to a rating. */
export function closerOf(row: HeldBack): 'predicted' | 'average' | 'both' {
  const gain = missOf(row, row.average) - missOf(row, row.predicted);
  if (gain === 0) return 'both';
  return gain > 0 ? 'predicted' : 'average';
}
