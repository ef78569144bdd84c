import { metricName } from '../compare/words';
import type { ParamSchema, ParamValues } from '../../../core/params';
import { modelNamed } from '../../../core/models/registry';
import { protocolNamed } from '../../../core/evaluation/protocols/registry';
import type { CompareState } from '../../../state/lab/compare/compare-state.svelte';
import type { TrainState } from '../../../state/lab/train/train-state.svelte';
import type { TuneState } from '../../../state/lab/tune/tune-state.svelte';

type Line = readonly [name: string, value: string];

/** "factors 16, iterations 20": every value, by its label. */
const valuesText = (schema: ParamSchema, values: ParamValues): string =>
  Object.entries(schema)
    .map(([name, { label }]) => `${label.toLowerCase()} ${values[name]}`)
    .join(', ');

const joined = (label: string, text: string): string => (text ? `${label}: ${text}` : label);

/** What is trained, as it stands on paper. */
export function trainLines({ settings: { run }, iteration, code }: TrainState): Line[] {
  if (!run) return [];
  const model = modelNamed(run.model.id);
  const split = protocolNamed(run.split.id);
  const { share, minRatings } = run.data;
  return [
    ['Model', joined(model.label, valuesText(model.params, run.model.params))],
    [
      'Ratings',
      [
        share === 1 ? 'all' : `a share of ${share}`,
        minRatings > 0 ? `of films with at least ${minRatings}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    ],
    ['Held out', joined(split.label, valuesText(split.params, run.split.params))],
    ['Seed', String(run.seed)],
    ['Run code', code ? `${code}, after ${iteration}` : 'none yet: nothing is paused or done'],
  ];
}

/** What is searched. */
export function tuneLines({ settings }: TuneState): Line[] {
  const { search, space, metric, spaceText, draws } = settings;
  if (!search || !space || !metric) return [];
  const protocol = protocolNamed(search.protocol.id);
  return [
    ['Search', joined(space.model.label, spaceText)],
    ['Settings', draws === undefined ? 'every combination' : `${draws} drawn at random`],
    ['Judged by', metricName(metric)],
    ['On', joined(protocol.label, valuesText(protocol.params, search.protocol.params))],
    ['Seed', String(search.protocol.seed)],
    ...(search.inner === undefined
      ? []
      : [['Nested', `${search.inner} folds within each`] satisfies Line]),
  ];
}

/** What is compared. */
export function compareLines({ settings }: CompareState): Line[] {
  const { bench, protocol, contestants, asked } = settings;
  return [
    ['Models', contestants.map(({ name }) => name).join('; ')],
    ['Test', joined(protocol.label, bench ? valuesText(protocol.params, bench.params) : '')],
    ['Figures', asked.map(metricName).join(', ')],
    ...(bench ? [['Seed', String(bench.seed)] satisfies Line] : []),
  ];
}
