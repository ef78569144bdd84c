import type { Baseline, Moment } from '../../../core/experiment/run';
import type { ParamSchema } from '../../../core/params';
import { counted } from '../../../ui/text';

/** Whether a model is fitted in rounds; others are fitted in one go. */
export const isStepped = (schema: ParamSchema): boolean =>
  'epochs' in schema || 'iterations' in schema;

/** What a round of a model is called. */
export const iterationWord = (schema: ParamSchema): 'Epoch' | 'Iteration' =>
  'epochs' in schema ? 'Epoch' : 'Iteration';

const NAMES: Readonly<Record<Baseline['id'], string>> = {
  mean: 'mean',
  popularity: 'film mean',
  biases: 'biases',
};

/** A simple prediction, in as few words as stand beside a line. */
export const baselineName = ({ id }: Pick<Baseline, 'id'>): string => NAMES[id];

/** "0.860 stars". */
const starsText = (stars: number) => `${stars.toFixed(3)} stars`;
/** "13 %", "under 1 %". */
export const shareText = (share: number) =>
  share > 0 && share < 0.005 ? 'under 1 %' : `${Math.round(100 * share)} %`;

/** Errors that differ by less are the same in the figures that are shown. */
const SAME = 0.0005;
/** A rise by so many standard errors is more than chance explains: without one there is that much in 1 of 40 draws of people. */
const CLEAR = 2;

/** The moment at an iteration, or the latest before it. */
export const momentAt = (moments: readonly Moment[], at: number): Moment | undefined =>
  moments.findLast(({ iteration }) => iteration <= at);

/** What the errors of a run are compared with: of the same ratings, where the model does not predict all. */
export const rivalsOf = (
  moments: readonly Moment[],
  baselines: readonly Baseline[],
): readonly Baseline[] => moments.at(-1)?.partly?.baselines ?? baselines;

/** How many ratings held out no error counts; undefined where all are counted. @param heldOut How many there are. */
export function leftOutText(moments: readonly Moment[], heldOut: number): string | undefined {
  const partly = moments.at(-1)?.partly;
  if (!partly) return undefined;
  const left = (heldOut - partly.predicted).toLocaleString('en-GB');
  return `${left} of ${counted(heldOut, 'held-out rating')} are left out of all errors here, the baselines’ too: the model predicts none for films and people that it has learnt nothing of.`;
}

/** What the errors say at an iteration. @param baselines Of all ratings held out. @param word As {@link iterationWord}. */
export function errorFinding(
  moments: readonly Moment[],
  at: number,
  baselines: readonly Baseline[],
  word: string,
): string {
  const now = momentAt(moments, at);
  const rivals = rivalsOf(moments, baselines).filter(({ rmse }) => Number.isFinite(rmse));
  if (!now || now.iteration === 0) {
    return rivals.length > 0
      ? 'Nothing is learnt yet. The dotted lines are what simple predictions miss by.'
      : 'Nothing is learnt yet.';
  }
  const error = now.heldOutRmse;
  if (!Number.isFinite(error)) {
    return 'This model orders films and predicts no stars, so there is no error to draw. Compare says how good its lists are.';
  }
  const after = `After ${word.toLowerCase()} ${now.iteration} the held-out error is ${starsText(error)}`;
  return [`${after}${againstText(error, rivals)}.`, turnText(moments, now)]
    .filter(Boolean)
    .join(' ');
}

/** ", 0.013 less than the best simple prediction (biases)". */
function againstText(error: number, rivals: readonly Baseline[]): string {
  const [best] = rivals.toSorted((a, b) => a.rmse - b.rmse);
  if (!best) return '';
  const less = best.rmse - error;
  if (Math.abs(less) < SAME)
    return `, as much as the best simple prediction (${baselineName(best)})`;
  return `, ${Math.abs(less).toFixed(3)} ${less > 0 ? 'less' : 'more'} than the best simple prediction (${baselineName(best)})`;
}

/** Where the held-out error was least, if that is over, and whether what has become of it since is more than chance. */
function turnText(moments: readonly Moment[], { rise, trainRmse }: Moment): string {
  const best = rise && momentAt(moments, rise.since);
  if (!best || rise.stars < SAME) return '';
  const was = `It was least at ${best.iteration} (${best.heldOutRmse.toFixed(3)})`;
  if (rise.stars < CLEAR * rise.standardError) return `${was}; so small a rise may be chance.`;
  const risen = `${was}. Since then it has risen by ${rise.stars.toFixed(3)}, more than chance explains`;
  return best.trainRmse - trainRmse >= SAME
    ? `${risen}, while the error on ratings learnt from has fallen: that is overfitting.`
    : `${risen}.`;
}

const PARTS: Readonly<Record<string, string>> = {
  error: 'Squared error',
  factors: 'Factor penalty',
  biases: 'Bias penalty',
  implicit: 'Choice penalty',
  withheld: 'Error withheld',
};

/** What a part of the loss is called. */
export const partName = (id: string): string => PARTS[id] ?? `Penalty of ${id}`;

/** Which part of the loss weighs most. */
export function lossFinding(moment: Moment | undefined): string {
  const parts = Object.entries(moment?.loss ?? {});
  if (!moment || parts.length === 0) return 'This model keeps no account of a loss.';
  const penalties = parts.filter(([id]) => id !== 'error' && id !== 'withheld');
  if (penalties.length === 0) return 'It counts its squared error alone.';
  const sum = parts.reduce((total, [, value]) => total + value, 0);
  const error = (moment.loss?.['error'] ?? 0) / sum;
  if (!Number.isFinite(error)) return 'The loss is not a number any more.';
  return `Of what the model makes small, ${shareText(error)} is error; the rest is the price of large numbers.`;
}

/** The factor in which films lie farthest apart, and the two at its ends. */
export function factorFinding(
  values: Float32Array,
  width: number,
  title: (row: number) => string,
): string {
  const rows = width > 0 ? values.length / width : 0;
  let widest = { factor: 0, low: 0, high: 0, spread: 0 };
  for (let factor = 0; factor < width; factor++) {
    let [low, high] = [0, 0];
    for (let row = 1; row < rows; row++) {
      const value = values[row * width + factor];
      if (value < values[low * width + factor]) low = row;
      if (value > values[high * width + factor]) high = row;
    }
    const spread = values[high * width + factor] - values[low * width + factor];
    if (spread > widest.spread) widest = { factor, low, high, spread };
  }
  if (!(widest.spread > 0)) return 'All factors are alike so far.';
  return `Farthest apart they are in factor ${widest.factor + 1}: ${title(widest.low)} at one end, ${title(widest.high)} at the other.`;
}

/** How far a film and the visitor point the same way. */
export function vectorFinding(
  film: Float32Array,
  you: Float32Array | undefined,
  title: string,
): string {
  if (!you) return `${title} by its factors. Rate films, and yours are drawn below.`;
  let [same, product] = [0, 0];
  film.forEach((value, f) => {
    if (value * you[f] > 0) same += 1;
    product += value * you[f];
  });
  const signed = `${product < 0 ? '−' : '+'}${Math.abs(product).toFixed(2)}`;
  return `You and ${title} point the same way in ${same} of ${film.length} factors; multiplied factor by factor and added up, that makes ${signed}.`;
}

/** Spreads that differ by less are the same in the figures that are shown, in stars. */
const SAME_SPREAD = 0.005;

/** What is said of given and predicted stars. */
export interface StarsFinding {
  readonly text: string;
  /** Standard deviations in stars. */
  readonly given: number;
  readonly told: number;
}

/** How far given and predicted stars spread, and how often they agree. @param confusion As in a look. */
export function starsFinding(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  confusion: ArrayLike<number>,
): StarsFinding {
  const [given, told] = [deviation(actual), deviation(predicted)];
  let [sum, hit, near] = [0, 0, 0];
  for (let cell = 0; cell < confusion.length; cell++) {
    const miss = Math.abs(Math.floor(cell / 10) - (cell % 10));
    sum += confusion[cell];
    if (miss === 0) hit += confusion[cell];
    if (miss <= 1) near += confusion[cell];
  }
  if (sum === 0) return { text: 'No stars are predicted.', given, told };
  const spread =
    Math.abs(told - given) < SAME_SPREAD
      ? 'Predictions spread as people’s ratings do'
      : told < given
        ? 'Predictions keep closer to the middle than people do'
        : 'Predictions spread wider than people do';
  return {
    text: `${spread}: they spread by ${told.toFixed(2)} stars, ratings by ${given.toFixed(2)}. ${shareText(hit / sum)} are right to the half star, ${shareText(near / sum)} within half a star.`,
    given,
    told,
  };
}

/** Of counts by half star, in stars; NaN where there are none. */
export function deviation(counts: ArrayLike<number>): number {
  let [n, sum, squares] = [0, 0, 0];
  for (let k = 0; k < counts.length; k++) {
    const stars = (k + 1) / 2;
    n += counts[k];
    sum += counts[k] * stars;
    squares += counts[k] * stars * stars;
  }
  const mean = sum / n;
  return Math.sqrt(Math.max(0, squares / n - mean * mean));
}
