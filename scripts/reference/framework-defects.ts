import { without } from '../../src/core/dataset';
import { measureFolds, wantedFor } from '../../src/core/evaluation/evaluate';
import type { Judging } from '../../src/core/evaluation/fold';
import { historyOf } from '../../src/core/history';
import { askedMetrics } from '../../src/core/metrics/asked';
import { foldsOf, type Bench } from '../evaluate/threads';
import { hitRateByAppearance } from './appearance';
import type { Keeping } from './keeping';
import { keptMix, type KeptPart } from './kept';
import { specsOf, type FrameworkRow } from './framework-row';
import { FRAMEWORK_ROWS } from './framework-rows';
import { digits } from './report';

const rowNamed = (id: string): FrameworkRow => {
  const row = FRAMEWORK_ROWS.find((one) => one.id === id);
  if (!row) throw new Error(`there is no row ${id}`);
  return row;
};

const BEST = rowNamed('hybrid-17');
const YEARS = rowNamed('content-years');
const CONSTANT = rowNamed('hybrid-11');
const RANDOM = rowNamed('random');
const MEAN = 'mean';
/** Whose list of old films is told of as the best. */
const USER_ID = 25;

/** Models that are shown. */
export const SHOWN_SPECS: readonly string[] = [...specsOf([BEST, YEARS, CONSTANT, RANDOM]), MEAN];

interface Shown {
  readonly bench: Bench;
  readonly judging: Judging;
  readonly kept: Keeping;
  readonly specs: readonly string[];
}

/** What can be shown in one protocol: rows of the defect, what it is shown on, their way, ours. */
export async function showDefects(shown: Shown): Promise<string[][]> {
  switch (shown.bench.protocol) {
    case 'split':
      return inStars(shown);
    case 'loo-random':
      return inHits(shown);
    default:
      return inLists(shown);
  }
}

const partsOf = ({ specs }: Shown, { parts }: Pick<FrameworkRow, 'parts'>): readonly KeptPart[] =>
  parts.map(([spec, weight]) => ({ table: specs.indexOf(spec), weight }));

/** Figures of a mix, judged in some way. */
async function figuresFor(
  shown: Shown,
  row: Pick<FrameworkRow, 'parts'>,
  judging: Partial<Judging>,
  metrics: readonly string[],
): Promise<readonly number[]> {
  const asked = askedMetrics(metrics);
  const [outcome] = await shown.kept.judge([
    {
      parts: partsOf(shown, row),
      judging: { ...shown.judging, ...judging },
      wanted: wantedFor(asked),
    },
  ]);
  const [{ scores }] = measureFolds(shown.bench.data, [[outcome]], [''], 'averaged', asked);
  return asked.map(({ id }) => scores[id].mean);
}

const constant = { parts: [[MEAN, 1]] } as const;

async function inStars(shown: Shown): Promise<string[][]> {
  const [narrow] = await figuresFor(shown, RANDOM, { scale: [1, 5] }, ['rmse']);
  const [wide] = await figuresFor(shown, RANDOM, {}, ['rmse']);
  const [mean] = await figuresFor(shown, constant, {}, ['rmse']);
  const [mixed] = await figuresFor(shown, CONSTANT, {}, ['rmse']);
  return [
    ['predictions limited to 1–5', `${RANDOM.label}, RMSE`, digits(narrow), digits(wide)],
    [
      'hybrids .11, .12 and .15 are the mean of all',
      `${CONSTANT.label}, RMSE`,
      `${digits(CONSTANT.theirs[0])}; the mean of all: ${digits(mean)}`,
      digits(mixed),
    ],
  ];
}

async function inHits(shown: Shown): Promise<string[][]> {
  const { data, seed } = shown.bench;
  const any = { least: 0 };
  const [drawn] = await figuresFor(shown, constant, any, ['hr@10']);
  const [hits, all, liked] = await figuresFor(shown, BEST, any, ['hr@10', 'chr@10:0', 'chr@10:4']);
  const [guessed] = await figuresFor(shown, RANDOM, any, ['hr@10']);
  const [fours] = await figuresFor(shown, BEST, { least: 4 }, ['hr@10']);
  const [fold] = foldsOf(shown.bench);
  const training = without(data, fold.heldOut);
  const inOrder = (row: Pick<FrameworkRow, 'parts'>) =>
    hitRateByAppearance({
      model: keptMix(shown.kept.tables, partsOf(shown, row)),
      training,
      data,
      trial: fold.trials[0],
      scale: [1, 5],
    });
  return [
    [
      'equal stars stand in the order of ids',
      'the mean of all for everything, HR',
      digits(inOrder(constant)),
      digits(drawn),
    ],
    [
      'equal stars stand in the order of ids, many at the limit of 5',
      `${RANDOM.label}, HR`,
      digits(inOrder(RANDOM)),
      digits(guessed),
    ],
    [
      'the cut-off of cHR is 0',
      `${BEST.label}, cHR`,
      `${digits(all)}, as HR: ${digits(hits)}`,
      digits(liked),
    ],
    [
      'some families list films from four stars, others any',
      `${BEST.label}, HR, seed ${seed}`,
      `${digits(fours)} from four stars`,
      `${digits(hits)} from any`,
    ],
  ];
}

function inLists(shown: Shown): string[][] {
  const { data } = shown.bench;
  const user = data.userIds.indexOf(USER_ID);
  if (user < 0) return [];
  const { films } = data;
  const model = keptMix(shown.kept.tables, partsOf(shown, YEARS));
  const history = historyOf(data.ratings, user);
  const known = new Set(history.films);
  const candidates = Uint32Array.from({ length: films.count }, (_, film) => film).filter(
    (film) => !known.has(film) && data.byFilm.starts[film + 1] > data.byFilm.starts[film],
  );
  const stars = new Float32Array(candidates.length);
  model.predict?.({}, data, history, candidates, stars);
  const ascending = Array.from(candidates.keys()).sort((a, b) => stars[a] - stars[b]);
  const say = (at: number) =>
    `${films.titles[candidates[at]]} (${films.years[candidates[at]]}) ${stars[at].toFixed(3)}`;
  return [
    [
      'the list by years is sorted ascending: the last ones in place of the first',
      `user ${USER_ID}, ${YEARS.label}`,
      ascending.slice(0, 3).map(say).join('; '),
      ascending.slice(-3).reverse().map(say).join('; '),
    ],
  ];
}
