import type { Dataset } from '../dataset';
import type { Fitted, Model, Step } from '../models/model';
import { stepping } from '../models/steps';
import { resolveParams, type ParamValues } from '../params';
import type { Random } from '../random';

/** One model in a blend. */
export interface Part<Name extends string = string> {
  /** Its name in the blend's fit. */
  readonly name: Name;
  /** Its share of the blend's time, roughly, for the progress bar. */
  readonly effort: number;
  readonly fit: (data: Dataset, random: Random) => Generator<Step, Fitted>;
}

/** How a part is fitted: with these settings, and the model's defaults for all others. */
export const fitting =
  (model: Model, given: ParamValues): Part['fit'] =>
  (data, random) =>
    model.fit(data, resolveParams(model.params, given), random);

/** The fits of a blend's parts, by name. */
export type PartFits<Name extends string = string> = { readonly [N in Name]: Fitted };

/** Fits the parts one after another. */
export function* fitParts<Name extends string>(
  parts: readonly Part<Name>[],
  data: Dataset,
  random: Random,
): Generator<Step<never>, PartFits<Name>> {
  const total = parts.reduce((sum, { effort }) => sum + effort, 0);
  const fits: [Name, Fitted][] = [];
  let before = 0;
  for (const { name, effort, fit } of parts) {
    const start = before;
    const fitted = yield* stepping(fit(data, random), (step) => ({
      done: start + (effort * step.done) / step.total,
      total,
    }));
    fits.push([name, fitted]);
    before += effort;
  }
  return Object.fromEntries(fits) as PartFits<Name>; // one entry per part
}
