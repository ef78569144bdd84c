import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Dataset } from '../../src/core/dataset';
import { fail } from '../../src/core/errors';
import { fromFolds, holdout, kFold, type Splits } from '../../src/core/evaluation/split';
import { modelNamed } from '../../src/core/models/registry';
import { parseModelSpec, resolveParams } from '../../src/core/params';
import type { Ratings } from '../../src/core/ratings';
import { loadArchive } from '../../workers/loader';
import { readFolds } from './folds';
import type { ModelTask } from './threads';

export type Protocol = 'kfold' | 'holdout';

/** Which ratings are test: by a fold file where there is one, else drawn. */
export interface SplitChoice {
  readonly protocol: Protocol;
  readonly k: number;
  readonly seed: number;
  /** FILE[:COLUMN] */
  readonly folds?: string | undefined;
}

/** Throws ParamError for anything but a seed or a number of folds. */
export function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= 0xffffffff
    ? value
    : fail('ParamError', `Got ${name} ${text}; expected a whole number from 0 to 4294967295.`);
}

/** Reads "als:factors=8" into a model of the registry and all its parameters. */
export function modelTask(spec: string): ModelTask {
  const { id, params } = parseModelSpec(spec);
  return { spec, id, params: resolveParams(modelNamed(id).params, params) };
}

/** Opens a MovieLens zip; says on standard error which rows were skipped. */
export async function openData(path: string): Promise<Dataset> {
  const bytes = await readFile(path).catch(() =>
    fail('DataError', `Cannot read ${path}; expected a MovieLens zip.`),
  );
  const { data, report } = await loadArchive(new Blob([bytes]), basename(path), () => {});
  for (const { file, skipped, examples } of report) {
    if (skipped === 0) continue;
    const [{ line, reason }] = examples;
    console.error(`${file}: ${skipped} rows skipped, the first on line ${line}: ${reason}.`);
  }
  return data;
}

/** The splits of a protocol. */
export async function splitsFor(
  ratings: Ratings,
  { protocol, k, seed, folds }: SplitChoice,
): Promise<Splits> {
  if (folds !== undefined) return fromFolds(ratings, await readFolds(folds), protocol);
  return protocol === 'kfold' ? kFold(ratings, k, seed) : holdout(ratings, seed);
}

/** Runs a command in its main thread. Exit code 2: an argument or a file was not usable. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  await main().catch((error: Error & { code?: string }) => {
    const expected =
      ['ParamError', 'DataError'].includes(error.name) || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(expected ? error.message : error.stack);
    process.exitCode = expected ? 2 : 1;
  });
}
