import type { Input, RunVerdict } from '../../../core/experiment/compare-runs';
import type { Moment } from '../../../core/experiment/run';
import type { KeptRun } from '../../../core/experiment/run-file';
import { modelNamed } from '../../../core/models/registry';
import type { ParamSchema, ParamValues } from '../../../core/params';
import { runSplits } from '../../../core/experiment/split';
import { DATA_PARAMS } from '../../../state/lab/train/run-link';

/** One line of a comparison: what, theirs, yours, difference. */
export type TheirRow = readonly [what: string, theirs: string, yours: string, difference: string];

const WORDS: Readonly<Record<Input, string>> = {
  data: 'other data set',
  model: 'other model',
  parameters: 'other settings of the model',
  choice: 'other choice of the data',
  split: 'other split',
  seed: 'other seed',
  version: 'another version of Matinée',
};

/** What comes of comparing two runs, in a sentence. @param word What a round is called. */
export function verdictText(verdict: RunVerdict, word: string): string {
  const round = word.toLowerCase();
  switch (verdict.kind) {
    case 'same':
      return 'The same: data, settings, the errors of every round, and the run code.';
    case 'nothing-yet':
      return 'The same data, settings and seed. Play yours, and the numbers can be compared.';
    case 'so-far':
      return `The same up to ${round} ${verdict.iteration}, as far as both have got.`;
    case 'other':
      return `Not the same, because: ${verdict.inputs.map((input) => WORDS[input]).join(', ')}.`;
    case 'unlike':
      return `Same data, settings and seed, and yet another result from ${round} ${verdict.iteration} on. That must not be: please report it, with both files.`;
  }
}

/** What differs, what both come to, and their codes. @param yours Undefined while there is nothing of yours. */
export function theirRows(theirs: KeptRun, yours: KeptRun | undefined): TheirRow[] {
  const settings = settingRows(theirs, yours).filter(([, a, b]) => !yours || a !== b);
  return [
    ...settings.map(([what, a, b]) => [what, a, b, ''] as const),
    ['Rounds done', String(theirs.moments.length), yours ? String(yours.moments.length) : '–', ''],
    errorRow('Error on what it learnt from', 'trainRmse', theirs, yours),
    errorRow('Error held out', 'heldOutRmse', theirs, yours),
    [
      'Run code',
      theirs.code ?? '–',
      yours?.code ?? '–',
      theirs.code && yours?.code ? (theirs.code === yours.code ? 'the same' : 'differs') : '',
    ],
  ];
}

type Pair = readonly [what: string, theirs: string, yours: string];

function settingRows(theirs: KeptRun, yours: KeptRun | undefined): Pair[] {
  const pair = (what: string, of: (run: KeptRun) => string): Pair => [
    what,
    of(theirs),
    yours ? of(yours) : '–',
  ];
  const splitOf = (id: string) => runSplits.find((split) => split.id === id);
  return [
    pair('Data set', dataText),
    pair('Model', ({ settings: { model } }) => modelNamed(model.id).label),
    ...paramRows(theirs, yours, ({ settings: { model } }) => [
      modelNamed(model.id).params,
      model.params,
    ]),
    ...paramRows(theirs, yours, ({ settings: { data } }) => [DATA_PARAMS, { ...data }]),
    pair('Held out', ({ settings: { split } }) => splitOf(split.id)?.label ?? split.id),
    ...paramRows(theirs, yours, ({ settings: { split } }) => [
      splitOf(split.id)?.params ?? {},
      split.params,
    ]),
    pair('Seed', ({ settings }) => String(settings.seed)),
  ];
}

const dataText = ({ dataset, sha256 }: KeptRun) => `${dataset} (${sha256.slice(0, 6)}…)`;

/** Every parameter that one of the two has. */
function paramRows(
  theirs: KeptRun,
  yours: KeptRun | undefined,
  of: (run: KeptRun) => readonly [ParamSchema, ParamValues],
): Pair[] {
  const [schema, values] = of(theirs);
  const [ownSchema, own] = yours ? of(yours) : [{}, {}];
  const all: ParamSchema = { ...ownSchema, ...schema };
  return Object.keys(all).map((name) => [
    all[name].label,
    valueText(values[name]),
    valueText(own[name]),
  ]);
}

const valueText = (value: number | string | undefined) =>
  value === undefined ? '–' : String(value);

function errorRow(
  what: string,
  name: 'trainRmse' | 'heldOutRmse',
  theirs: KeptRun,
  yours: KeptRun | undefined,
): TheirRow {
  const last = ({ moments }: { readonly moments: readonly Moment[] }) => moments.at(-1)?.[name];
  const [a, b] = [last(theirs) ?? NaN, (yours && last(yours)) ?? NaN];
  return [what, starsText(a), starsText(b), alike(theirs, yours) ? differenceText(b - a) : ''];
}

/** Whether errors of two runs are of the same ratings after as many rounds: others have no difference to speak of. */
function alike(theirs: KeptRun, yours: KeptRun | undefined): boolean {
  const measuredOn = ({ sha256, settings: { data, split, seed }, moments }: KeptRun) =>
    JSON.stringify([sha256, data, split, seed, moments.length, moments.at(-1)?.partly?.predicted]);
  return yours !== undefined && measuredOn(theirs) === measuredOn(yours);
}

const starsText = (stars: number) => (Number.isFinite(stars) ? stars.toFixed(4) : '–');

/** Yours less theirs. */
function differenceText(stars: number): string {
  if (!Number.isFinite(stars)) return '';
  if (stars === 0) return 'none';
  if (Math.abs(stars) < 0.00005) return 'under 0.0001';
  return `${stars < 0 ? '−' : '+'}${Math.abs(stars).toFixed(4)}`;
}
