import { historyFrom } from '../../src/core/history';
import { wantedFor } from '../../src/core/evaluation/evaluate';
import { askedMetrics } from '../../src/core/metrics/asked';
import { benchFor, modelTask, protocolTask } from '../evaluate/inputs';
import { fitted } from './fits';
import { keep } from './keeping';
import { firstFilms, titleOf } from './lists';
import { meansOf } from './measured';
import { digits, number, text, type Section } from './report';
import { SEED, wants, type Context, type System } from './system';

/** A fit of theirs on 100,000 ratings, with the test RMSE that they report. */
export interface ScratchRow {
  readonly piece: string;
  readonly label: string;
  readonly spec: string;
  readonly theirs: number | undefined;
}

const spec = (params: Readonly<Record<string, number>>) =>
  `als-004:${Object.entries(params)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')}`;

const BIASES = { factors: 0, errorWeight: 0.1, l2Bias: 0.001, epochs: 20 };
const VECTORS = { factors: 20, errorWeight: 0.1, l2: 0.01, l2Bias: 0.001 };

const sweep = (
  piece: string,
  name: string,
  param: string,
  fixed: Readonly<Record<string, number>>,
  figures: readonly (readonly [value: number, theirs: number | undefined])[],
): readonly ScratchRow[] =>
  figures.map(([value, theirs]) => ({
    piece,
    label: `${name} = ${value}`,
    spec: spec({ ...fixed, [param]: value }),
    theirs,
  }));

/** Every figure of theirs on 100,000 ratings. */
export const SCRATCH_ROWS: readonly ScratchRow[] = [
  {
    piece: 'biases',
    label: 'biases only: λ .1, γ .001, 20 epochs',
    spec: spec(BIASES),
    theirs: 0.903,
  },
  {
    piece: 'vectors',
    label: 'K 20, λ .1, τ .01, γ .001, 100 epochs',
    spec: spec({ ...VECTORS, epochs: 100 }),
    theirs: 1.79,
  },
  {
    piece: 'vectors',
    label: 'the same with τ 1.5: enough regularisation',
    spec: spec({ ...VECTORS, l2: 1.5, epochs: 100 }),
    theirs: undefined,
  },
  ...sweep('lambda', '5 epochs, λ', 'errorWeight', { ...VECTORS, epochs: 5 }, [
    [0.01, 1.01],
    [0.1, 1.24],
    [1, 1.57],
    [5, 2.13],
  ]),
  ...sweep('gamma', '5 epochs, γ', 'l2Bias', { ...VECTORS, epochs: 5 }, [
    [0.01, 1.01],
    [0.1, 0.934],
    [1, 0.972],
    [5, 1.43],
  ]),
  ...sweep('gamma', 'biases only, 5 epochs, γ', 'l2Bias', { ...BIASES, epochs: 5 }, [
    [0.01, undefined],
    [0.1, undefined],
    [1, undefined],
    [5, undefined],
  ]),
  ...sweep('factors', '100 epochs, K', 'factors', { ...VECTORS, epochs: 100 }, [
    [1, 1.59],
    [11, 2.19],
    [79, 0.964],
  ]),
];

const LIST = 'list';
/** Whose fit their page shows, and the film that it is asked about. */
const SHOWN = 'als-004:factors=10,errorWeight=0.1,l2=0.2,l2Bias=0.01,epochs=20';
const LIKED_FILM_ID = 2116;

export const fromScratch: System = {
  id: '004',
  label: 'ALS from scratch',
  pieces: [...new Set(SCRATCH_ROWS.map(({ piece }) => piece)), LIST],

  async run(context) {
    const rows = SCRATCH_ROWS.filter(({ piece }) => wants(context, piece));
    return {
      title: `004: ${fromScratch.label}`,
      sections: [
        ...(rows.length ? [await figures(context, rows)] : []),
        ...(wants(context, LIST) ? [oneRating(context)] : []),
      ],
      due: [],
    };
  },
};

/** Whole and halves; predictions as they are, as in theirs, and within the scale. */
const SPLITS = [
  { protocol: 'split:test=0.5', limited: false },
  { protocol: 'split:test=0.5', limited: true },
  { protocol: 'split:test=0.2', limited: true },
] as const;

async function figures(context: Context, rows: readonly ScratchRow[]): Promise<Section> {
  const columns: string[][] = [];
  for (const protocol of new Set(SPLITS.map((one) => one.protocol))) {
    const scales = SPLITS.filter((one) => one.protocol === protocol).map(({ limited }) => limited);
    columns.push(...(await measured(context, protocol, rows, scales)));
  }
  return {
    heading: 'Test RMSE on 100,000 ratings',
    setting: `Half of the ratings held out, as in theirs, then a fifth; seed ${SEED}; theirs is drawn without one.`,
    columns: [
      text('fit'),
      number('theirs'),
      number('ours, unlimited'),
      number('within .5–5'),
      number('a fifth held out'),
    ],
    rows: rows.map(({ label, theirs }, r) => [
      label,
      digits(theirs, 3),
      ...columns.map((cells) => cells[r]),
    ]),
    notes: [
      'Theirs does not limit predictions to the scale: beyond it they are wrong for certain, and make much of its RMSE.',
      'Their penalty of the factors is the same for somebody with 20 ratings and with 2,000, and small: more factors only learn by heart. With enough of it they help.',
      'Their sweep of γ has the shape, and at 5 the figure, of biases alone.',
      'K and τ of their sweeps of λ and γ are not given: K 20, τ .01 here; γ .001 where λ is swept.',
      'Their figures on 25 million ratings (biases .862; K 10, λ .1, τ .2, γ .01: .7899 at its best) are theirs only: not run here.',
    ],
  };
}

/** RMSE of each row, once for each way of limiting predictions. */
async function measured(
  { data, progress }: Context,
  protocol: string,
  rows: readonly ScratchRow[],
  scales: readonly boolean[],
): Promise<string[][]> {
  const asked = askedMetrics(['rmse']);
  const wanted = wantedFor(asked);
  const task = protocolTask(protocol);
  const drawn = await benchFor(data, task, { seed: SEED });
  const kept = await keep(
    { ...drawn, wanted },
    rows.map((row) => modelTask(row.spec)),
    progress,
  );
  const usual = task.protocol.judging(task.params);
  try {
    return await Promise.all(
      scales.map(async (limited) => {
        const judging = limited ? usual : { ...usual, scale: [-Infinity, Infinity] as const };
        const outcomes = await kept.judge(
          rows.map((_, table) => ({ parts: [{ table, weight: 1 }], judging, wanted })),
        );
        return outcomes.map((outcome) => digits(meansOf(data, outcome, asked).rmse, 3));
      }),
    );
  } finally {
    await kept.close();
  }
}

function oneRating({ data }: Context): Section {
  const film = data.films.ids.indexOf(LIKED_FILM_ID);
  const setting = `One rating of five stars for film ${LIKED_FILM_ID}; K 10, λ .1, τ .2, γ .01, 20 epochs on all ratings, seed ${SEED}.`;
  const heading = 'A new person with one rating';
  const columns = [number('place'), text('film'), number('u · v + .05 b')];
  if (film < 0) return { heading, setting: `${setting} The film is not there.`, columns, rows: [] };
  const history = historyFrom([{ film, halfStars: 10 }]);
  const list = firstFilms(fitted(data, SHOWN), history, 10, 'score');
  return {
    heading,
    setting: `${setting} It is ${titleOf(data, film)}.`,
    columns,
    rows: list.map((one, k) => [`${k + 1}`, titleOf(data, one.film), one.value.toFixed(3)]),
    notes: [
      'Theirs, of 25 million ratings: Star Wars I–III, two films of Star Trek, The Lord of the Rings, Dune, Being Human.',
      'For a known person theirs shows five of the best 25 in no order; ours are sorted.',
      'Such a list stands on one rating and on films that few have rated; somebody new is shown the lists of `for-you` instead.',
    ],
  };
}
