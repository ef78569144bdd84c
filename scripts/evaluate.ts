// npm run evaluate -- --data ZIP --model ID[:name=value,…] [--model …] --protocol kfold|holdout
//                     [--k 5] [--seed N] [--folds FILE[:COLUMN]] [--json]
//
// Any model, by the same code that runs in the page; folds run in parallel threads. Results go to
// standard output, progress to standard error. Exit code 2: an argument or a file was not usable.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { fromFolds, holdout, kFold, type Splits } from '../src/core/evaluation/split';
import { modelNamed } from '../src/core/models/registry';
import { parseModelSpec, resolveParams } from '../src/core/params';
import { loadArchive } from '../workers/loader';
import { runInThreads, serveThread } from './evaluate/threads';
import { readFolds } from './evaluate/folds';
import { asJson, asTable, type Report } from './evaluate/report';

const USAGE =
  'Usage: npm run evaluate -- --data ZIP --model ID[:name=value,…] [--model …] --protocol kfold|holdout [--k 5] [--seed N] [--folds FILE[:COLUMN]] [--json]';

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      model: { type: 'string', multiple: true },
      protocol: { type: 'string', default: 'kfold' },
      k: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      folds: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { data, model: specs = [], protocol, folds, json } = values;
  if (data === undefined || specs.length === 0) {
    return fail('ParamError', `Got no ${data === undefined ? '--data' : '--model'}. ${USAGE}`);
  }
  if (protocol !== 'kfold' && protocol !== 'holdout') {
    return fail('ParamError', `Got --protocol ${protocol}; expected kfold or holdout.`);
  }
  const models = specs.map((spec) => {
    const { id, params } = parseModelSpec(spec);
    return { spec, id, params: resolveParams(modelNamed(id).params, params) };
  });
  const seed = wholeNumber('--seed', values.seed);
  return { data, models, protocol, k: wholeNumber('--k', values.k), seed, folds, json } as const;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= 0xffffffff
    ? value
    : fail('ParamError', `Got ${name} ${text}; expected a whole number from 0 to 4294967295.`);
}

async function openData(path: string): Promise<Dataset> {
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

async function main(): Promise<void> {
  const { data: path, models, protocol, k, seed, folds, json } = readArguments();
  const data = await openData(path);
  const { ratings } = data;
  const splits: Splits = folds
    ? fromFolds(ratings, await readFolds(folds), protocol)
    : protocol === 'kfold'
      ? kFold(ratings, k, seed)
      : holdout(ratings, seed);

  const results = await runInThreads({ data, splits, protocol, seed }, models, (text) =>
    console.error(text),
  );
  const report: Report = {
    data: {
      name: data.name,
      sha256: data.sha256,
      ratings: ratings.indices.length,
      users: ratings.rows,
      films: data.films.count,
    },
    protocol: {
      id: protocol,
      ...(protocol === 'kfold' && { k: splits.length }),
      seed,
      ...(folds !== undefined && { folds }),
    },
    results,
  };
  console.log(json ? asJson(report) : asTable(report));
}

if (isMainThread) {
  await main().catch((error: Error & { code?: string }) => {
    const expected =
      ['ParamError', 'DataError'].includes(error.name) || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(expected ? error.message : error.stack);
    process.exitCode = expected ? 2 : 1;
  });
} else {
  serveThread();
}
