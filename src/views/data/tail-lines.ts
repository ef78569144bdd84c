import type { TailFit } from '../../core/survey/tail';
import type { Straight } from '../../charts/data/ticks';

/** The line y = scale · x^slope where it is within 1 … highest, from and to these places. */
function clipped(
  [scale, slope]: readonly [number, number],
  [from, to]: readonly [number, number],
  highest: number,
): Pick<Straight, 'from' | 'to'> | undefined {
  if (!(slope < 0)) return undefined;
  const at = (x: number) => ({ x, y: scale * x ** slope });
  const where = (y: number) => (y / scale) ** (1 / slope);
  const [begin, end] = [Math.max(from, where(highest)), Math.min(to, where(1))];
  return end > begin ? { from: at(begin), to: at(end) } : undefined;
}

/** How many the power law expects with each number of ratings, from where its tail begins. */
export function fittedLine(
  { exponent, scale, from }: TailFit,
  most: number,
  highest: number,
): Straight | undefined {
  const ends = clipped([scale, -exponent], [from, most], highest);
  return ends && { ...ends, name: `exponent ${exponent.toFixed(2)}, from ${from}` };
}

/** The line of least squares through all dots, from the first of them. */
export function naiveLine(
  { naive: { intercept, slope } }: TailFit,
  [least, most]: readonly [number, number],
  highest: number,
): Straight | undefined {
  const ends = clipped([10 ** intercept, slope], [least, most], highest);
  return ends && { ...ends, name: 'least squares', dashed: true };
}
