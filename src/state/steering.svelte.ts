import { isNeutral, type Steering } from '../core/recommend/steering';
import type { Films } from '../core/films';
import { ALGORITHMS, type Algorithm } from './line-up';
import { Pin } from './pin.svelte';
import type { Route } from './route.svelte';
import { ScreenParams, type ParamChanges } from './screen-params.svelte';

/** What picks are to be like, as the address of For you has it; sliders in percent. */
const SHAPE = [
  'adventure',
  'variety',
  'newness',
  'with',
  'without',
  'from',
  'to',
  'least',
] as const;
const NAMES = [...SHAPE, 'by', 'draw', 'since'] as const;

export type SteeringName = (typeof NAMES)[number];
export type SteeringChange = ParamChanges<SteeringName>;

/** What the visitor asks of their picks; never inferred, kept in the address, and remembered while other screens are shown. */
export class SteeringState {
  readonly #films: () => Films | undefined;
  readonly #set: ScreenParams<SteeringName>;
  readonly #pin: Pin;

  /** What is set, as the address has it. */
  readonly params = $derived.by<Readonly<Record<string, string>>>(() => this.#set.values);

  readonly steering = $derived.by<Steering>(() => {
    const { params } = this;
    return {
      adventure: percent(params.adventure),
      variety: percent(params.variety),
      newness: percent(params.newness),
      include: this.#bits(params.with),
      exclude: this.#bits(params.without),
      from: whole(params.from),
      to: whole(params.to),
      leastRatings: whole(params.least),
    };
  });

  readonly #by = $derived(this.params.by);
  /** Which of all random draws. */
  readonly draw = $derived(whole(this.params.draw) || 1);
  /** The model that ranks, where it is not what is recommended. */
  readonly algorithm = $derived.by<Algorithm | undefined>(() => {
    const found = ALGORITHMS.find(({ id }) => id === this.#by);
    return found && { ...found, request: { ...found.request, seed: this.draw } };
  });
  /** Only ratings of so many last years count; 0 for all. */
  readonly years = $derived(whole(this.params.since));
  /** What pulls each film where the visitor has moved their pin on the map; undefined where it stands by their ratings. */
  readonly pull = $derived.by(() => this.#pin.pull);
  readonly neutral = $derived(
    isNeutral(this.steering) && !this.algorithm && this.years === 0 && this.pull === undefined,
  );

  constructor(route: Route, films: () => Films | undefined, pin = new Pin(films)) {
    this.#films = films;
    this.#pin = pin;
    this.#set = new ScreenParams(route, 'for-you', NAMES);
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    this.#set.remember();
  }

  /** Changes what is named; undefined or what changes nothing goes back to how it was. */
  set(changes: SteeringChange): void {
    this.#set.set(changes);
  }

  /** What presets set: all but which ratings count and what ranks. */
  readonly shape = $derived<Readonly<Record<string, string>>>(
    Object.fromEntries(
      SHAPE.flatMap((name) => (this.params[name] === undefined ? [] : [[name, this.params[name]]])),
    ),
  );

  /** Sets what a preset names, and takes back the rest of the shape. */
  shapeAs(changes: SteeringChange): void {
    this.set({ ...Object.fromEntries(SHAPE.map((name) => [name, undefined])), ...changes });
  }

  /** Takes everything back, also the pin. */
  reset(): void {
    this.#set.reset();
    this.#pin.putBack();
  }

  /** The same, and what is remembered for when For you is shown again. */
  forget(): void {
    this.#set.forget();
    this.#pin.putBack();
  }

  #bits(names: string | undefined): number {
    const known = this.#films()?.genreNames ?? [];
    const listed = (names ?? '').split(',');
    return (
      known.reduce((bits, name, bit) => (listed.includes(name) ? bits | (1 << bit) : bits), 0) >>> 0
    );
  }
}

/** −100 … 100 as −1 … 1; 0 for what is no number. */
const percent = (text: string | undefined) => clamp(Number(text ?? 0), -100, 100) / 100;

/** A year or a count; 0 for what is none. */
const whole = (text: string | undefined) => Math.round(clamp(Number(text ?? 0), 0, 100_000));

const clamp = (value: number, least: number, most: number) =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : 0;
