import { createContext } from 'svelte';
import type { Library } from '../../../workers/api';
import type { FilterChoice, ListChoice, SurveyQuestion } from '../../core/survey/survey';
import type { App } from '../app.svelte';
import { ScreenParams } from '../screen-params.svelte';
import { FILTER_PARAMS, filtersFrom, filterTexts, type FilterParam } from './filter-text';
import type { SurveyState } from './survey-state.svelte';

/** Quarters of a star, from ½ to 5. */
export const MEAN_BINS = 18;
/** Films with fewer ratings have no place among films' means: a mean of few is mostly chance. */
export const LEAST_FOR_MEAN = 20;
/** So many films are listed at most. */
export const LIST_LENGTH = 50;
export const DAMPING = { usual: 10, most: 100 } as const;
export const LEAST = { usual: 5, most: 500 } as const;

type Param = FilterParam | 'damping' | 'least';
type SharedState = Pick<App, 'data' | 'film' | 'filmHref' | 'route'>;
type ListSetting = Pick<ListChoice, 'damping' | 'least'>;

/** What the Data screen shows: which ratings, and how films are listed. The address holds all of it. */
export class DataScreen {
  readonly app: SharedState;
  readonly library: Library;
  readonly answers: SurveyState;
  readonly #params: ScreenParams<Param>;
  /** What is being picked, before the address has it. */
  #draft = $state.raw<FilterChoice>();
  #listDraft = $state.raw<ListSetting>();

  readonly #settled = $derived.by(() =>
    filtersFrom(this.#params.values, this.library.films.genreNames),
  );
  readonly filters = $derived(this.#draft ?? this.#settled);
  readonly filtered = $derived(Object.keys(this.filters).length > 0);
  readonly lists = $derived.by<ListSetting>(() => {
    const { damping, least } = this.#params.values;
    return (
      this.#listDraft ?? {
        damping: within(damping, 0, DAMPING.most, DAMPING.usual),
        least: within(least, 1, LEAST.most, LEAST.usual),
      }
    );
  });
  readonly question = $derived<SurveyQuestion>({
    filters: this.filters,
    bins: MEAN_BINS,
    least: LEAST_FOR_MEAN,
    lists: { ...this.lists, length: LIST_LENGTH },
  });

  constructor(app: SharedState, library: Library, answers: SurveyState) {
    this.app = app;
    this.library = library;
    this.answers = answers;
    this.#params = new ScreenParams<Param>(app.route, 'data', [
      ...(Object.keys(FILTER_PARAMS) as FilterParam[]), // it has no other keys
      'damping',
      'least',
    ]);
  }

  /** Whether something is picked elsewhere than by this filter. */
  filteredBeside(own: keyof FilterChoice): boolean {
    return Object.keys(this.filters).some((name) => name !== own);
  }

  /** Which ratings are shown, before {@link settle}. */
  pick<Name extends keyof FilterChoice>(name: Name, value: FilterChoice[Name] | undefined): void {
    const others = { ...this.filters };
    delete others[name];
    this.#draft = value === undefined ? others : { ...others, [name]: value };
  }

  /** Puts one genre among those that are picked, or takes it out. */
  toggleGenre(genre: number): void {
    const { genres = [] } = this.filters;
    const rest = genres.filter((other) => other !== genre);
    if (rest.length === genres.length) rest.push(genre);
    this.pick('genres', rest.length > 0 ? rest.toSorted((a, b) => a - b) : undefined);
    this.settle();
  }

  setList(change: Partial<ListSetting>): void {
    this.#listDraft = { ...this.lists, ...change };
  }

  /** Writes what is picked into the address: at each step of a hand would be too often for browsers. */
  settle(): void {
    const { filters, lists } = this;
    this.#params.set({
      ...filterTexts(filters, this.library.films.genreNames),
      damping: lists.damping === DAMPING.usual ? undefined : String(lists.damping),
      least: lists.least === LEAST.usual ? undefined : String(lists.least),
    });
    [this.#draft, this.#listDraft] = [undefined, undefined];
  }

  /** Keeps what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    const { app } = this;
    if (app.route.view === 'data') app.data = this.#params.values;
  }

  /** Shows all ratings again. */
  clear(): void {
    this.#draft = {};
    this.settle();
  }
}

function within(text: string | undefined, least: number, most: number, usual: number): number {
  const value = text ? Number(text) : NaN;
  return Number.isInteger(value) && value >= least && value <= most ? value : usual;
}

export const [getScreen, setScreen] = createContext<DataScreen>();
