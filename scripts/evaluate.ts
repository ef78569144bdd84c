// npm run evaluate -- --data ZIP --model ID[:name=value,…] [--model …] --protocol ID[:name=value,…]
//                     [--metrics ID,ID] [--at N,N] [--compare MODEL MODEL] [--seed N]
//                     [--folds FILE[:COLUMN] | --groups FILE[:COLUMN]] [--save-folds FILE] [--json | --csv]
//
// Any model, by the same code that runs in the page; folds run in parallel threads. A protocol's parameters may be given
// as options too: --k 10, --test 0.25, --reveal 1,3. Results go to standard output, progress to standard error.
// Exit code 2: an argument or a file was not usable.
import { writeFile } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { fail } from '../src/core/errors';
import { wantedFor } from '../src/core/evaluation/evaluate';
import { protocols } from '../src/core/evaluation/protocols/registry';
import {
  aboutData,
  differencesOf,
  nameOf,
  reportCsv,
  reportJson,
  type Report,
} from '../src/core/evaluation/report';
import { writeFoldFile } from '../src/core/formats/fold-file';
import { askedMetrics } from '../src/core/metrics/asked';
import type { ParamValues } from '../src/core/params';
import {
  benchFor,
  modelTask,
  openData,
  protocolTask,
  runCommand,
  wholeNumber,
} from './evaluate/inputs';
import { evaluate, type Evaluated } from './evaluate/measure';
import { asTable } from './evaluate/table';
import { serveThread } from './evaluate/threads';

const USAGE =
  'Usage: npm run evaluate -- --data ZIP --model ID[:name=value,…] [--model …] --protocol ID[:name=value,…] [--metrics ID,ID] [--at N,N] [--compare MODEL MODEL] [--seed N] [--folds FILE[:COLUMN] | --groups FILE[:COLUMN]] [--save-folds FILE] [--json | --csv]';

/** Parameters of protocols, which are options too; `--groups` is a file of them. */
const PROTOCOL_OPTIONS = [
  ...new Set(protocols.flatMap(({ params }) => Object.keys(params))),
].filter((name) => name !== 'groups');

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      model: { type: 'string', multiple: true, default: [] },
      compare: { type: 'string' },
      protocol: { type: 'string', default: 'kfold' },
      metrics: { type: 'string' },
      at: { type: 'string' },
      seed: { type: 'string', default: '1' },
      folds: { type: 'string' },
      groups: { type: 'string' },
      'save-folds': { type: 'string' },
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      ...Object.fromEntries(PROTOCOL_OPTIONS.map((name) => [name, { type: 'string' as const }])),
    },
  });
  const { data, compare } = values;
  if (positionals.length !== (compare === undefined ? 0 : 1)) {
    fail('ParamError', `Got ${positionals.join(' ') || 'one model to compare'}. ${USAGE}`);
  }
  const pair = compare === undefined ? [] : [compare, ...positionals];
  const specs = [...new Set([...values.model, ...pair])];
  if (data === undefined || specs.length === 0) {
    return fail('ParamError', `Got no ${data === undefined ? '--data' : '--model'}. ${USAGE}`);
  }
  const given = Object.entries(values).filter(
    (entry): entry is [string, string] =>
      PROTOCOL_OPTIONS.includes(entry[0]) && typeof entry[1] === 'string',
  );
  const chosen = protocolTask(values.protocol, Object.fromEntries(given));
  const cutOffs = (values.at?.split(',') ?? []).map((text) => wholeNumber('--at', text));
  return {
    data,
    models: specs.map(modelTask),
    pair,
    chosen,
    asked: askedMetrics(values.metrics?.split(',') ?? chosen.protocol.metrics, cutOffs),
    seed: wholeNumber('--seed', values.seed),
    folds: values.folds ?? values.groups,
    saveTo: values['save-folds'],
    print: values.json ? reportJson : values.csv ? reportCsv : asTable,
  };
}

/** Parameters that a draw from a file makes idle. */
const DRAWN_BY = ['k', 'test', 'groups'];
const withoutDrawn = (params: ParamValues): ParamValues =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !DRAWN_BY.includes(name)));

/** The first of the pair less the second. */
function differencesIn(pair: readonly string[], evaluated: readonly Evaluated[]) {
  const [a, b] = pair.map((spec) => evaluated.find(({ task }) => task.spec === spec));
  if (!a || !b) return [];
  const trials = differencesOf(a.scores, b.scores);
  return [{ model: nameOf(a.result), minus: nameOf(b.result), trials }];
}

async function main(): Promise<void> {
  const { models, pair, chosen, asked, seed, folds, saveTo, print, ...given } = readArguments();
  const data = await openData(given.data);
  const drawn = await benchFor(data, chosen, { seed, folds });
  if (saveTo !== undefined) {
    const text = writeFoldFile(data, drawn.draw, chosen.protocol.numbers);
    await writeFile(saveTo, text).catch(() =>
      fail('DataError', `Cannot write ${saveTo}; expected a file in a folder that is there.`),
    );
  }

  const bench = { ...drawn, wanted: wantedFor(asked) };
  const evaluated = await evaluate(bench, models, asked, (text) => console.error(text));
  const report: Report = {
    data: aboutData(data),
    protocol: {
      id: chosen.protocol.id,
      params: folds === undefined ? chosen.params : withoutDrawn(chosen.params),
      seed,
      ...(folds !== undefined && { folds }),
    },
    results: evaluated.map(({ result }) => result),
    differences: differencesIn(pair, evaluated),
  };
  console.log(print(report).trimEnd());
}

if (isMainThread) await runCommand(main);
else serveThread();
