import type { AtlasClient } from '../../bridge/atlas-client';
import type { App } from '../app.svelte';
import { latest } from '../latest.svelte';
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

  /**
   * The answer to a question about what is drawn; undefined until it is there, and as soon as something else is drawn. What
   * the question depends on is read before it is asked; undefined asks nothing.
   */
  function about<Of, T>(
    what: () => Of | undefined,
    question: (client: AtlasClient, drawn: Drawn, of: Of, signal: AbortSignal) => Promise<T>,
  ): { readonly answer: T | undefined } {
    const found = latest((signal) => {
      void map.atlas.deaths; // a worker that has died is asked again
      const [{ drawn }, of] = [drawing, what()];
      if (!drawn || of === undefined) return undefined;
      return map.atlas.ask(async (client) => ({
        drawn,
        value: await question(client, drawn, of, signal),
      }));
    });
    return {
      get answer() {
        return found.answer?.drawn === drawing.drawn ? found.answer?.value : undefined;
      },
    };
  }

  const ratedInOrder = $derived(
    Uint32Array.from(
      [...profile.byFilm].flatMap(([film, { kind }]) => (kind === 'rating' ? [film] : [])),
    ),
  );
  const stand = about(
    () => taste.history,
    (client, { feed, layout }, history) => client.place(feed, layout, history),
  );
  const trail = about(
    () => ({ history: taste.history, order: ratedInOrder }),
    (client, { feed, layout }, { history, order }) => client.trail(feed, layout, history, order),
  );
  const measured = about(
    () => settings.metric,
    (client, { feed, layout }, metric, signal) =>
      client.quality(feed, layout, { k: NEIGHBOURS, metric }, signal),
  );
  const quality = {
    /** By the metric that is chosen. */
    get answer() {
      return measured.answer?.metric === settings.metric ? measured.answer : undefined;
    },
  };
  const near = about(
    () => {
      const film = focus();
      return film === undefined ? undefined : { film, metric: settings.metric };
    },
    async (client, { feed, layout }, { film, metric }) => ({
      film,
      metric,
      neighbours: await client.neighbours(feed, layout, { film, k: NEIGHBOURS, metric }),
    }),
  );
  const neighbours = {
    /** Of the film in focus. */
    get answer() {
      const { film, metric, neighbours: found } = near.answer ?? {};
      return film === focus() && metric === settings.metric ? found : undefined;
    },
  };
  const regions = about(
    () => true,
    (client, { feed, layout }, _, signal) => client.regions(feed, layout, signal),
  );
  const clusters = about(
    () => settings.colour === 'cluster' || undefined,
    (client, { feed }, _, signal) => client.clusters(feed, signal),
  );
  const feed = latest((signal) => {
    const by = drawing.drawn?.feed;
    return by && map.atlas.ask((client) => client.feed(by, signal, () => {}));
  });
  const predictions = latest(() =>
    app.session.generation === 0 ? undefined : app.answers.predictions(),
  );
  const choices = latest(() =>
    drawing.ready
      ? map.atlas.ask(async (client) => ({
          models: await client.models(),
          projections: await client.projections(),
        }))
      : undefined,
  );
  return { stand, trail, quality, neighbours, regions, clusters, feed, predictions, choices };
}
