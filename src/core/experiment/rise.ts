import type { HeldOut } from './held-out';
import type { Rise } from './run';

/**
 * How much more is missed by now than before, on the ratings held out that both predict. The standard error is that of the
 * mean difference of squared errors, paired rating by rating and taken person by person, as the ratings of one person go
 * together; a difference of mean squares is that of their roots times their sum. Infinite with fewer than two people.
 */
export function riseOf(
  { starts, halfStars }: Pick<HeldOut, 'starts' | 'halfStars'>,
  before: Float32Array,
  now: Float32Array,
): Omit<Rise, 'since'> {
  const people: { readonly count: number; readonly sum: number }[] = [];
  let [all, squaresBefore, squaresNow] = [0, 0, 0];
  for (let u = 0; u + 1 < starts.length; u++) {
    let [count, sum] = [0, 0];
    for (let k = starts[u]; k < starts[u + 1]; k++) {
      if (Number.isNaN(before[k] + now[k])) continue;
      const [was, is] = [before[k] - halfStars[k] / 2, now[k] - halfStars[k] / 2];
      squaresBefore += was * was;
      squaresNow += is * is;
      sum += is * is - was * was;
      count += 1;
    }
    if (count > 0) people.push({ count, sum });
    all += count;
  }
  const [rmseBefore, rmseNow] = [Math.sqrt(squaresBefore / all), Math.sqrt(squaresNow / all)];
  const mean = (squaresNow - squaresBefore) / all;
  let spread = 0;
  for (const { count, sum } of people) spread += (sum - count * mean) * (sum - count * mean);
  const variance = people.length > 1 ? (spread * people.length) / (people.length - 1) : Infinity;
  return {
    stars: rmseNow - rmseBefore,
    standardError: Math.sqrt(variance) / all / (rmseNow + rmseBefore),
  };
}
