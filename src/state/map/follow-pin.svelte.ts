import type { App } from '../app.svelte';
import type { MapState } from './map.svelte';

/** Works out what a moved pin does to picks, one place after the other; call it where a component begins. */
export function followPin(app: App, map: MapState): void {
  let done: unknown[] = [];
  $effect(() => {
    const { pin, taste, recommendations } = app;
    const { moved } = pin;
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
