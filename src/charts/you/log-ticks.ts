import { scaleLinear, scaleLog } from 'd3';

/** Fewer on an axis do not tell that it is one. */
const FEWEST = 2;
/** Of the steps within a power of ten these are the usual ones. */
const USUAL = [1, 2, 5];

/**
 * Ticks of an axis on which each step is a factor: the powers of ten where there are two, else 1, 2 and 5 of each, else those
 * of an even axis.
 * @param low At least 1.
 */
export function logTicks(low: number, high: number): number[] {
  const all = scaleLog().domain([low, high]).ticks();
  const kinds = [[1], USUAL].map((firsts) =>
    all.filter((tick) => firsts.includes(firstDigit(tick))),
  );
  return (
    kinds.find((ticks) => ticks.length >= FEWEST) ?? scaleLinear().domain([low, high]).ticks(4)
  );
}

/** The tick itself where its other digits are not all 0. */
function firstDigit(tick: number): number {
  let left = tick;
  while (left >= 10 && left % 10 === 0) left /= 10;
  return left;
}
