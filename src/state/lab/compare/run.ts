import type { BenchProtocol, BenchTask, FoldResult } from '../../../../workers/bench-api';
import type { Contestant } from '../choices';

/** What a run needs, as it was when it began. */
export interface RunPlan {
  readonly protocol: BenchProtocol;
  readonly listLength: number;
  readonly contestants: readonly Contestant[];
}

/** What the folds of a plan are found again by. */
export const settingKey = ({ protocol, listLength }: Pick<RunPlan, 'protocol' | 'listLength'>) =>
  JSON.stringify([protocol, listLength]);

/** Protocols whose outcomes are held; of others, what the device has kept is read again. */
const SETTINGS = 4;

/** What came of fits, by setting and model. */
export class FoldBook {
  readonly #bySetting = new Map<string, Map<string, (FoldResult | undefined)[]>>();

  /** Of one model, by fold; undefined for a fold that is not done. */
  of(setting: string, model: string): readonly (FoldResult | undefined)[] {
    return this.#bySetting.get(setting)?.get(model) ?? [];
  }

  write(setting: string, model: string, fold: number, result: FoldResult): void {
    const models = this.#bySetting.get(setting) ?? new Map<string, (FoldResult | undefined)[]>();
    const folds = [...(models.get(model) ?? [])];
    folds[fold] = result;
    models.set(model, folds);
    this.#bySetting.delete(setting);
    this.#bySetting.set(setting, models);
    const [oldest] = this.#bySetting.keys();
    if (this.#bySetting.size > SETTINGS && oldest !== undefined) this.#bySetting.delete(oldest);
  }

  clear(): void {
    this.#bySetting.clear();
  }
}

/** Every fit of a plan that is not in the book, model by model; the same model twice is fitted once. */
export function tasksOf(plan: RunPlan, folds: number, book: FoldBook) {
  const setting = settingKey(plan);
  const unique = [...new Map(plan.contestants.map((one) => [one.key, one])).values()];
  return unique.flatMap(({ key, choice, params }) =>
    Array.from({ length: folds }, (_, fold) => fold)
      .filter((fold) => !book.of(setting, key)[fold])
      .map((fold): { readonly key: string; readonly task: BenchTask } => ({
        key,
        task: {
          model: { id: choice.id, params },
          protocol: plan.protocol,
          fold,
          listLength: plan.listLength,
        },
      })),
  );
}
