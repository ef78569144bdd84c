import type { App } from '../app.svelte';
import { latest } from '../latest.svelte';
import type { Atlas } from './atlas';
import type { Drawing, Drawn } from './drawing.svelte';
import type { MapState } from './map.svelte';

/** Neighbours of a film, true ones and those on the map, that are compared. */
export const NEIGHBOURS = 10;

export type Insights = ReturnType<typeof insights>;

/** What is known of what is drawn; to be called where a component begins. */
export function insights(
  app: App,
  map: MapState,
  drawing: Drawing,
  focus: () => number | undefined,
) {
  const { taste, profile } = app;
  const { settings } = map;
  /** Asks about what is drawn; nothing while something else is worked out. */
  const ask = <T>(question: (atlas: Atlas, drawn: Drawn) => Promise<T | undefined>) => {
    const { drawn } = drawing;
    return drawn && question(map.atlas, drawn);
  };
  const order = $derived(
    Uint32Array.from(
      [...profile.byFilm].flatMap(([film, { kind }]) => (kind === 'rating' ? [film] : [])),
    ),
  );
  const stand = latest(() => {
    const { history } = taste;
    return ask((atlas, { feed, layout }) =>
      atlas.ask((client) => client.place(feed, layout, history)),
    );
  });
  const trail = latest(() => {
    const { history } = taste;
    const rated = order;
    return ask((atlas, { feed, layout }) =>
      atlas.ask((client) => client.trail(feed, layout, history, rated)),
    );
  });
  const quality = latest((signal) => {
    const { metric } = settings;
    return ask((atlas, { feed, layout }) =>
      atlas.ask((client) => client.quality(feed, layout, { k: NEIGHBOURS, metric }, signal)),
    );
  });
  const neighbours = latest(() => {
    const film = focus();
    const { metric } = settings;
    if (film === undefined) return undefined;
    return ask((atlas, { feed, layout }) =>
      atlas.ask((client) => client.neighbours(feed, layout, { film, k: NEIGHBOURS, metric })),
    );
  });
  const regions = latest((signal) => {
    return ask((atlas, { feed, layout }) =>
      atlas.ask((client) => client.regions(feed, layout, signal)),
    );
  });
  const clusters = latest((signal) => {
    if (settings.colour !== 'cluster') return undefined;
    return ask((atlas, { feed }) => atlas.ask((client) => client.clusters(feed, signal)));
  });
  const predictions = latest(() => {
    if (app.session.generation === 0) return undefined;
    return app.answers.predictions();
  });
  const feed = latest((signal) => {
    return ask((atlas, { feed }) => atlas.ask((client) => client.feed(feed, signal, () => {})));
  });
  const choices = latest(() =>
    ask(async (atlas) => {
      const models = await atlas.ask((client) => client.models());
      const projections = await atlas.ask((client) => client.projections());
      return models && projections && { models, projections };
    }),
  );
  return { stand, trail, quality, neighbours, regions, clusters, predictions, feed, choices };
}
