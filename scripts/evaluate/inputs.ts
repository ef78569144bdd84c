import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Dataset } from '../../src/core/dataset';
import { fail } from '../../src/core/errors';
import type { Protocol } from '../../src/core/evaluation/protocols/protocol';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { modelNamed } from '../../src/core/models/registry';
import { parseModelSpec, resolveParams, type ParamValues } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { loadArchive } from '../../workers/loader';
import { readFolds } from './folds';
import type { Bench, ModelTask } from './threads';

/** A protocol with all its parameters. */
export interface ProtocolTask {
  readonly protocol: Protocol;
  readonly params: ParamValues;
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
  const { id, params } = parseModelSpec(spec, (name) => modelNamed(name).params);
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

/** Reads "kfold:k=10" into a protocol of the registry and all its parameters. @param given Parameters from elsewhere. */
export function protocolTask(spec: string, given: ParamValues = {}): ProtocolTask {
  const { id, params } = parseModelSpec(spec);
  const protocol = protocolNamed(id);
  return { protocol, params: resolveParams(protocol.params, { ...params, ...given }) };
}

/** What a protocol's folds are made of: a draw by the seed, or one from a file, FILE[:COLUMN]. */
export async function benchFor(
  data: Dataset,
  { protocol, params }: ProtocolTask,
  { seed, folds }: { readonly seed: number; readonly folds?: string | undefined },
): Promise<Omit<Bench, 'wanted'>> {
  const draw =
    folds === undefined
      ? protocol.draw(data, params, seeded(seed))
      : await readFolds(data, folds, protocol.numbers);
  return { data, protocol: protocol.id, protocolParams: params, draw, seed };
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
