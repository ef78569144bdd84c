// npm run map-quality [-- --write]: how much of the neighbourhoods among the map's vectors each projection keeps, and
// umap-js beside ours on the very same neighbours. --write: into docs/map.md.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openMaterial } from '../bench/data';
import { resolveParams } from '../src/core/params';
import { exactNeighbours } from '../src/core/projection/neighbours';
import type { Places } from '../src/core/projection/projection';
import { projectionQuality } from '../src/core/projection/quality';
import { projections } from '../src/core/projection/registry';
import { umap } from '../src/core/projection/umap';
import { seeded } from '../src/core/random';
import { withPart } from './document';
import { mapSource } from './map-quality/source';
import { umapJsPlaces } from './map-quality/umap-js';

const DOCUMENT = 'docs/map.md';
const SEED = 1;
/** Neighbours for trustworthiness and continuity, and for what is kept. */
const [WIDE, NARROW] = [15, 10];
/** umap-js may keep this much more, by its own luck. */
const TOLERANCE = 0.01;

interface Row {
  readonly name: string;
  readonly trustworthiness: number;
  readonly continuity: number;
  readonly kept: number;
  readonly seconds: number;
}

function toEnd<T>(work: Generator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** A result and the processor's seconds that it took. */
function timed<T>(run: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}

const { path, data } = await openMaterial();
const source = mapSource(data);
const qualityOf = (places: Pick<Places, 'x' | 'y'>, k: number) =>
  toEnd(projectionQuality(places, source, { k, metric: 'cosine' }));

function rowOf(name: string, run: () => Pick<Places, 'x' | 'y'>): Row {
  const { value: places, seconds } = timed(run);
  const { trustworthiness, continuity } = qualityOf(places, WIDE);
  return { name, trustworthiness, continuity, kept: qualityOf(places, NARROW).kept, seconds };
}

const ours = projections.map((projection) =>
  rowOf(projection.label, () =>
    toEnd(projection.project(source, resolveParams(projection.params), seeded(SEED))),
  ),
);
const { neighbours, epochs } = umap.params;
const theirs = rowOf('umap-js 1.4.0, the same neighbours', () =>
  umapJsPlaces(
    source,
    toEnd(exactNeighbours(source.vectors, source.films, neighbours.default, 'cosine')),
    epochs.default,
  ),
);

const cells = ({ name, trustworthiness, continuity, kept, seconds }: Row) =>
  [
    name,
    ...[trustworthiness, continuity, kept].map((value) => value.toFixed(3)),
    seconds.toFixed(seconds < 1 ? 2 : 1),
  ].join(' | ');
const table = [
  `| ${path.split('/').at(-1)}, ${source.films.length} films | trustworthiness | continuity | kept | seconds |`,
  '| :-- | --: | --: | --: | --: |',
  ...[...ours, theirs].map((row) => `| ${cells(row)} |`),
].join('\n');
console.log(table);

const own = ours.find(({ name }) => name === umap.label)?.trustworthiness ?? NaN;
if (!(own >= theirs.trustworthiness - TOLERANCE)) {
  console.error(`Got a trustworthiness of ${own}; umap-js has ${theirs.trustworthiness}.`);
  process.exitCode = 1;
}
if (parseArgs({ options: { write: { type: 'boolean', default: false } } }).values.write) {
  await writeFile(DOCUMENT, withPart(await readFile(DOCUMENT, 'utf8'), 'quality', table));
}
