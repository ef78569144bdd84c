import { parseModelSpec } from '../../src/core/params';

/** RMSE, MAE, hit rate (their cHR is the same), reciprocal hit rank, user coverage, diversity, novelty. */
export type Figures = readonly (number | undefined)[];

/** A model, or a mix, as `hybrid` reads it. */
export interface FrameworkRow {
  /** What `--only` names. */
  readonly id: string;
  readonly label: string;
  readonly family: string;
  /** Model as `--model` takes it, and what it counts. */
  readonly parts: readonly (readonly [spec: string, weight: number])[];
  /** Stars that a film must be predicted to be listed: theirs are not the same for all families. */
  readonly least: 0 | 4;
  readonly theirs: Figures;
  /** What is wrong in theirs, or why ours differs. */
  readonly why: string;
}

/** Reads figures as they are printed: "–" for one that is not reported. */
export const figures = (text: string): Figures =>
  text.split(' ').map((one) => (one === '–' ? undefined : Number(one)));

/** Models as `--model` takes them, with the settings of theirs that ours has. */
export const SVD = 'sgd:preset=surprise,order=by-user';
export const SVD_TUNED =
  'sgd:order=by-user,factors=90,epochs=11,learningRate=0.034,l2=0.06,l2Bias=0.06';
export const SVDPP = 'svdpp:preset=surprise';
export const SVDPP_TUNED =
  'svdpp:preset=surprise,factors=90,epochs=11,learningRate=0.034,l2=0.06,l2Implicit=0.06,l2Bias=0.06';
export const RBM = 'rbm:factors=100,epochs=30,learningRate=0.001';
export const RBM_TUNED = 'rbm:factors=40,epochs=30,learningRate=0.2';
export const RBM_HYBRID = 'rbm:factors=40,epochs=40,learningRate=0.2';
export const RBM_SLOW = 'rbm:factors=40,epochs=40,learningRate=0.02';
export const AUTOREC = 'autorec:factors=100,epochs=100,learningRate=0.01';
export const AUTOREC_TUNED = 'autorec:factors=200,epochs=100,learningRate=0.05';
export const CONTENT = 'content:variant=classic';
export const YEARS = 'content:variant=classic,similarity=years';
export const RANDOM = 'random';

/** All models of some rows, each once. */
export const specsOf = (rows: readonly FrameworkRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ parts }) => parts.map(([spec]) => spec))),
];

/** A row as the `mix` of the model `hybrid`. */
export function mixOf({ parts }: Pick<FrameworkRow, 'parts'>): string {
  return parts
    .map(([spec, weight]) => {
      const { id } = parseModelSpec(spec);
      const settings = spec.slice(id.length + 1);
      return `${id}${settings && `(${settings})`}=${weight}`;
    })
    .join(',');
}
