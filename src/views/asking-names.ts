import type { App } from '../state/app.svelte';
import type { AskingNames } from '../ui/asking';

/** What the reasons for asking speak of, by name. */
export const askingNames = (app: App): AskingNames => ({
  titleOf: (film) => app.film(film).title,
  genreOf: (bit) => app.session.library?.films.genreNames[bit] ?? '',
});
