import { isNeutral, type Steering } from '../core/recommend/steering';
import type { Films } from '../core/films';
import { ALGORITHMS, type Algorithm } from './line-up';
import type { Route } from './route.svelte';

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
export type SteeringChange = Readonly<Partial<Record<SteeringName, string | undefined>>>;

/** What the visitor asks of their picks; never inferred, kept in the address, and remembered while other screens are shown. */
export class SteeringState {
  readonly #route: Route;
  readonly #films: () => Films | undefined;
  #elsewhere = $state('');

  /** A text, so that what follows from it changes only where it does. */
  readonly #text = $derived.by(() => {
    const { view, params } = this.#route;
    if (view !== 'for-you') return this.#elsewhere;
    return new URLSearchParams(
      [...params].filter(([name]) => NAMES.some((n) => n === name)),
    ).toString();
  });

  /** What is set, as the address has it. */
  readonly params = $derived<Readonly<Record<string, string>>>(
    Object.fromEntries(new URLSearchParams(this.#text)),
  );

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
  readonly neutral = $derived(isNeutral(this.steering) && !this.algorithm && this.years === 0);

  constructor(route: Route, films: () => Films | undefined) {
    this.#route = route;
    this.#films = films;
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    if (this.#route.view === 'for-you') this.#elsewhere = this.#text;
  }

  /** Changes what is named; undefined or what changes nothing goes back to how it was. */
  set(changes: SteeringChange): void {
    const named = Object.entries(changes).map(([name, value]) => [name, value || undefined]);
    this.#route.replace(this.#route.with(Object.fromEntries(named) as SteeringChange, 'for-you'));
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

  /** The same, and what is remembered for when For you is shown again. */
  forget(): void {
    if (this.#route.view === 'for-you') this.reset();
    this.#elsewhere = '';
  }

  reset(): void {
    this.set(Object.fromEntries(NAMES.map((name) => [name, undefined])));
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
