import type { Dataset } from '../dataset';
import type { Measurement } from '../evaluation/measurement';
import type { Outcome } from '../evaluation/outcome';

/** What a metric may be told beside the outcomes. */
export interface MetricSetting {
  /** All of the data, training and test. */
  readonly data: Dataset;
  /** Cut-off: places or list films from here on do not count. Infinity for a metric without one. */
  readonly at: number;
  /** For metrics with levels: the stars in question. */
  readonly stars: number;
}

/** A number that says how good, or of what kind, predictions or lists are. */
export interface Metric {
  /** In tables and on the command line, followed by "@" and the cut-off where it has one. */
  readonly id: string;
  readonly label: string;
  /** One sentence in plain words. */
  readonly summary: string;
  readonly better: 'higher' | 'lower' | 'neither';
  /** What it looks at: predicted stars, the places of test films, or the lists alone. */
  readonly of: 'ratings' | 'places' | 'lists';
  /** Cut-offs unless others are asked for; none for a metric without. */
  readonly at: readonly number[];
  /** Stars that it is reported at, one after another, where it has such levels: "chr@10:4". */
  readonly levels?: readonly number[];
  readonly paper: string;
  /** Pools the cases of all outcomes; a user for whom it is undefined is left out, never counted as 0. */
  measure(outcomes: readonly Outcome[], setting: MetricSetting): Measurement;
}
