import type { History } from '../core/history';
import { filmMatcher } from '../core/profile';
import { withStarting } from '../core/recommend/starting-taste';
import type { Films } from '../core/films';
import type { ProfileState } from './profile.svelte';
import type { Starting } from './starting.svelte';
import type { SteeringState } from './steering.svelte';

const YEAR_MS = 365.25 * 86_400_000;

/** What the models take for the visitor's taste: the ratings that are to count, and what there is to begin with. */
export class Taste {
  readonly #films: () => Films | undefined;
  readonly #profile: ProfileState;
  readonly #starting: Starting;
  readonly #steering: SteeringState;

  /** Ratings of the visitor's own that count. */
  readonly own = $derived.by<History>(() => {
    const { years } = this.#steering;
    return years > 0
      ? this.#profile.historySince(Date.now() - years * YEAR_MS)
      : this.#profile.history;
  });

  readonly #begun = $derived.by(() => {
    const films = this.#films();
    const { taste } = this.#starting;
    if (!films || !taste) return [];
    const matcher = filmMatcher(films);
    return taste.films.flatMap(({ film: ref, halfStars }) => {
      const film = matcher.find(ref);
      return film === undefined ? [] : [{ film, halfStars }];
    });
  });

  readonly history = $derived.by<History>(() => this.#begunWith(this.own));

  /** The same from all ratings; undefined where all count. */
  readonly unwindowed = $derived.by<History | undefined>(() =>
    this.#steering.years > 0 ? this.#begunWith(this.#profile.history) : undefined,
  );

  /** Films not to be picked: of no interest, saved, or rated when it does not count any more. */
  readonly dismissed = $derived.by<Uint32Array>(() => {
    const { dismissed, history } = this.#profile;
    return this.#steering.years > 0 ? Uint32Array.of(...dismissed, ...history.films) : dismissed;
  });

  /** Set once ratings have taken the place of all that there was to begin with. */
  readonly outgrown = $derived.by(() => {
    const { taste } = this.#starting;
    return taste !== undefined && this.#profile.history.films.length >= taste.films.length;
  });

  /** How many of its ratings are not the visitor's own. */
  readonly borrowed = $derived(this.history.films.length - this.own.films.length);

  constructor(
    films: () => Films | undefined,
    profile: ProfileState,
    starting: Starting,
    steering: SteeringState,
  ) {
    this.#films = films;
    this.#profile = profile;
    this.#starting = starting;
    this.#steering = steering;
  }

  /** Whether a rating of the history is the visitor's own. */
  isOwn(film: number): boolean {
    return this.own.films.includes(film);
  }

  #begunWith(history: History): History {
    const { byFilm, history: all } = this.#profile;
    return withStarting(history, this.#begun, byFilm, all.films.length);
  }
}
