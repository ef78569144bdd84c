// npm run evaluate -- --data ZIP --model ID[:name=value,…] [--model …] --protocol kfold|holdout
//                     [--k 5] [--seed N] [--folds FILE[:COLUMN]] [--json]
//
// Any model, by the same code that runs in the page; folds run in parallel threads. Results go to
// standard output, progress to standard error. Exit code 2: an argument or a file was not usable.
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { fail } from '../src/core/errors';
import { modelTask, openData, runCommand, splitsFor, wholeNumber } from './evaluate/inputs';
import { asJson, asTable, type Report } from './evaluate/report';
import { runInThreads, serveThread } from './evaluate/threads';

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
  const models = specs.map(modelTask);
  const seed = wholeNumber('--seed', values.seed);
  return { data, models, protocol, k: wholeNumber('--k', values.k), seed, folds, json } as const;
}

async function main(): Promise<void> {
  const { data: path, models, protocol, k, seed, folds, json } = readArguments();
  const data = await openData(path);
  const { ratings } = data;
  const splits = await splitsFor(ratings, { protocol, k, seed, folds });

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

if (isMainThread) await runCommand(main);
else serveThread();
