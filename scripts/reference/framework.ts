import { wantedFor } from '../../src/core/evaluation/evaluate';
import type { Judging } from '../../src/core/evaluation/fold';
import type { Outcome } from '../../src/core/evaluation/outcome';
import { askedMetrics } from '../../src/core/metrics/asked';
import { benchFor, modelTask, protocolTask } from '../evaluate/inputs';
import { judge as judgeTargets } from '../line-up/targets';
import { keep, type Keeping } from './keeping';
import { showDefects, SHOWN_SPECS } from './framework-defects';
import { specsOf, type FrameworkRow } from './framework-row';
import { FRAMEWORK_ROWS } from './framework-rows';
import { meansOf } from './measured';
import { digits, NOTHING, number, text, type Due, type Section } from './report';
import { SEED, wants, type System } from './system';

/** A protocol of theirs, what it measures, and where the same figure of theirs stands. */
export const PROTOCOLS = [
  { id: 'split', spec: 'split:test=0.25', metrics: ['rmse', 'mae'] },
  {
    id: 'loo-random',
    spec: 'loo-random:definitions=classic',
    metrics: ['hr@10', 'chr@10:4', 'arhr@10'],
  },
  {
    id: 'all',
    spec: 'all:definitions=classic',
    metrics: ['user-coverage@10', 'diversity@10', 'novelty@10'],
  },
] as const;

/** Where the hit rates and factorisations together must get, on a quarter of the ratings. */
const TARGET = { metric: 'rmse', most: 0.86 };
const TARGET_ROWS = ['hybrid-07', 'hybrid-13', 'hybrid-17'];

const FAMILIES = [...new Set(FRAMEWORK_ROWS.map(({ family }) => family))];
const DEFECTS = 'defects';

/** Figures by row and metric. */
type Measured = ReadonlyMap<FrameworkRow, Readonly<Record<string, number>>>;

export const framework: System = {
  id: '000',
  label: 'Surprise with a metrics framework',
  pieces: [...FAMILIES, ...FRAMEWORK_ROWS.map(({ id }) => id), DEFECTS],

  async run(context) {
    const rows = FRAMEWORK_ROWS.filter(
      ({ id, family }) => wants(context, id) || wants(context, family),
    );
    const withDefects = wants(context, DEFECTS);
    const specs = [...new Set([...specsOf(rows), ...(withDefects ? SHOWN_SPECS : [])])];
    const measured = new Map(rows.map((row): [FrameworkRow, Record<string, number>] => [row, {}]));
    const shown: string[][] = [];

    for (const protocol of PROTOCOLS) {
      const asked = askedMetrics(protocol.metrics);
      const task = protocolTask(protocol.spec);
      const drawn = await benchFor(context.data, task, { seed: SEED });
      const bench = { ...drawn, wanted: wantedFor(asked) };
      const kept = await keep(bench, specs.map(modelTask), context.progress);
      const judging = task.protocol.judging(task.params);
      try {
        const outcomes = await judged(kept, specs, rows, judging, bench.wanted);
        outcomes.forEach((outcome, r) =>
          Object.assign(measured.get(rows[r]) ?? {}, meansOf(context.data, outcome, asked)),
        );
        if (withDefects) shown.push(...(await showDefects({ bench, judging, kept, specs })));
      } finally {
        await kept.close();
      }
      context.progress(`${protocol.id}: judged`);
    }
    return {
      title: `000: ${framework.label}`,
      sections: [
        ...(rows.length ? [accuracy(rows, measured), lists(rows, measured)] : []),
        ...(withDefects ? [defects(shown)] : []),
      ],
      due: dueOf(rows, measured),
    };
  },
};

function judged(
  kept: Keeping,
  specs: readonly string[],
  rows: readonly FrameworkRow[],
  judging: Judging,
  wanted: ReturnType<typeof wantedFor>,
): Promise<readonly Outcome[]> {
  return kept.judge(
    rows.map(({ parts, least }) => ({
      parts: parts.map(([spec, weight]) => ({ table: specs.indexOf(spec), weight })),
      judging: { ...judging, least: judging.least === 0 ? 0 : least },
      wanted,
    })),
  );
}

function dueOf(rows: readonly FrameworkRow[], measured: Measured): readonly Due[] {
  return rows
    .filter(({ id }) => TARGET_ROWS.includes(id))
    .flatMap((row) => {
      const { rmse = NaN } = measured.get(row) ?? {};
      const [verdict] = judgeTargets([TARGET], { rmse: { mean: rmse, se: NaN } });
      return [{ what: `000 ${row.label}`, verdict }];
    });
}

/** Their figure and ours, for each of some metrics. */
const pairs = (
  rows: readonly FrameworkRow[],
  measured: Measured,
  columns: readonly (readonly [metric: string, theirs: number | undefined, count: number])[],
) =>
  rows.map((row) => [
    row.label,
    ...columns.flatMap(([metric, theirs, count]) => {
      const ours = digits(measured.get(row)?.[metric], count);
      return theirs === undefined ? [ours] : [digits(row.theirs[theirs], count), ours];
    }),
  ]);

function accuracy(rows: readonly FrameworkRow[], measured: Measured): Section {
  const cells = pairs(rows, measured, [
    ['rmse', 0, 4],
    ['mae', 1, 4],
    ['hr@10', 2, 4],
    ['chr@10:4', undefined, 4],
    ['arhr@10', 3, 4],
  ]);
  return {
    heading: 'Stars and hits',
    setting: `RMSE and MAE: a random quarter of the ratings held out. HR, cHR (four stars or more) and ARHR: one random rating of each person held out, ten films of those in training, by predicted stars. Seed ${SEED}; theirs | ours.`,
    columns: [
      text('model'),
      number('RMSE'),
      number('ours'),
      number('MAE'),
      number('ours'),
      number('HR'),
      number('ours'),
      number('cHR ours'),
      number('ARHR'),
      number('ours'),
      text('what is wrong in theirs, or differs'),
    ],
    rows: rows.map(({ why }, r) => [...cells[r], why || NOTHING]),
    notes: [
      'Theirs limits predictions to 1–5, ours to 0.5–5, as the data are; equal stars are in the order of ids in theirs and drawn in ours.',
      'Theirs scores the vectors of its training; ours places each person anew among the films, as for a visitor.',
      'Their cHR is their HR in every table, as its cut-off is 0.',
      'Left out: the variant by mise-en-scène, whose data are not part of MovieLens.',
      'Films are listed from four predicted stars in content, neighbours and factors, and from none in networks and hybrids, as in theirs: families cannot be compared by hits.',
    ],
  };
}

function lists(rows: readonly FrameworkRow[], measured: Measured): Section {
  const cells = pairs(rows, measured, [
    ['user-coverage@10', 4, 4],
    ['diversity@10', 5, 4],
    ['novelty@10', 6, 1],
  ]);
  return {
    heading: 'Lists',
    setting: `Nothing held out; ten films for everybody by predicted stars. User coverage: who gets a film of four stars or more. Seed ${SEED}; theirs | ours.`,
    columns: [
      text('model'),
      number('coverage'),
      number('ours'),
      number('diversity'),
      number('ours'),
      number('novelty'),
      number('ours'),
      text('least'),
    ],
    rows: rows.map(({ least }, r) => [...cells[r], least === 0 ? 'any' : '4 stars']),
    notes: [
      'Neighbours predict the same five stars for many films: which of them are listed is the order of ids in theirs, a draw in ours, and with it diversity and novelty.',
    ],
  };
}

const defects = (rows: readonly string[][]): Section => ({
  heading: 'What is wrong in theirs, shown',
  setting: `The same kept predictions, judged in their way and in ours. Seed ${SEED}.`,
  columns: [text('defect'), text('on'), text('their way'), text('ours')],
  rows,
});
