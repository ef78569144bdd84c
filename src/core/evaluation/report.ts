import type { Dataset } from '../dataset';
import type { ParamValues } from '../params';
import { difference, type Measurement } from './measurement';
import type { TrialScores } from './evaluate';

/** A metric's value as it is reported. */
export interface Figure {
  readonly mean: number;
  /** Standard error over users. */
  readonly se: number;
  /** Of each fold alone, where there are several. */
  readonly byFold?: readonly number[];
}

/** Figures by metric id, of one trial. */
export interface TrialFigures {
  /** Empty for a protocol with one. */
  readonly trial: string;
  readonly metrics: Readonly<Record<string, Figure>>;
}

export interface ModelResult {
  readonly model: string;
  readonly params: ParamValues;
  readonly trials: readonly TrialFigures[];
  /** Summed over folds: the time of one core. */
  readonly seconds: { readonly fit: number; readonly score: number };
}

/** The figures of one model less those of another, user by user. */
export interface PairedResult {
  /** Names as {@link nameOf} gives them. */
  readonly model: string;
  readonly minus: string;
  readonly trials: readonly TrialFigures[];
}

/** Everything about a run of a protocol: it can be printed, saved and compared. */
export interface Report {
  readonly data: {
    readonly name: string;
    readonly sha256: string;
    readonly ratings: number;
    readonly users: number;
    readonly films: number;
  };
  readonly protocol: {
    readonly id: string;
    readonly params: ParamValues;
    readonly seed: number;
    /** The file that the draw was read from. */
    readonly folds?: string;
  };
  readonly results: readonly ModelResult[];
  readonly differences: readonly PairedResult[];
}

/** What a report says of the data. */
export const aboutData = ({ name, sha256, ratings, films }: Dataset): Report['data'] => ({
  name,
  sha256,
  ratings: ratings.indices.length,
  users: ratings.rows,
  films: films.count,
});

/** Scores without what they rest on. */
export function figuresOf(scores: TrialScores): readonly TrialFigures[] {
  return scores.map(({ trial, scores: byId }) => ({
    trial,
    metrics: mapped(byId, ({ mean, se, byFold }) => ({ mean, se, ...(byFold && { byFold }) })),
  }));
}

/** The scores of one model less those of another under the same protocol, user by user. */
export function differencesOf(a: TrialScores, b: TrialScores): readonly TrialFigures[] {
  return a.map(({ trial, scores }, t) => ({
    trial,
    metrics: mapped(scores, (own: Measurement, id) => {
      const { mean, se } = difference(own, b[t].scores[id]);
      return { mean, se };
    }),
  }));
}

/** "als:factors=8,l2=1", with all parameters; "ease" for a model without. */
export function nameOf({ model, params }: Pick<ModelResult, 'model' | 'params'>): string {
  const settings = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return settings.length ? `${model}:${settings.join(',')}` : model;
}

/** Indented JSON; an undefined number is null. */
export const reportJson = (report: Report): string => JSON.stringify(report, null, 2);

/**
 * CSV with a line per model, trial and metric; a difference names the other model under `minus`. Every line ends with the
 * data set and the protocol.
 */
export function reportCsv({ data, protocol, results, differences }: Report): string {
  const origin = originCells({ data, protocol });
  const rows = [
    ...results.map((result) => ({ name: nameOf(result), minus: '', trials: result.trials })),
    ...differences.map(({ model, minus, trials }) => ({ name: model, minus, trials })),
  ];
  const lines = rows.flatMap(({ name, minus, trials }) =>
    trials.flatMap(({ trial, metrics }) =>
      Object.entries(metrics).map(([id, { mean, se }]) => [
        ...[name, minus, trial, id, mean, se],
        ...origin,
      ]),
    ),
  );
  const head = ['model', 'minus', 'trial', 'metric', 'mean', 'se', ...ORIGIN_COLUMNS];
  return [head, ...lines].map((cells) => `${cells.map(cellOf).join(',')}\n`).join('');
}

/** Where figures are from: the last columns of a CSV file. */
export const ORIGIN_COLUMNS = ['data', 'sha256', 'protocol', 'seed'] as const;

/** What stands in {@link ORIGIN_COLUMNS}. */
export const originCells = ({ data, protocol }: Pick<Report, 'data' | 'protocol'>) => [
  data.name,
  data.sha256,
  nameOf({ model: protocol.id, params: protocol.params }),
  protocol.seed,
];

/** A cell of a CSV line, in quotes where it needs them; empty for an undefined number. */
export function cellOf(value: string | number): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, of: (value: A, id: string) => B) =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, of(value, id)]));
