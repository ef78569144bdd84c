// The worker of the map as an object in this thread.
import { describe, expect, test, vi } from 'vitest';
import { historyFrom } from '../../src/core/history';
import { models, modelNamed } from '../../src/core/models/registry';
import { principalAxes, project } from '../../src/core/projection/pca';
import { projections } from '../../src/core/projection/registry';
import type { Loan } from '../../workers/api';
import { createAtlas } from '../../workers/atlas';
import type { Feed, Layout } from '../../workers/atlas-api';
import { fitKey } from '../../workers/fit-key';
import { fitted as fit, loadPublic } from '../fixtures';
import { slowClock } from './fixtures';
import { memory, somebody } from './serving-fixtures';

const { data } = await loadPublic('sample.zip');
const FEED: Feed = {
  model: 'als',
  params: { factors: 4, iterations: 3 },
  seed: 1,
  holdOut: 0.02,
};
const PCA: Layout = { projection: 'pca', params: {}, least: 1 };
const UMAP: Layout = { projection: 'umap', params: { epochs: 30 }, least: 1 };
const nobody = historyFrom([]);
const deaf = () => {};

function atlasOf(loan: Loan = { data }, storage = memory()) {
  return createAtlas(() => Promise.resolve(loan), storage);
}

const atlas = atlasOf();
const own = modelNamed('als');

describe('what the map is drawn from', () => {
  test('can be every model with item vectors, and no other', async () => {
    const spatial = models.filter(({ space }) => space).map(({ id }) => id);
    expect(atlas.models().map(({ id }) => id)).toEqual(spatial);
    expect(spatial).toContain('ials');
    await expect(atlas.feed({ ...FEED, model: 'ease' }, 1, deaf)).rejects.toMatchObject({
      name: 'ParamError',
      message: expect.stringContaining('“ease”') as string,
    });
  });

  test.each(['ials', 'als-wr', 'als-004', 'sgd', 'svdpp'])(
    'is laid out by %s too',
    async (model) => {
      const params = { factors: 4, ...(model === 'als-wr' ? { rank: 4 } : {}), iterations: 2 };
      const known = Object.keys(modelNamed(model).params);
      const some = Object.fromEntries(
        Object.entries(params).filter(([name]) => known.includes(name)),
      );
      const feed = { model, params: some, seed: 1, holdOut: 0 };
      const { films } = await atlas.feed(feed, 1, deaf);
      const { x, y } = await atlas.project(feed, PCA, 1, deaf);
      expect([...x].filter(Number.isFinite)).toHaveLength(films);
      expect([...y].filter(Number.isFinite)).toHaveLength(films);
      expect(await atlas.place(feed, PCA, somebody)).toMatchObject({ among: [] });
    },
  );

  test('is the fit that was lent, and is not fitted again', async () => {
    const fitted = fit(own, data, { factors: 4, iterations: 1 });
    const key = fitKey(own, data, FEED);
    const { values } = await atlasOf({ data, fit: { key, fitted } }).factors(FEED);
    expect(values).toEqual(own.space?.vectors(fitted).values);
    const other = await atlasOf({ data, fit: { key: 'another', fitted } }).factors(FEED);
    expect(other.values).not.toEqual(values);
  });

  test('is kept: another worker recalls fit and layout without working them out', async () => {
    const storage = memory();
    const first = await atlasOf({ data }, storage).project(FEED, UMAP, 1, deaf);
    const steps: number[] = [];
    slowClock();
    const again = await atlasOf({ data }, storage).project(FEED, UMAP, 1, ({ fraction }) => {
      steps.push(fraction);
    });
    vi.restoreAllMocks();
    expect(again).toEqual(first);
    expect(steps).toEqual([]);
  });

  test('is kept apart from fits, and only where laying out takes long', async () => {
    const storage = memory();
    const [saveFit, saveLayout] = [vi.spyOn(storage, 'saveFit'), vi.spyOn(storage, 'saveLayout')];
    const keeping = atlasOf({ data }, storage);
    for (const { id } of projections) {
      await keeping.project(FEED, { ...(id === 'umap' ? UMAP : PCA), projection: id }, 1, deaf);
    }
    expect(saveFit).toHaveBeenCalledOnce();
    expect(saveLayout).toHaveBeenCalledOnce();
    expect(saveLayout.mock.calls[0][0]).toContain(':umap:');
  });
});

describe('a layout', () => {
  test('by principal axes is that of the films’ vectors, and says what its axes are', async () => {
    const { values, width, films } = await atlas.factors(FEED);
    const { x, y, axes } = await atlas.project(FEED, PCA, 1, deaf);
    const pca = principalAxes(values, width, films);
    const [px, py] = project(pca, values.subarray(films[3] * width, (films[3] + 1) * width));
    expect(x[films[3]]).toBeCloseTo(px, 5);
    expect(y[films[3]]).toBeCloseTo(py, 5);
    expect(axes?.[0]).toMatch(/\d+ %/);
  });

  test('of films with so many ratings leaves the others out', async () => {
    const { x } = await atlas.project(FEED, { ...PCA, least: 20 }, 1, deaf);
    const { starts } = data.byFilm;
    const placed = [...x.keys()].filter((film) => !Number.isNaN(x[film]));
    expect(placed.length).toBeGreaterThan(50);
    expect(placed.every((film) => starts[film + 1] - starts[film] >= 20)).toBe(true);
  });

  test('that takes long says how far it is, shows itself, and stops when it is cancelled', async () => {
    slowClock();
    const slow = atlasOf();
    const seen: number[] = [];
    let shown = 0;
    const working = slow.project(FEED, UMAP, 7, ({ fraction, places }) => {
      seen.push(fraction);
      shown += places ? 1 : 0;
      if (shown === 3) slow.cancel(7);
    });
    await expect(working).rejects.toMatchObject({ name: 'AbortError' });
    vi.restoreAllMocks();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThan(1);
    const { x } = await slow.project(FEED, UMAP, 8, deaf);
    expect([...x].some(Number.isFinite)).toBe(true);
  });

  test('that is not known is told', async () => {
    await expect(
      atlas.project(FEED, { ...PCA, projection: 'globe' }, 1, deaf),
    ).rejects.toMatchObject({ name: 'ParamError' });
  });
});

describe('the visitor', () => {
  test('has no place without a rating', async () => {
    for (const { id } of projections) {
      const layout = { ...(id === 'umap' ? UMAP : PCA), projection: id };
      expect(await atlas.place(FEED, layout, nobody)).toBeUndefined();
    }
  });

  test('stands among ten films where the layout gives a vector no place of its own', async () => {
    const stand = await atlas.place(FEED, UMAP, somebody);
    expect(stand?.among).toHaveLength(10);
    const { x } = await atlas.project(FEED, UMAP, 1, deaf);
    const among = stand?.among.map((film) => x[film]) ?? [];
    expect(stand?.x).toBeGreaterThanOrEqual(Math.min(...among));
    expect(stand?.x).toBeLessThanOrEqual(Math.max(...among));
  });

  test('leaves a trail that ends where they stand', async () => {
    for (const layout of [PCA, UMAP]) {
      const order = Uint32Array.of(40, 3, 7);
      const trail = await atlas.trail(FEED, layout, somebody, order);
      const stand = await atlas.place(FEED, layout, somebody);
      expect(trail.map(({ film }) => film)).toEqual([40, 3, 7]);
      expect(trail.at(-1)).toMatchObject({ x: stand?.x, y: stand?.y });
      expect(trail[0]).not.toMatchObject({ x: stand?.x, y: stand?.y });
    }
  });

  test('of many ratings leaves at most sixty stops, the first and the last among them', async () => {
    const films = Uint32Array.from({ length: 200 }, (_, k) => k);
    const history = { films, halfStars: new Uint8Array(200).fill(8) };
    const trail = await atlas.trail(FEED, PCA, history, films);
    expect(trail.length).toBeLessThanOrEqual(61);
    expect([trail[0].film, trail.at(-1)?.film]).toEqual([0, 199]);
  });

  test('is pulled nowhere by standing where they stand, and the other way on the other side', async () => {
    const stand = await atlas.place(FEED, PCA, somebody);
    if (!stand) throw new Error('somebody has a place');
    const { pull: still } = await atlas.steer(FEED, PCA, somebody, stand);
    expect(Math.max(...still.map(Math.abs))).toBeLessThan(1e-4);
    const by = async (dx: number) =>
      (await atlas.steer(FEED, PCA, somebody, { x: stand.x + dx, y: stand.y })).pull;
    const [there, back] = [await by(0.001), await by(-0.001)];
    const together = there.reduce((sum, value, film) => sum + value * back[film], 0);
    const alone = there.reduce((sum, value) => sum + value * value, 0);
    expect(alone).toBeGreaterThan(0);
    expect(together / alone).toBeLessThan(-0.5);
    const far = await atlas.steer(FEED, PCA, somebody, { x: 1e6, y: 0 });
    expect(far.at.x).toBeLessThan(10);
  });

  test('is drawn to the ten films nearest to where they are put', async () => {
    const { x, y } = await atlas.project(FEED, UMAP, 1, deaf);
    const film = [...x.keys()].find((at) => !Number.isNaN(x[at])) ?? 0;
    const { among, pull } = await atlas.steer(FEED, UMAP, somebody, { x: x[film], y: y[film] });
    expect(among).toContain(film);
    expect(pull).toHaveLength(data.films.count);
  });
});

describe('what is said of a map', () => {
  test('is how much it keeps, of all films and of each', async () => {
    const question = { k: 10, metric: 'cosine' } as const;
    const quality = await atlas.quality(FEED, PCA, question, 1);
    const { films } = await atlas.factors(FEED);
    for (const film of films.subarray(0, 20)) {
      const near = await atlas.neighbours(FEED, PCA, { ...question, film });
      expect(near).toHaveLength(10);
      expect(near.filter(({ kept }) => kept).length / 10).toBeCloseTo(quality.keptOf[film], 6);
    }
  });

  test('are names of neighbourhoods and of groups', async () => {
    const [level] = await atlas.regions(FEED, PCA, 1);
    expect(level.fromScale).toBe(0);
    expect(level.regions.length).toBeGreaterThan(2);
    const { names, values } = await atlas.clusters(FEED, 1);
    expect(new Set(names).size).toBe(names.length);
    expect(Math.max(...values.filter((value) => value !== 255))).toBe(names.length - 1);
  });
});

describe('from film to film', () => {
  test('there is a way by neighbours', async () => {
    const { films } = await atlas.factors(FEED);
    const path = await atlas.path(FEED, { from: films[0], to: films[90] }, 1);
    expect([path?.[0], path?.at(-1)]).toEqual([films[0], films[90]]);
  });

  test('more like the one and less like the other is neither of them', async () => {
    const { films } = await atlas.factors(FEED);
    const wish = { more: [films[0]], less: [films[5]] };
    const like = await atlas.moreLike(FEED, wish, 10);
    expect(like).toHaveLength(10);
    expect(like.map(({ film }) => film)).not.toContain(films[0]);
    expect(like[0].cosine).toBeGreaterThan(like[9].cosine);
  });
});

describe('the time machine', () => {
  test('ends with the model, the place and the layout that are', async () => {
    const fractions: number[] = [];
    const all = await atlas.snapshots(FEED, PCA, somebody, 1, ({ fraction }) => {
      fractions.push(fraction);
    });
    expect(all.map(({ iteration }) => iteration)).toEqual([1, 2, 3]);
    expect(fractions.at(-1)).toBe(1);
    const { x, y } = await atlas.project(FEED, PCA, 1, deaf);
    expect(all[2].x).toEqual(x);
    expect(all[2].y).toEqual(y);
    const stand = await atlas.place(FEED, PCA, somebody);
    expect(all[2].you?.x).toBeCloseTo(stand?.x ?? NaN, 4);
    expect(all[2].trainRmse).toBeLessThan(all[0].trainRmse);
    expect(all.every(({ heldOutRmse, top }) => heldOutRmse > 0.3 && top.length === 10)).toBe(true);
    expect(all.flatMap(({ top }) => top)).not.toContain(somebody.films[0]);
  });

  test('shows principal axes where a layout cannot be drawn again at once', async () => {
    const [first] = await atlas.snapshots(FEED, UMAP, somebody, 1, deaf);
    const [byAxes] = await atlas.snapshots(FEED, PCA, somebody, 1, deaf);
    expect(first.x).toEqual(byAxes.x);
    expect([first.projection, byAxes.projection]).toEqual(['pca', 'pca']);
  });
});

describe('what is asked for again as soon as it was cancelled', () => {
  test.each(['project', 'path'] as const)('is there: %s', async (what) => {
    slowClock();
    const fresh = atlasOf();
    const { films } = await fresh.factors(FEED);
    const ask = (job: number) =>
      what === 'project'
        ? fresh.project(FEED, UMAP, job, deaf)
        : fresh.path(FEED, { from: films[0], to: films[9] }, job);
    const first = ask(1);
    await new Promise((resolve) => setImmediate(resolve));
    fresh.cancel(1);
    const second = ask(2);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(await second).toBeDefined();
    vi.restoreAllMocks();
  });
});
