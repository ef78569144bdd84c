// npm run reference -- 000|001|002|003|004 [--data ZIP] [--only PIECE,PIECE] [--markdown]
//
// Five public recommenders of MovieLens: their models on their protocol with their settings, their figures beside ours,
// and what is wrong in theirs. Figures go to standard output, progress to standard error. 000 takes ten minutes on two
// cores, a family or a model of it less: --only factors,hybrid-07; an unknown piece is answered with those that there are.
// Exit code 1: a figure misses what it must reach; 2: an argument or a file was not usable.
import { access } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { fail } from '../src/core/errors';
import { openData, runCommand } from './evaluate/inputs';
import { serveThread } from './evaluate/threads';
import { isKeepThread, serveKeepThread } from './reference/keeping';
import { systems } from './reference/registry';
import { misses, written } from './reference/report';
import { checkPieces } from './reference/system';

const DATA = 'public/data/ml-latest-small.zip';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: DATA },
      only: { type: 'string' },
      markdown: { type: 'boolean', default: false },
    },
  });
  const known = systems.map(({ id }) => id).join('|');
  const system = systems.find(({ id }) => positionals.length === 1 && id === positionals[0]);
  if (!system) {
    return fail(
      'ParamError',
      `Got ${positionals.join(' ') || 'no system'}. Usage: npm run reference -- ${known} [--data ZIP] [--only PIECE,PIECE] [--markdown]`,
    );
  }
  const only = values.only?.split(',') ?? [];
  checkPieces(system, only);
  return { system, only, path: values.data, markdown: values.markdown };
}

async function main(): Promise<void> {
  const { system, only, path, markdown } = readArguments();
  await access(path).catch(() =>
    fail('DataError', `Cannot read ${path}. "npm run data" fetches ${DATA}.`),
  );
  const data = await openData(path);
  const started = performance.now();
  const report = await system.run({ data, only, progress: (text) => console.error(text) });
  console.log(written(report, markdown));
  console.error(`${Math.round((performance.now() - started) / 1000)} seconds in all`);
  for (const miss of misses(report)) {
    console.error(miss);
    process.exitCode = 1;
  }
}

if (isMainThread) await runCommand(main);
else if (isKeepThread()) serveKeepThread();
else serveThread();
