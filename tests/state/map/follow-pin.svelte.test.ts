import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { App } from '../../../src/state/app.svelte';
import { mapOf } from '../../../src/state/map/map.svelte';
import { Pin, type Moved } from '../../../src/state/pin.svelte';
import { Route } from '../../../src/state/route.svelte';
import { browserAt } from '../browser-address';
import { filmsNamed, Later, named, settled } from '../fixtures';

const played = vi.hoisted(() => ({ steered: [] as unknown[] }));
const steered = played.steered as { readonly x: number; readonly answer: Later<unknown> }[];

vi.mock('../../../src/bridge/atlas-client', () => ({
  AtlasClient: class {
    steer(_feed: unknown, _layout: unknown, _history: unknown, { x }: Moved['to']) {
      const answer = new Later<unknown>();
      steered.push({ x, answer });
      return answer.promise;
    }
  },
}));

const at = (x: number): Moved => ({
  feed: { model: 'als', params: {}, seed: 1, holdOut: 0 },
  layout: { projection: 'pca', params: {}, least: 1 },
  to: { x, y: 0 },
});
const pulled = (x: number) => ({ at: { x, y: 0 }, pull: Float32Array.of(x) });

afterEach(() => {
  steered.length = 0;
  vi.unstubAllGlobals();
});

/** An app whose map is shown, and left by `leave`. */
function shown() {
  browserAt('#/map');
  const films = filmsNamed(['Heat', 'Up']);
  const recommendations = $state({ busy: false });
  const taste = $state({ history: {} });
  const app = {
    pin: new Pin(() => films),
    taste,
    recommendations,
    route: new Route(['for-you', 'map']),
    lend: () => Promise.resolve(),
  } as unknown as App;
  const leave = $effect.root(() => {
    mapOf(app);
  });
  flushSync();
  return { pin: app.pin, recommendations, leave };
}

test('the last place of a drag is asked about, also where the map is left meanwhile', async () => {
  const { pin, recommendations, leave } = shown();
  pin.drag(at(1), 'move');
  flushSync();
  recommendations.busy = true; // picks for that place
  pin.drag(at(2), 'move');
  pin.drag(at(3), 'end');
  flushSync();
  steered[0]?.answer.resolve(pulled(1));
  await settled();
  flushSync();
  expect(steered.map(({ x }) => x)).toEqual([1]);

  leave();
  recommendations.busy = false;
  flushSync();
  expect(steered.map(({ x }) => x)).toEqual([1, 3]);
  steered[1]?.answer.resolve(pulled(3));
  await settled();
  expect(pin.pull).toEqual(Float32Array.of(3));
});

test('a place is asked about again where the worker has died over it', async () => {
  const { pin, leave } = shown();
  pin.drag(at(1), 'end');
  flushSync();
  steered[0]?.answer.reject(named('WorkerError', 'It stopped.'));
  await settled();
  flushSync();
  expect(steered.map(({ x }) => x)).toEqual([1, 1]);
  leave();
});
