// npm run checks [-- --data ZIP]: what "Checked on you" says to people whom the models have not seen, by how many of their
// ratings they give; and whether its interval holds what their other ratings say.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Dataset } from '../src/core/dataset';
import { groupsOf, historiesOf, withoutGroup } from '../src/core/evaluation/misses';
import { historyFrom, type History } from '../src/core/history';
import { fitToEnd } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams } from '../src/core/params';
import { permutation, seeded } from '../src/core/random';
import { averageOf, checkOf, holdBack, type Check } from '../src/core/recommend/check';
import type { FittedModel } from '../src/core/recommend/picks';
import { clipStars } from '../src/core/stars';
import { loadArchive } from '../workers/loader';

const MODEL = 'star-mix';
const GROUPS = 5;
const SEED = 1;
const SHOWN = [8, 15, 30];
/** Whoever has so many other ratings tells by them what the check should have found; asked several times. */
const [OTHERS, DRAWS] = [300, 10];

/** One person's check, and the mean gain on their other ratings, in hundredths; NaN where these are few. */
interface Outcome {
  readonly check: Check;
  readonly later: number;
  /** One per person: those who are asked several times must not count for more. */
  readonly first: boolean;
}

function fitWithout(data: Dataset, groups: Uint8Array, group: number): FittedModel {
  const model = modelNamed(MODEL);
  const training = withoutGroup(data, groups, group);
  const fitted = fitToEnd(model.fit(training, resolveParams(model.params, {}), seeded(SEED)));
  return { model, fitted, data: training };
}

/** The check on the first ratings in some order, and what the others say. */
function outcomeOf(
  star: FittedModel,
  all: History,
  order: Uint32Array,
  shown: number,
): Omit<Outcome, 'first'> {
  const ratings = Array.from(order, (k) => ({ film: all.films[k], halfStars: all.halfStars[k] }));
  const history = historyFrom(ratings.slice(0, shown));
  const check = checkOf(holdBack(star, star.data, history, history.films));
  return { check, later: laterGain(star, history, ratings.slice(shown)) };
}

function laterGain(
  star: FittedModel,
  history: History,
  others: readonly { readonly film: number; readonly halfStars: number }[],
): number {
  if (others.length < OTHERS) return NaN;
  const { model, fitted, data } = star;
  const later = historyFrom(others);
  const stars = new Float32Array(later.films.length);
  model.predict?.(fitted, data, history, later.films, stars);
  const gains = Array.from(later.films, (film, k) => {
    const given = later.halfStars[k] / 2;
    return Math.abs(given - averageOf(data, film)) - Math.abs(given - clipStars(stars[k]));
  });
  return (100 * gains.reduce((sum, gain) => sum + gain, 0)) / gains.length;
}

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(0)} %`.padStart(5);

function report(shown: number, outcomes: readonly Outcome[]): string {
  const people = outcomes.filter(({ first }) => first);
  const said = (closer: Check['closer']) =>
    percent(people.filter(({ check }) => check.closer === closer).length, people.length);
  const known = outcomes.filter(({ later }) => Number.isFinite(later));
  const held = known.filter(({ check, later }) => check.low <= later && later <= check.high);
  const wrong = known.filter(
    ({ check: { closer }, later }) =>
      (closer === 'predicted' && later < 0) || (closer === 'average' && later > 0),
  );
  const mean = (of: (check: Check) => number) =>
    people.reduce((sum, { check }) => sum + of(check), 0) / people.length / 100;
  return [
    String(shown).padStart(7),
    mean(({ miss }) => miss).toFixed(2),
    mean(({ averageMiss }) => averageMiss).toFixed(2),
    said('predicted'),
    said('average'),
    said('open'),
    percent(held.length, known.length),
    percent(wrong.length, known.length),
  ].join('  ');
}

const { values } = parseArgs({
  options: { data: { type: 'string', default: 'public/data/ml-latest-small.zip' } },
});
const bytes = await readFile(values.data);
const { data } = await loadArchive(new Blob([bytes]), values.data, () => {});
const groups = groupsOf(data.ratings.rows, GROUPS, seeded(SEED));

const outcomes = SHOWN.map((): Outcome[] => []);
for (let group = 0; group < GROUPS; group++) {
  const star = fitWithout(data, groups, group);
  const random = seeded(SEED + group);
  for (const all of historiesOf(data, groups, group)) {
    const draws = all.films.length >= OTHERS + Math.max(...SHOWN) ? DRAWS : 1;
    for (let draw = 0; draw < draws; draw++) {
      const order = permutation(all.films.length, random);
      SHOWN.forEach((shown, row) => {
        if (all.films.length < shown) return;
        outcomes[row].push({ ...outcomeOf(star, all, order, shown), first: draw === 0 });
      });
    }
  }
  console.error(`group ${group + 1} of ${GROUPS}`);
}
console.log('ratings  miss  average’s  predicted  average  open  range holds  wrong');
SHOWN.forEach((shown, row) => console.log(report(shown, outcomes[row])));
