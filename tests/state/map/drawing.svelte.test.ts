import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Feed, Layout, OnProgress, PlacesMessage } from '../../../workers/atlas-api';
import { MapState } from '../../../src/state/map/map.svelte';
import { Drawing } from '../../../src/state/map/drawing.svelte';
import { Route } from '../../../src/state/route.svelte';
import { Session } from '../../../src/state/session.svelte';
import type { App } from '../../../src/state/app.svelte';
import { browserAt } from '../browser-address';
import {
  FakeClient,
  Later,
  libraryOf,
  named,
  settled,
  SMALL_LINE_UP,
  source,
  summaryOf,
} from '../fixtures';

/** A layout under way. */
interface Asked {
  readonly feed: Feed;
  readonly layout: Layout;
  readonly signal: AbortSignal;
  readonly report: OnProgress;
  readonly result: Later<PlacesMessage>;
}

const played = vi.hoisted(() => ({ asked: [] as unknown[], stopped: 0 }));
const asked = played.asked as Asked[];

vi.mock('../../../src/bridge/atlas-client', () => ({
  AtlasClient: class {
    project(feed: Feed, layout: Layout, signal: AbortSignal, report: OnProgress) {
      const result = new Later<PlacesMessage>();
      asked.push({ feed, layout, signal, report, result });
      signal.addEventListener('abort', () => result.reject(named('AbortError', 'cancelled')));
      return result.promise;
    }
    stop() {
      played.stopped += 1;
    }
  },
}));

const placesAt = (x: number): PlacesMessage => ({
  x: Float32Array.of(x, x),
  y: new Float32Array(2),
  axes: undefined,
});

let stop = () => {};
beforeEach(() => {
  asked.length = 0;
  played.stopped = 0;
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** The map's screen with a data set open; the model for the map answers when the test says so. */
async function shown(hash = '#/map') {
  browserAt(hash);
  const client = new FakeClient();
  const session = new Session(client, undefined, SMALL_LINE_UP);
  const app = {
    session,
    route: new Route(['for-you', 'map']),
    lend: () => Promise.resolve(),
  } as unknown as App;
  const map = new MapState(app);
  let drawing!: Drawing;
  stop = $effect.root(() => {
    drawing = new Drawing(app, map);
  });
  const opening = session.open(source('small.zip'));
  client.openings[0].resolve(libraryOf('small'));
  await opening;
  await settled();
  flushSync();
  return {
    drawing,
    map,
    session,
    async fitted() {
      client.fitOf('als').result.resolve(summaryOf('als'));
      await settled();
      flushSync();
    },
    async lands(at: number, places: PlacesMessage) {
      asked[at].result.resolve(places);
      await settled();
      flushSync();
    },
    async fails(at: number, error: Error) {
      asked[at].result.reject(error);
      await settled();
      flushSync();
    },
  };
}

describe('what is drawn', () => {
  test('waits for the model, and is laid out once it answers', async () => {
    const { drawing, fitted, lands } = await shown();
    expect([drawing.ready, asked]).toEqual([false, []]);
    await fitted();
    expect(asked).toHaveLength(1);
    expect(drawing.progress).toEqual({ fraction: 0 });
    await lands(0, placesAt(1));
    expect(drawing.drawn?.places).toEqual(placesAt(1));
    expect(drawing.progress).toBeUndefined();
  });

  test('stays while another layout is worked out, which says how far it is', async () => {
    const { drawing, map, fitted, lands } = await shown();
    await fitted();
    await lands(0, placesAt(1));
    map.settings.set({ layout: 'umap' });
    flushSync();
    asked[1].report({ fraction: 0.4, places: placesAt(2) });
    expect(drawing.progress).toMatchObject({ fraction: 0.4 });
    expect(drawing.drawn?.places).toEqual(placesAt(1));
    await lands(1, placesAt(3));
    expect(drawing.drawn?.layout.projection).toBe('umap');
  });

  test('is not laid out again for another colour', async () => {
    const { map, fitted, lands } = await shown();
    await fitted();
    await lands(0, placesAt(1));
    map.settings.set({ colour: 'year', at: '1,2,3' });
    flushSync();
    expect(asked).toHaveLength(1);
  });

  test('is what was asked for last: the layout before it is cancelled, and goes nowhere', async () => {
    const { drawing, map, fitted, lands } = await shown();
    await fitted();
    map.settings.set({ layout: 'umap' });
    flushSync();
    expect(asked[0].signal.aborted).toBe(true);
    await lands(1, placesAt(2));
    expect(drawing.drawn?.places).toEqual(placesAt(2));
    expect(drawing.problem).toBeUndefined();
  });

  test('is again what it was when another layout is cancelled', async () => {
    const { drawing, map, fitted, lands } = await shown();
    await fitted();
    await lands(0, placesAt(1));
    map.settings.set({ layout: 'umap' });
    flushSync();
    drawing.cancel();
    flushSync();
    expect(asked[1].signal.aborted).toBe(true);
    expect(map.settings.layout.projection).toBe('pca');
    expect(drawing.drawn?.places).toEqual(placesAt(1));
    expect(drawing.progress).toBeUndefined();
  });

  test('is worked out on while another screen is shown', async () => {
    const { fitted } = await shown();
    await fitted();
    stop();
    expect(asked[0].signal.aborted).toBe(false);
  });
});

describe('a map that cannot be', () => {
  test('is told, and tried again in the usual way', async () => {
    const { drawing, map, fitted, fails, lands } = await shown('#/map?layout=globe&model=maze');
    await fitted();
    await fails(0, named('ParamError', 'Got the projection “globe”.'));
    expect(drawing.problem).toBe('Got the projection “globe”.');
    drawing.retry();
    flushSync();
    expect(map.settings.layout.projection).toBe('pca');
    await lands(1, placesAt(1));
    expect([drawing.problem, drawing.drawn?.places]).toEqual([undefined, placesAt(1)]);
  });

  test('as its worker has died is tried once more, and told if that dies too', async () => {
    const { drawing, fitted, fails } = await shown();
    const died = named('WorkerError', 'The worker stopped answering.');
    await fitted();
    await fails(0, died);
    expect([asked.length, drawing.problem]).toEqual([2, undefined]);
    await fails(1, died);
    expect([asked.length, drawing.problem]).toEqual([2, died.message]);
  });
});

test('another data set ends the worker, the selection and the path', async () => {
  const { map } = await shown();
  const before = played.stopped;
  map.selection.change([1], 'new');
  map.path = [0, 1];
  map.opened(libraryOf('other'));
  expect([map.selection.films.size, map.path.length]).toEqual([0, 0]);
  expect(played.stopped).toBe(before + 1);
});
