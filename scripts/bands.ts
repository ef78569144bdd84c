// npm run bands [-- --data ZIP]: measures how far predicted stars miss for people whom the models have not
// seen, by how many ratings they give and the film has, and writes src/core/recommend/band-tables.ts.
// Prints which share of the ratings of each tenth of the users the bands of the other nine tenths hold.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { Dataset } from '../src/core/dataset';
import {
  addMisses,
  groupsOf,
  heldBy,
  historiesOf,
  HISTORY_BOUNDS,
  noMisses,
  tableOf,
  withoutGroup,
  type Misses,
} from '../src/core/evaluation/misses';
import { fitToEnd } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams } from '../src/core/params';
import { seeded } from '../src/core/random';
import type { BandTable } from '../src/core/recommend/star-band';
import { loadArchive } from '../workers/loader';

const MODELS = ['content-ridge', 'star-mix'];
const GROUPS = 10;
const SEED = 1;
const OUTPUT = 'src/core/recommend/band-tables.ts';

/** One group's misses by a model that was fitted on all others. */
function missesOf(id: string, data: Dataset, groups: Uint8Array, group: number): Misses {
  const model = modelNamed(id);
  const training = withoutGroup(data, groups, group);
  const fitted = fitToEnd(model.fit(training, resolveParams(model.params, {}), seeded(SEED)));
  const misses = noMisses();
  addMisses(
    misses,
    { model, fitted, training },
    historiesOf(data, groups, group),
    seeded(SEED + group),
  );
  return misses;
}

const join = (parts: readonly Misses[]): Misses =>
  noMisses().map((row, r) => row.map((_, c) => parts.flatMap((part) => part[r][c])));

async function asModule(tables: Readonly<Record<string, BandTable>>): Promise<string> {
  const text = `// Written by \`npm run bands\`; measured on MovieLens ml-latest-small.
import type { BandTable } from './star-band';

/** By model. */
export const BAND_TABLES: Readonly<Record<string, BandTable | undefined>> = ${JSON.stringify(tables)};
`;
  return format(text, { ...(await resolveConfig(OUTPUT)), filepath: OUTPUT });
}

const { values } = parseArgs({
  options: { data: { type: 'string', default: 'public/data/ml-latest-small.zip' } },
});
const bytes = await readFile(values.data);
const { data } = await loadArchive(new Blob([bytes]), values.data, () => {});
const groups = groupsOf(data.ratings.rows, GROUPS, seeded(SEED));

const tables: Record<string, BandTable> = {};
for (const id of MODELS) {
  const parts: Misses[] = [];
  for (let group = 0; group < GROUPS; group++) {
    parts.push(missesOf(id, data, groups, group));
    console.error(`${id}: group ${group + 1} of ${GROUPS}`);
  }
  tables[id] = tableOf(join(parts));
  const shares = parts.map((part, group) =>
    heldBy(tableOf(join(parts.filter((_, other) => other !== group))), part),
  );
  console.log(`${id}: share of the ratings that the bands of other people hold`);
  HISTORY_BOUNDS.forEach((bound, row) => {
    const held = shares.reduce((sum, share) => sum + share[row], 0) / GROUPS;
    console.log(`  from ${String(bound).padStart(2)} ratings  ${(100 * held).toFixed(1)} %`);
  });
}
await writeFile(OUTPUT, await asModule(tables));
console.error(`${OUTPUT} written.`);
