import { runSplits } from '../../../core/experiment/split';
import type { Protocol } from '../../../core/evaluation/protocols/protocol';
import type { RunSettings } from '../../../core/experiment/run';
import type { Model } from '../../../core/models/model';
import { models } from '../../../core/models/registry';
import type { ParamSchema, ParamValues } from '../../../core/params';
import type { Route } from '../../route.svelte';
import { ScreenParams, type ParamChanges } from '../../screen-params.svelte';
import { needed, resolved } from '../choices';
import { DATA_PARAMS, USUAL_MODEL, USUAL_SEED, USUAL_SPLIT, linkOf } from './run-link';

const namesIn = (all: readonly { readonly params: ParamSchema }[]) => [
  ...new Set(all.flatMap(({ params }) => Object.keys(params))),
];
const MODEL_PARAMS = namesIn(models);
const SPLIT_PARAMS = namesIn(runSplits);
const NAMES = [
  ...new Set([
    ...['model', 'split', 'seed', 'sha'],
    ...Object.keys(DATA_PARAMS),
    ...SPLIT_PARAMS,
    ...MODEL_PARAMS,
  ]),
];

const noneOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, undefined])) as ParamChanges<string>;

/** What is trained, on what, and how it is measured, as the address has it. */
export class TrainSettings {
  readonly #params: ScreenParams<string>;

  readonly params = $derived.by(() => this.#params.values);
  /** The same for a link. */
  readonly link = $derived(
    Object.fromEntries(Object.entries(this.params).map(([name, value]) => [name, value ?? ''])),
  );

  readonly modelId = $derived(this.params['model'] || USUAL_MODEL);
  /** Undefined where the address names none that there is. */
  readonly model = $derived<Model | undefined>(models.find(({ id }) => id === this.modelId));
  readonly split = $derived<Protocol>(
    runSplits.find(({ id }) => id === (this.params['split'] ?? USUAL_SPLIT)) ?? runSplits[0],
  );

  readonly modelParams = $derived<ParamValues>(this.#given(this.model?.params ?? {}));
  readonly splitParams = $derived<ParamValues>(this.#given(this.split.params));
  readonly dataParams = $derived<ParamValues>(this.#given(DATA_PARAMS));

  readonly #model = $derived(resolved(this.model?.params ?? {}, this.modelParams));
  readonly #split = $derived(resolved(this.split.params, this.splitParams));
  readonly #data = $derived(resolved(DATA_PARAMS, this.dataParams));

  readonly seedText = $derived(this.params['seed'] ?? String(USUAL_SEED));
  readonly #seed = $derived(
    /^\d{1,10}$/.test(this.seedText) && Number(this.seedText) <= 0xffffffff
      ? Number(this.seedText)
      : undefined,
  );

  /** The first digits of the data set's SHA-256 that a link was made with. */
  readonly sha = $derived(this.params['sha']?.toLowerCase());

  readonly problems = $derived.by(() => {
    const named = this.params['split'] ?? this.split.id;
    return {
      model: this.model ? this.#model.problem : `There is no model “${this.modelId}”.`,
      split: named === this.split.id ? this.#split.problem : `There is no split “${named}” here.`,
      data: this.#data.problem,
      seed:
        this.#seed === undefined
          ? `Got the seed ${this.seedText}; expected a whole number from 0 to 4294967295.`
          : undefined,
    };
  });
  /** Why nothing can be trained; undefined where it can. */
  readonly problem = $derived(Object.values(this.problems).find((one) => one !== undefined));

  /** With every parameter; undefined where something is wrong with it. */
  readonly run = $derived.by<RunSettings | undefined>(() => {
    const [params, test, data] = [this.#model.params, this.#split.params, this.#data.params];
    const seed = this.#seed;
    if (this.problem !== undefined || !params || !test || !data || seed === undefined) {
      return undefined;
    }
    return {
      model: { id: this.modelId, params },
      data: { share: Number(data['share']), minRatings: Number(data['minRatings']) },
      split: { id: this.split.id, params: test },
      seed,
    };
  });

  constructor(route: Route) {
    this.#params = new ScreenParams(route, 'train', NAMES);
  }

  /** Another model comes with its own parameters. */
  setModel(id: string): void {
    this.#set({ ...noneOf(MODEL_PARAMS), model: id === USUAL_MODEL ? undefined : id });
  }

  setModelParams(given: ParamValues): void {
    this.#set(changesTo(this.model?.params ?? {}, given));
  }

  setSplit(id: string): void {
    this.#set({ ...noneOf(SPLIT_PARAMS), split: id === USUAL_SPLIT ? undefined : id });
  }

  setSplitParams(given: ParamValues): void {
    this.#set(changesTo(this.split.params, given));
  }

  setDataParams(given: ParamValues): void {
    this.#set(changesTo(DATA_PARAMS, given));
  }

  setSeed(text: string): void {
    this.#set({ seed: text === String(USUAL_SEED) ? undefined : text });
  }

  /** Takes these in place of all that is set. */
  take(settings: RunSettings): void {
    this.#set({ ...noneOf(NAMES), ...linkOf(settings) });
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    this.#params.remember();
  }

  forget(): void {
    this.#params.forget();
  }

  /** What a link said of its data holds no longer once something is changed. */
  #set(changes: ParamChanges<string>): void {
    this.#params.set({ ...changes, sha: undefined });
  }

  #given(schema: ParamSchema): ParamValues {
    return Object.fromEntries(
      Object.keys(schema).flatMap((name) => {
        const value = this.params[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }
}

function changesTo(schema: ParamSchema, given: ParamValues): ParamChanges<string> {
  const kept = needed(schema, given);
  return Object.fromEntries(Object.keys(schema).map((name) => [name, kept[name]?.toString()]));
}
