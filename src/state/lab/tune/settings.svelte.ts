import type { Protocol } from '../../../core/evaluation/protocols/protocol';
import { protocols } from '../../../core/evaluation/protocols/registry';
import type { AskedMetric } from '../../../core/metrics/asked';
import type { ParamValues } from '../../../core/params';
import { searchMetric } from '../../../core/search/metric';
import { countFits, foldCounts, searchable, type SearchPlan } from '../../../core/search/plan';
import { searchPresets, type SearchPreset } from '../../../core/search/presets';
import { gridSettings } from '../../../core/search/settings';
import { parseSpace, type SearchSpace } from '../../../core/search/space';
import type { BenchSearch } from '../../../../workers/bench-api';
import type { Route } from '../../route.svelte';
import { ScreenParams, type ParamChanges } from '../../screen-params.svelte';
import { needed, resolved } from '../choices';
import { attempt, wholeNumber } from './attempt';
import { spaceFrom, spaceText, type SpaceChoice } from './axes';
import { Draws } from './draws.svelte';
import { linkOf, noneOf, sameText, withoutView } from './preset-link';

/** Protocols with one number to choose by. */
export const SEARCH_PROTOCOLS: readonly Protocol[] = protocols.filter(searchable);
const PROTOCOL_PARAMS = [...new Set(SEARCH_PROTOCOLS.flatMap(({ params }) => Object.keys(params)))];
const NAMES = ['space', 'random', 'protocol', 'metric', 'seed', 'inner', 'x', 'y'];
const ALL_NAMES = [...NAMES, ...PROTOCOL_PARAMS];

const OTHER_PROTOCOLS = `expected one of ${SEARCH_PROTOCOLS.map(({ id }) => id).join(', ')}.`;

const [USUAL] = searchPresets;
/** Draws, and folds within folds, unless others are asked for. */
const USUAL_DRAWS = 20;
const USUAL_INNER = 4;
/** More would neither end nor be held. */
const MOST_FITS = 50_000;

/** What is searched and how, as the address has it. */
export class TuneSettings {
  readonly #params: ScreenParams<string>;

  readonly params = $derived.by(() => this.#params.values);
  /** The same for a link. */
  readonly link = $derived(
    Object.fromEntries(Object.entries(this.params).map(([name, value]) => [name, value ?? ''])),
  );

  readonly spaceText = $derived(this.params['space'] ?? USUAL.space);
  /** The space as the form shows it. */
  readonly choice = $derived<SpaceChoice>(spaceFrom(this.spaceText));
  readonly #space = $derived(attempt(() => parseSpace(this.spaceText)));
  readonly space = $derived<SearchSpace | undefined>(this.#space.value);

  /** How many settings are drawn, as text; undefined for a grid. */
  readonly draws = $derived(this.params['random']);
  /** Folds within folds, as text; undefined without a nested estimate. */
  readonly inner = $derived(this.params['inner']);
  readonly seedText = $derived(this.params['seed'] ?? String(USUAL.seed));
  readonly metricText = $derived(this.params['metric'] ?? USUAL.metric);

  readonly protocol = $derived<Protocol>(
    SEARCH_PROTOCOLS.find(({ id }) => id === (this.params['protocol'] ?? USUAL.protocol)) ??
      SEARCH_PROTOCOLS[0],
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
  readonly #protocolParams = $derived(resolved(this.protocol.params, this.protocolParams));

  readonly #seed = $derived(wholeNumber('seed', this.seedText, 0, 0xffffffff));
  readonly #draws = $derived(wholeNumber('number of draws', this.draws ?? '1', 1, 10_000));
  readonly #inner = $derived(wholeNumber('number of inner folds', this.inner ?? '2', 2, 100));

  readonly #metric = $derived.by(() =>
    attempt(() => this.space && searchMetric(this.metricText, this.space.model)),
  );
  readonly metric = $derived<AskedMetric | undefined>(this.#metric.value);

  readonly #random = new Draws();
  readonly #settings = $derived.by(() => {
    const { space, draws } = this;
    const [seed, count] = [this.#seed.value, this.#draws.value];
    if (!space || seed === undefined || count === undefined) return attempt(() => undefined);
    if (draws === undefined) return attempt(() => gridSettings(space));
    return attempt(() => this.#random.of({ spec: this.spaceText, space, count, seed }));
  });
  /** Every setting that is tried. */
  readonly settings = $derived<readonly ParamValues[]>(this.#settings.value ?? []);

  readonly #tooMany = $derived.by(() => {
    const { settings, protocol } = this;
    const { params } = this.#protocolParams;
    if (!params) return undefined;
    const inner = this.inner === undefined ? undefined : this.#inner.value;
    const fits = countFits({ settings, ...foldCounts(protocol, params, inner) });
    if (fits <= MOST_FITS) return undefined;
    return `Got a search of ${fits} fits; expected ${MOST_FITS} at most. Take fewer values, or fewer folds.`;
  });

  readonly problems = $derived.by(() => {
    const named = this.params['protocol'] ?? this.protocol.id;
    const unknown =
      named === this.protocol.id ? undefined : `Got the protocol ${named}; ${OTHER_PROTOCOLS}`;
    return {
      space: this.#space.problem ?? this.#settings.problem ?? this.#tooMany,
      draws: this.#draws.problem,
      protocol: unknown ?? this.#protocolParams.problem,
      metric: this.#metric.problem,
      seed: this.#seed.problem,
      inner: this.#inner.problem,
    };
  });
  /** Why nothing can be run; undefined where it can. */
  readonly problem = $derived(Object.values(this.problems).find((one) => one !== undefined));
  /** Whether so many settings are drawn that it takes a moment. */
  readonly drawing = $derived(this.problem === undefined && !this.#settings.value);

  /** What the workers are told; undefined where something is wrong with it. */
  readonly search = $derived.by<BenchSearch | undefined>(() => {
    const { space, metric, inner } = this;
    const [params, seed] = [this.#protocolParams.params, this.#seed.value];
    if (!space || !metric || !params || seed === undefined || this.problem !== undefined) return;
    if (this.drawing) return;
    return {
      model: space.model.id,
      protocol: { id: this.protocol.id, params, seed },
      metric: metric.id,
      ...(inner !== undefined && { inner: Number(inner) }),
    };
  });
  readonly plan = $derived.by<SearchPlan | undefined>(() => {
    const { search, protocol, settings } = this;
    if (!search) return undefined;
    return { settings, ...foldCounts(protocol, search.protocol.params, search.inner) };
  });

  /** The preset that is set; undefined where something is changed. */
  readonly preset = $derived(
    searchPresets.find((preset) => sameText(linkOf(preset), withoutView(this.link))),
  );

  /** All of it for a link that searches the same whatever is usual there. */
  readonly full = $derived.by(() => ({
    space: this.spaceText,
    protocol: this.protocol.id,
    ...this.link,
    metric: this.metricText,
    seed: this.seedText,
  }));

  constructor(route: Route) {
    this.#params = new ScreenParams(route, 'tune', ALL_NAMES);
  }

  /** Another space; what is drawn by chance once there is a range in it. */
  setSpace(choice: SpaceChoice): void {
    const text = spaceText(choice);
    const drawn = choice.axes.some(({ kind }) => kind === 'range');
    this.set({
      space: text === USUAL.space ? undefined : text,
      ...(drawn && this.draws === undefined && { random: String(USUAL_DRAWS) }),
    });
  }

  setRandom(random: boolean): void {
    this.set({ random: random ? String(USUAL_DRAWS) : undefined });
  }

  setNested(nested: boolean): void {
    this.set({ inner: nested ? String(USUAL_INNER) : undefined });
  }

  /** Another protocol comes with its own parameters. */
  setProtocol(id: string): void {
    this.set({ ...noneOf(PROTOCOL_PARAMS), protocol: id === USUAL.protocol ? undefined : id });
  }

  setProtocolParams(given: ParamValues): void {
    const kept = needed(this.protocol.params, given);
    const all = Object.keys(this.protocol.params).map((name) => [name, kept[name]?.toString()]);
    this.set(Object.fromEntries(all) as ParamChanges<string>);
  }

  set(changes: ParamChanges<string>): void {
    this.#params.set(changes);
  }

  /** Takes a preset in place of all that is set. */
  take(preset: SearchPreset): void {
    this.set({ ...noneOf(ALL_NAMES), ...linkOf(preset) });
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    this.#params.remember();
  }

  forget(): void {
    this.#params.forget();
  }
}
