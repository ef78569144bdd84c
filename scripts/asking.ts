// npm run asking [-- --data ZIP] [--tuning] [--people N] [--chances] [--write]: people whom the models have not seen are asked about films,
// in several orders; how good their picks are after 1 … 20 answers, and how many films had to be shown for that.
// --tuning: the people that the order was tuned on, not those that are reported. --people: at most so many of each
// group. --chances: instead, how often a film is known that is held to be so likely known. --write: into docs/asking.md.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { standardError } from '../src/core/evaluation/measurement';
import {
  ANSWERS,
  ORDERS,
  REPORTED,
  simulate,
  TUNED_ON,
  type Order,
  type Person,
} from './asking/simulation';
import { chanceLines } from './asking/chances';
import { withPart } from './document';
import { openData, runCommand, wholeNumber } from './evaluate/inputs';

const DOCUMENT = 'docs/asking.md';
/** A quarter fewer than twenty. */
const FEWER = 15;
const ROWS = [1, 2, 3, 5, 7, 10, 12, 15, 17, 20];

/** The mean of values, NaN left out, and its standard error. */
function estimate(values: readonly number[]) {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { mean, se: standardError(Float64Array.from(known)) };
}

const text = ({ mean, se }: ReturnType<typeof estimate>) => `${mean.toFixed(4)} ± ${se.toFixed(4)}`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

function tableOf(people: readonly Person[]): string {
  const cell = (order: Order, answers: number) =>
    text(estimate(people.map((person) => person[order].ndcg[answers - 1])));
  const rows = ROWS.map((answers) =>
    [String(answers), ...ORDERS.map((order) => cell(order, answers))].join(' | '),
  );
  const shown = (answers: number) =>
    ORDERS.map((order) => median(people.map((person) => person[order].shown[answers - 1])));
  return [
    `| answered | ${ORDERS.join(' | ')} |`,
    `| --: |${' --: |'.repeat(ORDERS.length)}`,
    ...rows.map((row) => `| ${row} |`),
    ...[FEWER, ANSWERS].map((n) => `| films shown for ${n}, median | ${shown(n).join(' | ')} |`),
  ].join('\n');
}

/** How the adaptive order after fewer answers stands to twenty answers by popularity, person by person. */
function verdictOf(people: readonly Person[]): string {
  const differences = (answers: number) =>
    estimate(
      people.map(({ adaptive, popular }) => adaptive.ndcg[answers - 1] - popular.ndcg[ANSWERS - 1]),
    );
  const same = estimate(
    people.map(({ adaptive, popular }) => adaptive.ndcg[ANSWERS - 1] - popular.ndcg[ANSWERS - 1]),
  );
  const counts = Array.from({ length: ANSWERS }, (_, k) => k + 1);
  const reached = counts.find((answers) => differences(answers).mean >= 0);
  return [
    `${people.length} people. ${FEWER} adaptive answers less ${ANSWERS} by popularity, person by person: ${text(differences(FEWER))}.`,
    `${ANSWERS} adaptive answers less ${ANSWERS} by popularity: ${text(same)}.`,
    reached === undefined
      ? `The mean of ${ANSWERS} answers by popularity is not reached.`
      : `The mean of ${ANSWERS} answers by popularity is reached with ${reached} adaptive ones.`,
  ].join(' ');
}

/** Prints what was found, and writes it into its part of the document where that is asked for. */
async function publish(part: string, found: string, write: boolean): Promise<void> {
  console.log(found);
  if (!write) return;
  await writeFile(DOCUMENT, withPart(await readFile(DOCUMENT, 'utf8'), part, found));
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'public/data/ml-latest-small.zip' },
      tuning: { type: 'boolean', default: false },
      people: { type: 'string', default: '1000000' },
      chances: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const data = await openData(values.data);
  const groups = values.tuning ? TUNED_ON : REPORTED;
  if (values.chances) {
    await publish('chances', chanceLines(data, groups), values.write);
    return;
  }
  const people: Person[] = [];
  const most = wholeNumber('--people', values.people);
  for (const person of simulate(data, groups, most)) {
    people.push(person);
    if (people.length % 20 === 0) console.error(`${people.length} people asked`);
  }
  await publish('figures', `${tableOf(people)}\n\n${verdictOf(people)}`, values.write);
});
