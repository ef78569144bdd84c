// npm run search -- --data ZIP (--grid MODEL:name=a|b,… | --space MODEL:name=low..high,… [--random N])
//                   [--metric ID] [--protocol ID[:name=value,…]] [--k N] [--folds FILE[:COLUMN]] [--inner N | --no-nested]
//                   [--seed N] [--keep FILE] [--json | --csv]
//
// Tries settings of a model by the same code that runs in the page; fits run in parallel threads. Results go to standard
// output, progress to standard error. Ctrl-C stops at once and prints what is there; with --keep the same command goes on.
// Exit code 2: an argument or a file was not usable; 130: stopped.
import { createHash } from 'node:crypto';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { fail } from '../src/core/errors';
import { aboutData, nameOf } from '../src/core/evaluation/report';
import { EVALUATION_VERSION } from '../src/core/evaluation/version';
import { versionOf } from '../src/core/models/model';
import { seeded } from '../src/core/random';
import { drawInner, planFor, type Drawn, type SearchIdentity } from '../src/core/search/plan';
import { gridSettings, randomSettings } from '../src/core/search/settings';
import { figuresIn, searchCsv, searchJson } from '../src/core/search/report';
import { searchMetric } from '../src/core/search/metric';
import { parseSpace, type SearchSpace } from '../src/core/search/space';
import { benchFor, openData, protocolTask, runCommand, wholeNumber } from './evaluate/inputs';
import { openKept } from './search/keep';
import { runSearch, type Progress } from './search/run';
import { searchTable } from './search/table';
import { fitsInThreads, serveSearchThread } from './search/threads';

const USAGE =
  'Usage: npm run search -- --data ZIP (--grid MODEL:name=a|b,… | --space MODEL:name=low..high,… [--random N]) [--metric ID] [--protocol ID[:name=value,…]] [--k N] [--folds FILE[:COLUMN]] [--inner N | --no-nested] [--seed N] [--keep FILE] [--json | --csv]';

/** Exit code of a program that Ctrl-C has ended: 128 and the signal's number. */
const INTERRUPTED = 130;

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      grid: { type: 'string' },
      space: { type: 'string' },
      random: { type: 'string', default: '20' },
      metric: { type: 'string', default: 'rmse' },
      protocol: { type: 'string', default: 'kfold' },
      k: { type: 'string' },
      folds: { type: 'string' },
      inner: { type: 'string', default: '4' },
      'no-nested': { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
    },
  });
  const { data, grid, space: stretch, k } = values;
  const spec = grid ?? stretch;
  if (data === undefined || spec === undefined || (grid !== undefined && stretch !== undefined)) {
    const got = data === undefined ? 'no --data' : 'not just one of --grid and --space';
    return fail('ParamError', `Got ${got}. ${USAGE}`);
  }
  const seed = wholeNumber('--seed', values.seed);
  const space = parseSpace(spec);
  return {
    data,
    spec,
    space,
    settings:
      grid === undefined
        ? randomSettings(space, wholeNumber('--random', values.random), seeded(seed))
        : gridSettings(space),
    metric: searchMetric(values.metric, space.model),
    chosen: protocolTask(values.protocol, k === undefined ? {} : { k }),
    inner: values['no-nested'] ? undefined : wholeNumber('--inner', values.inner),
    seed,
    folds: values.folds,
    keep: values.keep,
    print: values.json ? searchJson : values.csv ? searchCsv : searchTable,
  };
}

const digestOf = (draw: Uint32Array) => createHash('sha256').update(draw).digest('hex');

type Arguments = ReturnType<typeof readArguments>;

/** The data and the folds of a search. */
async function drawnFor({ data: path, chosen, inner, seed, folds }: Arguments): Promise<Drawn> {
  const data = await openData(path);
  const { draw } = await benchFor(data, chosen, { seed, folds });
  const { protocol, params: protocolParams } = chosen;
  const drawn = { data, protocol, protocolParams, draw };
  return inner === undefined ? drawn : { ...drawn, inner: drawInner(drawn, inner, seed) };
}

/** What fits are kept under. */
function identityOf({ space, metric, seed }: Arguments, drawn: Drawn): SearchIdentity {
  const { data, protocol, protocolParams, draw, inner } = drawn;
  return {
    data: data.sha256,
    model: space.model.id,
    version: `${EVALUATION_VERSION}:${versionOf(space.model)}`,
    protocol: protocol.id,
    protocolParams,
    draw: digestOf(draw),
    ...(inner && { inner: { params: inner.params, draws: inner.draws.map(digestOf) } }),
    metric: metric.id,
    seed,
  };
}

/** Says after each fit what is done, and how long the rest takes at this pace. */
function progressLines({ model, axes }: SearchSpace) {
  const started = performance.now();
  return ({ done, total, now, fit: { params, fold, outer } }: Progress) => {
    const seconds = ((performance.now() - started) / 1000 / now) * (total - done);
    const left = seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
    const varied = Object.fromEntries(axes.map(({ name }) => [name, params[name]]));
    const where = outer === undefined ? '' : `, inner fold ${fold + 1}`;
    const name = `${nameOf({ model: model.id, params: varied })}, fold ${(outer ?? fold) + 1}${where}`;
    console.error(`${done} of ${total}: ${name}${done < total ? `; about ${left} left` : ''}`);
  };
}

async function main(): Promise<void> {
  const given = readArguments();
  const { space, spec, settings, metric, chosen, seed, keep, print } = given;
  const drawn = await drawnFor(given);
  const plan = planFor(drawn, settings);
  const kept = keep === undefined ? undefined : openKept(keep, (text) => console.error(text));

  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { result, stopped } = await runSearch({
    plan,
    identity: identityOf(given, drawn),
    metric: metric.metric,
    runFits: fitsInThreads({
      ...drawn,
      protocol: chosen.protocol.id,
      model: space.model.id,
      metric: metric.id,
      seed,
    }),
    ...(kept && { kept }),
    onProgress: progressLines(space),
    signal: stop.signal,
  });
  const report = {
    data: aboutData(drawn.data),
    protocol: {
      id: chosen.protocol.id,
      params: chosen.params,
      seed,
      ...(given.folds !== undefined && { folds: given.folds }),
    },
    space: spec,
    model: space.model.id,
    metric: metric.id,
    better: metric.metric.better,
    settings: { done: result.table.length, of: settings.length },
    ...figuresIn(result),
  };
  console.log(print(report).trimEnd());
  if (!stopped) return;
  console.error(
    keep === undefined
      ? 'Stopped; nothing was kept. With --keep FILE, a search goes on where it was stopped.'
      : `Stopped. The same command goes on from what is in ${keep}.`,
  );
  process.exitCode = INTERRUPTED;
}

if (isMainThread) await runCommand(main);
else serveSearchThread();
