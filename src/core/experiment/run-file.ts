import { csvText, textCell } from '../formats/csv-text';
import { modelNamed } from '../models/registry';
import type { RunRecord } from './run';
import { versionsOf, type RunVersions } from './run-code';
import { RUN_FORMAT } from './run-head';

/** Of the file's layout. */
export const RUN_FILE_VERSION = 1;

/** A run as a file has it. */
export interface KeptRun extends RunRecord {
  /** Of the product that wrote it; empty where that is not known. */
  readonly product: string;
  /** What the bits of the fit depend on beside settings and data. */
  readonly versions: RunVersions;
}

/** A number as JSON can say it; {@link readNumber} gives back the same bits. */
export type WrittenNumber = number | null | '-0' | 'Infinity' | '-Infinity';

/**
 * NaN, which stands for what is not measured, as null, and what else JSON lacks as text. ECMAScript writes every other
 * number with as many digits as it takes to read the same one again.
 */
export function writtenNumber(value: number): WrittenNumber {
  if (Number.isNaN(value)) return null;
  if (Object.is(value, -0)) return '-0';
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Infinity' : '-Infinity';
}

/** Undefined for what no number is written as. */
export function readNumber(written: unknown): number | undefined {
  if (typeof written === 'number') return written;
  if (written === null) return NaN;
  return ['-0', 'Infinity', '-Infinity'].some((text) => text === written)
    ? Number(written)
    : undefined;
}

/** A run as it is kept by this version of the page. */
export const keptRun = (record: RunRecord, product: string): KeptRun => ({
  ...record,
  product,
  versions: versionsOf(modelNamed(record.settings.model.id)),
});

/** A run as a file that a person and a program can read. It holds nothing of the visitor. */
export function runJson(run: KeptRun): string {
  const { product, versions, dataset, sha256, settings, start, moments, standing, code } = run;
  const content = {
    format: RUN_FORMAT,
    version: RUN_FILE_VERSION,
    product,
    versions,
    data: { name: dataset, sha256 },
    settings,
    start: { ...start, baselines: start.baselines.map(writtenFields) },
    moments: moments.map(({ loss, partly, rise, ...moment }) => ({
      ...writtenFields(moment),
      ...(loss && { loss: writtenFields(loss) }),
      ...(partly && { partly: { ...partly, baselines: partly.baselines.map(writtenFields) } }),
      ...(rise && { rise: writtenFields(rise) }),
    })),
    ...(standing && { standing }),
    ...(code !== undefined && { code }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const writtenFields = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' ? writtenNumber(value) : value,
    ]),
  );

/**
 * One row for each iteration; empty cells where nothing is measured. Errors in stars, losses as the model has them; of how many
 * ratings held out the error is, where that is not all of them.
 */
export function curvesCsv({ moments }: Pick<RunRecord, 'moments'>): string {
  const partly = moments.some((moment) => moment.partly);
  const losses = [...new Set(moments.flatMap(({ loss = {} }) => Object.keys(loss)))];
  const header = [
    ...['iteration', 'train_rmse', 'held_out_rmse', 'seconds'],
    ...(partly ? ['held_out_predicted'] : []),
    ...losses.map((name) => textCell(`loss_${name}`)),
  ];
  const rows = moments.map((moment) => {
    const { iteration, trainRmse, heldOutRmse, seconds, loss } = moment;
    return [
      ...[iteration, trainRmse, heldOutRmse, seconds],
      ...(partly ? [moment.partly?.predicted] : []),
      ...losses.map((name) => loss?.[name]),
    ].map(cell);
  });
  return csvText(header.join(','), rows);
}

const cell = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '' : String(value);
