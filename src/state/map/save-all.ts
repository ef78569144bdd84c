import { counted } from '../../ui/text';
import type { App } from '../app.svelte';

/** Saves films of which nothing has been said, and offers to take it back. */
export function saveAll(app: App, films: Iterable<number>): void {
  const { profile } = app;
  const fresh = [...films].filter((film) => !profile.byFilm.has(film));
  if (fresh.length === 0) {
    app.tell('All of these are rated, saved or hidden already.');
    return;
  }
  profile.sayOfAll(fresh, { kind: 'saved', note: '' });
  app.tell(`${counted(fresh.length, 'film')} saved.`, profile.steps);
}
