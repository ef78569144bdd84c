import type { App } from '../app.svelte';
import type { Atlas } from './atlas.svelte';

/** Works out what a moved pin does to picks, one place after the other. */
export class PinFollower {
  readonly #app: Pick<App, 'pin' | 'taste' | 'recommendations'>;
  readonly #atlas: Atlas;
  /** The place and the ratings of the latest answer. */
  #answered: readonly unknown[] = [];

  constructor(app: Pick<App, 'pin' | 'taste' | 'recommendations'>, atlas: Atlas) {
    this.#app = app;
    this.#atlas = atlas;
  }

  /** Asks about the place where the pin is, unless that is known; for an effect. */
  follow(): void {
    const { pin, taste, recommendations } = this.#app;
    const { moved } = pin;
    const { history } = taste;
    void this.#atlas.deaths; // a worker that has died is asked again
    const known = this.#answered[0] === moved && this.#answered[1] === history;
    // While picks are ranked again, no further place is asked for.
    if (!moved || known || recommendations.busy) return;
    void this.#atlas
      .ask((client) => client.steer(moved.feed, moved.layout, history, moved.to))
      .then((answer) => {
        if (!answer) return;
        this.#answered = [moved, history];
        pin.pullBy(answer);
      });
  }
}
