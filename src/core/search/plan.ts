import { without, type Dataset } from '../dataset';
import type { Protocol } from '../evaluation/protocols/protocol';
import { fail } from '../errors';
import { resolveParams, type ParamValues } from '../params';
import { seeded } from '../random';

/** How the choice itself is judged: within the training part of every fold, by folds of that part. */
export interface Inner {
  /** Of the same protocol. */
  readonly params: ParamValues;
  /** By outer fold: the protocol's draw for its training part. */
  readonly draws: readonly Uint32Array[];
}

/** The folds of a search, as they were drawn. */
export interface Drawn {
  readonly data: Dataset;
  readonly protocol: Protocol;
  readonly protocolParams: ParamValues;
  readonly draw: Uint32Array;
  /** Absent without a nested estimate. */
  readonly inner?: Inner;
}

/** What a search does. */
export interface SearchPlan {
  readonly settings: readonly ParamValues[];
  /** Folds of the protocol. */
  readonly folds: number;
  /** By outer fold, how many inner ones it has; empty without a nested estimate. */
  readonly innerFolds: readonly number[];
}

/** One model to be fitted and measured. No fit waits for another. */
export interface Fit {
  readonly params: ParamValues;
  /** Tested on this fold: of the whole data, or of the training part of an outer fold. */
  readonly fold: number;
  readonly outer?: number;
}

/** Everything but the fit itself that decides what it gives. */
export interface SearchIdentity {
  /** SHA-256 of the data's source. */
  readonly data: string;
  readonly model: string;
  /** Of evaluation and of the model. */
  readonly version: string;
  readonly protocol: string;
  readonly protocolParams: ParamValues;
  /** Digest of the draw. */
  readonly draw: string;
  /** Digests by outer fold. */
  readonly inner?: { readonly params: ParamValues; readonly draws: readonly string[] };
  readonly metric: string;
  readonly seed: number;
}

/**
 * Draws folds within the training part of each fold: the same protocol, with as many folds as asked where it has a
 * number of them. The draw of fold n starts from the seed + 1 + n.
 */
export function drawInner(
  { data, protocol, protocolParams, draw }: Drawn,
  folds: number,
  seed: number,
): Inner {
  const own = 'k' in protocol.params ? { ...protocolParams, k: folds } : protocolParams;
  const params = resolveParams(protocol.params, own);
  const outer = protocol.foldsOf(data, draw, protocolParams);
  const draws = outer.map(({ heldOut }, n) =>
    protocol.draw(without(data, heldOut), params, seeded(seed + 1 + n)),
  );
  return { params, draws };
}

/**
 * The plan for some settings.
 * Throws ParamError for a protocol with several trials, one that does not average its folds, or one that tests nothing:
 * there is no one number to choose by.
 */
export function planFor(
  { data, protocol, protocolParams, draw, inner }: Drawn,
  settings: readonly ParamValues[],
): SearchPlan {
  const folds = protocol.foldsOf(data, draw, protocolParams);
  const [{ trials }] = folds;
  if (protocol.folds !== 'averaged' || trials.length !== 1 || !trials[0].test.includes(1)) {
    fail('ParamError', `Got the protocol ${protocol.id}; a search needs one like kfold or split.`);
  }
  const innerFolds = inner
    ? inner.draws.map(
        (drawn, n) => protocol.foldsOf(without(data, folds[n].heldOut), drawn, inner.params).length,
      )
    : [];
  return { settings, folds: folds.length, innerFolds };
}

/**
 * All fits of a plan: setting by setting on every fold, then by outer fold what the choice in it needs. What is chosen
 * in an outer fold is fitted on its training part by the first of these already.
 */
export function fitsOf({ settings, folds, innerFolds }: SearchPlan): readonly Fit[] {
  const eachFold = (count: number) => Array.from({ length: count }, (_, fold) => fold);
  return [
    ...settings.flatMap((params) => eachFold(folds).map((fold) => ({ params, fold }))),
    ...innerFolds.flatMap((count, outer) =>
      settings.flatMap((params) => eachFold(count).map((fold) => ({ params, fold, outer }))),
    ),
  ];
}

/** How many fits a plan has. */
export const countFits = ({ settings, folds, innerFolds }: SearchPlan): number =>
  settings.length * innerFolds.reduce((sum, inner) => sum + inner, folds);

/** Whether a protocol gives one number to choose by: averaged over its folds, which hide something. */
export const searchable = ({ id, folds }: Pick<Protocol, 'id' | 'folds'>): boolean =>
  folds === 'averaged' && id !== 'all';

/** The folds that a protocol's parameters come to, without data. @param inner Of the nested estimate, where there is one. */
export function foldCounts(
  { params }: Protocol,
  protocolParams: ParamValues,
  inner: number | undefined,
): Pick<SearchPlan, 'folds' | 'innerFolds'> {
  const countOf = (k: unknown) => ('k' in params ? Number(k) : 1);
  const folds = countOf(protocolParams['k']);
  const within = inner === undefined ? [] : Array.from({ length: folds }, () => countOf(inner));
  return { folds, innerFolds: within };
}

/** Says of a fit all that decides its result: two fits with the same key give the same. */
export function keyOf(
  { inner, ...identity }: SearchIdentity,
  { params, fold, outer }: Fit,
): string {
  const within =
    outer === undefined
      ? {}
      : { outer, innerParams: inner?.params, innerDraw: inner?.draws[outer] };
  return JSON.stringify({ ...identity, params, fold, ...within });
}
