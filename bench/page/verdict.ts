import { spreadOf, type Spread } from '../spread';
import type { Budget, Row } from './budgets';

/** One measurement. */
export interface Sample {
  /** In the budget's unit. */
  readonly value: number;
  /** What the calibration loop took round the time of the measurement, in milliseconds. */
  readonly loopMs: number;
}

/** What has been measured, by budget. */
export type Figures = Partial<Readonly<Record<Row, readonly Sample[]>>>;

/** kept; over; or gross, a regression that no noise explains. */
export type Verdict = 'kept' | 'over' | 'gross';

/** Several measurements against their budget. */
export interface Judgement {
  readonly measured: Spread;
  /** The measured time in calibration loops; NaN where speed does not matter. */
  readonly loops: number;
  /** The median as it would be where the calibration loop takes its reference time. */
  readonly atReference: number;
  readonly verdict: Verdict;
}

/**
 * The calibration loop's time, in milliseconds, where nothing interrupts it: on two cores of an Intel Xeon (virtual, without a
 * graphics card) in Chromium 156, the lower end of what `npm run bench:page` prints. docs/performance.md has more.
 */
export const REFERENCE_LOOP_MS = 5.8;

/** No picture comes sooner, however fast the machine. */
const SCREEN_FRAME_MS = 1000 / 60;

/** Times differ from run to run and from machine to machine by more than any calibration takes out. */
const GROSS = 3;

/** Judges the samples of one budget; there is at least one. */
export function judge({ kind, most }: Budget, samples: readonly Sample[]): Judgement {
  const atReference = spreadOf(samples.map((sample) => referenceOf(kind, sample))).median;
  return {
    measured: spreadOf(samples.map(({ value }) => value)),
    loops:
      kind === 'fixed' ? NaN : spreadOf(samples.map(({ value, loopMs }) => value / loopMs)).median,
    atReference,
    verdict: verdictOf(atReference, most, kind === 'fixed' ? 1 : GROSS),
  };
}

/** What a sample would be at the reference speed. */
function referenceOf(kind: Budget['kind'], { value, loopMs }: Sample): number {
  const slowness = loopMs / REFERENCE_LOOP_MS;
  switch (kind) {
    case 'work':
      return value / slowness;
    case 'frame':
      return Math.max(Math.min(value, SCREEN_FRAME_MS), value / Math.max(1, slowness));
    case 'fixed':
      return value;
  }
}

function verdictOf(value: number, most: number, gross: number): Verdict {
  if (value <= most) return 'kept';
  return value <= gross * most ? 'over' : 'gross';
}
