import { protocols } from '../../../core/evaluation/protocols/registry';
import type { Protocol } from '../../../core/evaluation/protocols/protocol';
import { askedMetrics, type AskedMetric } from '../../../core/metrics/asked';
import { metrics } from '../../../core/metrics/registry';
import type { ParamValues } from '../../../core/params';
import type { Route } from '../../route.svelte';
import { ScreenParams, type ParamChanges } from '../../screen-params.svelte';
import type { BenchProtocol } from '../../../../workers/bench-api';
import {
  contestantsOf,
  modelsFrom,
  modelsText,
  needed,
  resolved,
  type ModelChoice,
} from '../choices';
import { USUAL_METRICS, USUAL_MODELS, USUAL_PROTOCOL } from './examples';

/** Names of all parameters that protocols have; each is a parameter of the address. */
const PROTOCOL_PARAMS = [...new Set(protocols.flatMap(({ params }) => Object.keys(params)))];
/** How results are looked at: no part of what is compared. */
const VIEW_NAMES = ['trial', 'against'];
const NAMES = [
  ...['models', 'protocol', 'metrics', 'at', 'seed', 'user'],
  ...VIEW_NAMES,
  ...PROTOCOL_PARAMS,
];

/** Lists are at least so long, so that another metric needs no other run. */
const LIST_LENGTH = 20;
const MOST_LISTED = 100;
const USUAL_SEED = 1;

/** Metrics of a protocol unless others are asked for: those that are one figure. */
export const usualMetrics = ({ metrics: ids }: Protocol): readonly string[] =>
  ids.filter((id) => (metrics.find((metric) => metric.id === id)?.levels?.length ?? 1) === 1);

/** What is compared and how, as the address has it. */
export class CompareSettings {
  readonly #params: ScreenParams<string>;

  readonly params = $derived.by(() => this.#params.values);
  /** The same for a link. */
  readonly link = $derived(
    Object.fromEntries(Object.entries(this.params).map(([name, value]) => [name, value ?? ''])),
  );

  /** What is compared, without how results are looked at. */
  readonly compared = $derived(
    Object.fromEntries(Object.entries(this.link).filter(([name]) => !VIEW_NAMES.includes(name))),
  );
  /** Position of the trial whose figures are shown, from 0. */
  readonly trial = $derived(
    /^\d{1,3}$/.test(this.params['trial'] ?? '') ? Number(this.params['trial']) : 0,
  );
  /** The model that others are compared with, as the address writes it; undefined for the first. */
  readonly against = $derived(this.params['against']);

  readonly #models = $derived(this.params['models'] || USUAL_MODELS);
  readonly models = $derived<readonly ModelChoice[]>(modelsFrom(this.#models));
  readonly contestants = $derived(contestantsOf(this.models));

  readonly protocol = $derived<Protocol>(
    protocols.find(({ id }) => id === (this.params['protocol'] ?? USUAL_PROTOCOL)) ?? protocols[0],
  );
  /** Those of the protocol's parameters that are given. */
  readonly protocolParams = $derived<ParamValues>(
    Object.fromEntries(
      Object.keys(this.protocol.params).flatMap((name) => {
        const value = this.params[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
  readonly #resolved = $derived(resolved(this.protocol.params, this.protocolParams));

  readonly seedText = $derived(this.params['seed'] ?? String(USUAL_SEED));
  readonly #seed = $derived(
    /^\d{1,10}$/.test(this.seedText) && Number(this.seedText) <= 0xffffffff
      ? Number(this.seedText)
      : undefined,
  );

  /** Ids of the metrics, without cut-offs. */
  readonly metrics = $derived<readonly string[]>(
    this.params['metrics']?.split(',').filter(Boolean) ??
      (this.params['protocol'] ? usualMetrics(this.protocol) : USUAL_METRICS.split(',')),
  );
  /** Where lists are cut, as text; empty for each metric's own. */
  readonly cutOffs = $derived(this.params['at'] ?? '');
  readonly #asked = $derived(askedFor(this.metrics, this.cutOffs));
  readonly asked = $derived<readonly AskedMetric[]>(this.#asked.asked);

  /** Films that each list must have; 0 where no metric looks at lists. */
  readonly listLength = $derived.by(() => {
    const lists = this.asked.filter(({ metric }) => metric.of !== 'ratings');
    const longest = Math.max(0, ...lists.map(({ at }) => (at < Infinity ? at : 1)));
    return lists.length > 0 ? Math.max(LIST_LENGTH, longest) : 0;
  });

  /** Whose lists are shown, by the id of the data set's file; undefined for the visitor's. */
  readonly user = $derived(
    /^\d{1,9}$/.test(this.params['user'] ?? '') ? Number(this.params['user']) : undefined,
  );

  readonly problems = $derived.by(() => {
    const seed =
      this.#seed === undefined
        ? `Got the seed ${this.seedText}; expected a whole number from 0 to 4294967295.`
        : undefined;
    const named = this.params['protocol'] ?? this.protocol.id;
    const unknown = named === this.protocol.id ? undefined : `There is no protocol “${named}”.`;
    return { protocol: unknown ?? this.#resolved.problem, seed, metrics: this.#asked.problem };
  });

  /** Undefined where something is wrong with it. */
  readonly bench = $derived.by<BenchProtocol | undefined>(() => {
    const { params } = this.#resolved;
    const seed = this.#seed;
    return params && seed !== undefined ? { id: this.protocol.id, params, seed } : undefined;
  });

  /** Why nothing can be run; undefined where it can. */
  readonly problem = $derived.by(() => {
    const { protocol, seed, metrics: ofMetrics } = this.problems;
    const ofModels = this.contestants.find((one) => one.problem !== undefined)?.problem;
    return ofModels ?? protocol ?? seed ?? ofMetrics;
  });

  /** All of it for a link that shows the same whatever is usual there. */
  readonly full = $derived.by(() => ({
    models: this.#models,
    protocol: this.protocol.id,
    ...this.link,
    metrics: this.metrics.join(',') || '-',
    seed: this.seedText,
  }));

  constructor(route: Route) {
    this.#params = new ScreenParams(route, 'compare', NAMES);
  }

  setModels(models: readonly ModelChoice[]): void {
    const text = modelsText(models);
    this.#params.set({ models: text === USUAL_MODELS ? undefined : text });
  }

  /** Another protocol comes with its own parameters and metrics. */
  setProtocol(id: string): void {
    this.#params.set({
      ...noneOf(PROTOCOL_PARAMS),
      protocol: id,
      metrics: undefined,
      trial: undefined,
    });
  }

  setProtocolParams(given: ParamValues): void {
    const kept = needed(this.protocol.params, given);
    const all = Object.keys(this.protocol.params).map((name) => [name, kept[name]?.toString()]);
    this.#params.set(Object.fromEntries(all) as ParamChanges<string>);
  }

  setMetrics(ids: readonly string[]): void {
    this.#params.set({ metrics: ids.join(',') || '-' });
  }

  set(changes: ParamChanges<'seed' | 'at' | 'user' | 'trial' | 'against'>): void {
    this.#params.set(changes);
  }

  /** Takes the settings of an example in place of all others. */
  take(settings: Readonly<Record<string, string>>): void {
    this.#params.set({ ...noneOf(NAMES), ...settings });
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    this.#params.remember();
  }

  forget(): void {
    this.#params.forget();
  }
}

const noneOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, undefined])) as ParamChanges<string>;

function askedFor(ids: readonly string[], cutOffs: string) {
  const cuts = cutOffs
    .split(',')
    .filter((text) => text.trim() !== '')
    .map(Number);
  const isCut = (cut: number) => Number.isInteger(cut) && cut >= 1 && cut <= MOST_LISTED;
  if (!cuts.every(isCut)) {
    const problem = `Got list lengths ${cutOffs}; expected whole numbers from 1 to ${MOST_LISTED} with commas between them.`;
    return { asked: [], problem };
  }
  const wanted = ids.filter((id) => id !== '-');
  if (wanted.length === 0) return { asked: [], problem: 'Choose something to measure.' };
  try {
    return { asked: askedMetrics(wanted, cuts), problem: undefined };
  } catch (error) {
    return { asked: [], problem: (error as Error).message };
  }
}
