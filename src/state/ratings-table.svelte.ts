import type { ProfileState } from './profile.svelte';
import {
  arranged,
  EVERYTHING,
  isStale,
  orderFrom,
  orderText,
  type Arrangement,
  type OrderBy,
  type RowFilter,
  type RowOrder,
} from './ratings-order';
import {
  kindCounts,
  saidRows,
  titleKeys,
  type RowLibrary,
  type SaidKind,
  type SaidRow,
} from './ratings-rows';
import type { Route } from './route.svelte';
import { ScreenParams } from './screen-params.svelte';

const NAMES = ['find', 'said', 'stars-from', 'stars-to', 'elsewhere', 'sort'] as const;
const KINDS: readonly string[] = ['rating', 'seen', 'saved', 'not-interested', 'not-seen'];

type Library = RowLibrary | undefined;

/** A table of all that was said, in the order and through the filter that the address has. */
export class RatingsTable {
  readonly #profile: ProfileState;
  readonly #library: () => Library;
  readonly #params: ScreenParams<(typeof NAMES)[number]>;
  readonly #keyOf = titleKeys();
  /** Counted up to arrange the rows anew. */
  #again = $state(0);
  #selected = $state.raw<ReadonlySet<string>>(new Set());
  /** The end of a range that Shift draws. */
  #anchor: string | undefined;

  readonly rows = $derived.by(() => saidRows(this.#profile.entries, this.#library()));
  readonly counts = $derived(kindCounts(this.rows));
  /** Rows of films that the open data set does not have. */
  readonly elsewhere = $derived.by(() =>
    this.#library() ? this.rows.filter(({ entry }) => entry.index === undefined).length : 0,
  );

  readonly #noted = $derived.by(() => this.#params.values.find ?? '');
  /** What is typed, and what the address said then. */
  #typed = $state.raw<{ readonly text: string; readonly noted: string }>();
  readonly order = $derived.by<RowOrder>(() => orderFrom(this.#params.values.sort));
  readonly filter = $derived.by<RowFilter>(() => {
    const { values } = this.#params;
    const kind = KINDS.includes(values.said ?? '') ? (values.said as SaidKind) : undefined; // one of the list
    return {
      text: this.text,
      kind,
      from: stars(values['stars-from']) ?? EVERYTHING.from,
      to: stars(values['stars-to']) ?? EVERYTHING.to,
      elsewhere: values.elsewhere !== undefined,
    };
  });
  /** Whether anything is left out. */
  readonly filtered = $derived.by(() => {
    const { text, kind, from, to, elsewhere } = this.filter;
    return text.trim() !== '' || kind !== undefined || from > 0.5 || to < 5 || elsewhere;
  });

  /** Asked anew with each order and filter, not with each change of a row: rows stay where they are. */
  readonly #arrangement = $derived.by<Arrangement>(() => {
    void this.#again;
    return { order: this.order, filter: this.filter, then: new Map() };
  });
  readonly shown = $derived.by<readonly SaidRow[]>(() =>
    arranged(this.rows, this.#arrangement, this.#keyOf),
  );
  /** Whether rows have changed since, and would stand elsewhere. */
  readonly stale = $derived.by(() =>
    isStale(this.rows, this.shown, this.#arrangement, this.#keyOf),
  );

  /** The selected rows among those that are shown: what is filtered away is left alone. */
  readonly chosen = $derived.by<readonly SaidRow[]>(() =>
    this.#selected.size === 0 ? [] : this.shown.filter(({ key }) => this.#selected.has(key)),
  );

  /** Key of the row that is edited. */
  opened = $state<string>();

  constructor(profile: ProfileState, library: () => Library, route: Route) {
    this.#profile = profile;
    this.#library = library;
    this.#params = new ScreenParams(route, 'you', NAMES);
  }

  /** Words that are looked for; the address follows when they are noted. */
  get text(): string {
    return this.#typed?.noted === this.#noted ? this.#typed.text : this.#noted;
  }

  set text(text: string) {
    this.#typed = { text, noted: this.#noted };
  }

  /** The same column again the other way; titles begin with A, numbers with the largest. */
  sortBy(by: OrderBy, descending = by === this.order.by ? !this.order.descending : by !== 'title') {
    this.#params.set({ sort: orderText({ by, descending }) });
  }

  sortAgain(): void {
    this.#again += 1;
  }

  keep(changes: Partial<Omit<RowFilter, 'text'>>): void {
    const { kind, from, to, elsewhere } = { ...this.filter, ...changes };
    this.#params.set({
      said: kind,
      'stars-from': from === EVERYTHING.from ? undefined : String(from),
      'stars-to': to === EVERYTHING.to ? undefined : String(to),
      elsewhere: elsewhere ? '1' : undefined,
    });
  }

  /** Shows everything; the order stays. */
  keepAll(): void {
    this.#typed = undefined;
    this.#params.set({ find: undefined });
    this.keep(EVERYTHING);
  }

  /** Writes what is typed into the address. */
  noteText(): void {
    this.#params.set({ find: this.text });
  }

  isSelected(key: string): boolean {
    return this.#selected.has(key);
  }

  /** Selects a row or takes it out; with `range` all from the one that was ticked before. */
  select(key: string, on: boolean, range = false): void {
    const keys = this.shown.map((row) => row.key);
    const from = range && this.#anchor !== undefined ? keys.indexOf(this.#anchor) : -1;
    const at = keys.indexOf(key);
    this.#anchor = key;
    this.#mark(from < 0 ? [key] : keys.slice(Math.min(from, at), Math.max(from, at) + 1), on);
  }

  /** Selects all rows that are shown, or none of them. */
  selectAll(on: boolean): void {
    const keys = this.shown.map(({ key }) => key);
    this.#mark(keys, on);
  }

  /** Gives a film stars, whether the open data set has it or not. */
  rate({ entry }: SaidRow, halfStars: number): void {
    this.#profile.sayOf(entry, { kind: 'rating', halfStars });
  }

  /** Gives films the same stars, in one step. */
  rateAll(rows: readonly SaidRow[], halfStars: number): void {
    const at = this.#profile.keeper.now();
    const opinion = { kind: 'rating', halfStars } as const;
    this.#profile.take(rows.map(({ entry: { film } }) => ({ film, entry: { film, opinion, at } })));
  }

  /** Takes back what was said of films, in one step. */
  remove(rows: readonly SaidRow[]): void {
    this.#profile.take(rows.map(({ entry: { film } }) => ({ film, entry: undefined })));
    const keys = rows.map(({ key }) => key);
    this.#mark(keys, false);
    if (this.opened !== undefined && keys.includes(this.opened)) this.opened = undefined;
  }

  #mark(keys: readonly string[], on: boolean): void {
    const selected = new Set(this.#selected);
    for (const key of keys) {
      if (on) selected.add(key);
      else selected.delete(key);
    }
    this.#selected = selected;
  }
}

/** Undefined where it is no number of stars that a rating can have. */
function stars(text: string | undefined): number | undefined {
  const value = Number(text ?? NaN);
  return Number.isInteger(2 * value) && value >= 0.5 && value <= 5 ? value : undefined;
}
