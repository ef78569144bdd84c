import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { App } from '../../../src/state/app.svelte';
import { MapState } from '../../../src/state/map/map.svelte';
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

let stop = () => {};
afterEach(() => {
  stop();
  steered.length = 0;
  vi.unstubAllGlobals();
});

/** An app whose picks follow the pin. */
function following() {
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
  const map = new MapState(app);
  stop = $effect.root(() => {
    $effect(() => map.followPin());
  });
  return { pin: app.pin, recommendations };
}

test('the last place of a drag is asked about once picks for one on the way are there', async () => {
  const { pin, recommendations } = following();
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

  recommendations.busy = false;
  flushSync();
  expect(steered.map(({ x }) => x)).toEqual([1, 3]);
  steered[1]?.answer.resolve(pulled(3));
  await settled();
  expect(pin.pull).toEqual(Float32Array.of(3));
});

test('a place is asked about again where the worker has died over it', async () => {
  const { pin } = following();
  pin.drag(at(1), 'end');
  flushSync();
  steered[0]?.answer.reject(named('WorkerError', 'It stopped.'));
  await settled();
  flushSync();
  expect(steered.map(({ x }) => x)).toEqual([1, 1]);
});
