import type { App } from '../app.svelte';
import type { MapState } from './map.svelte';

/**
 * Works out what a moved pin does to picks, one place after the other, for as long as the effect it is called in lives: picks
 * follow the pin also once the map is left.
 */
export function followPin(app: App, map: MapState): void {
  let done: unknown[] = [];
  $effect(() => {
    const { pin, taste, recommendations } = app;
    const { moved } = pin;
    void map.atlas.deaths; // a worker that has died is asked again
    const { history } = taste;
    const known = done[0] === moved && done[1] === history;
    // While picks are ranked again, no further place is asked for.
    if (!moved || known || recommendations.busy) return;
    void map.atlas
      .ask((client) => client.steer(moved.feed, moved.layout, history, moved.to))
      .then((answer) => {
        if (!answer) return;
        done = [moved, history];
        pin.pullBy(answer);
      });
  });
}
