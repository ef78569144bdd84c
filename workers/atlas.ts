import { resolveParams } from '../src/core/params';
import { filmPath } from '../src/core/projection/film-path';
import { moreLike } from '../src/core/projection/analogy';
import { exactNeighbours, joinedBy } from '../src/core/projection/neighbours';
import {
  filmQuality,
  projectionQuality,
  type ProjectionQuality,
} from '../src/core/projection/quality';
import type { NeighbourGraph } from '../src/core/projection/projection';
import { projections } from '../src/core/projection/registry';
import { filmFacts } from '../src/core/recommend/film-facts';
import type { Borrowed } from './api';
import type { AtlasApi, ClustersMessage, Feed, Layout, OnProgress } from './atlas-api';
import { feedFrom, spatialModels, type Fed } from './atlas-feed';
import { snapshotsOf } from './atlas-snapshots';
import { clustersOf, regionsOf, wordsOf, type Words } from './atlas-words';
import { layOut, type Laid } from './atlas-layout';
import { pullOf, standOf, trailOf } from './atlas-you';
import { inSlices } from './driver';
import { SharedWork, type Waiting } from './shared-work';
import type { Storage } from './storage';

/** On the way from one film to another each step leads to one of so many nearest neighbours. */
const STEPS_TO = 15;
/** Films that somebody may know: others are not walked over, and not named as more like one than another. */
const KNOWN_FROM = 10;
/** A selection is described by at most so many terms. */
const TERMS = 6;
/** What share of the work a fit is, where there is one before a layout. */
const FITTING = 0.8;

/** How many models, and layouts of them, are recalled; the same with what is known of each. */
const MODELS = 3;
const LAYOUTS = 8;

/** The map worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createAtlas(
  borrowed: Borrowed,
  storage: Pick<Storage, 'loadFit' | 'saveFit' | 'loadLayout' | 'saveLayout'>,
): AtlasApi {
  const feeds = new SharedWork<Fed>(MODELS);
  const layouts = new SharedWork<Laid>(LAYOUTS);
  const graphs = new SharedWork<NeighbourGraph>(MODELS);
  const qualities = new SharedWork<ProjectionQuality>(LAYOUTS);
  const groups = new SharedWork<ClustersMessage>(MODELS);
  const jobs = new Map<number, AbortController>();
  let toldBy: Promise<Words> | undefined;

  /** Has a call run under a number by which it can be cancelled. */
  async function asJob<T>(job: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    jobs.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      jobs.delete(job);
    }
  }

  async function fed(feed: Feed, waiting?: Waiting): Promise<Fed> {
    const from = await borrowed();
    return feeds.get(
      keyOf(feed),
      (signal, onProgress) => feedFrom(from, storage, feed, { signal, onProgress }),
      waiting,
    );
  }

  /** The fit, where it is not there yet, is most of the work. */
  async function laid(feed: Feed, layout: Layout, waiting?: Waiting): Promise<Laid> {
    await borrowed();
    const work = async (signal: AbortSignal, tell: OnProgress) => {
      let before = 0;
      const by = await fed(feed, {
        signal,
        onProgress: ({ fraction }) => tell({ fraction: (before = FITTING * fraction) }),
      });
      const onProgress: OnProgress = ({ fraction, ...rest }) =>
        tell({ fraction: before + (1 - before) * fraction, ...rest });
      return layOut(by, layout, storage, { seed: feed.seed, signal, onProgress });
    };
    return layouts.get(keyOf([feed, layout]), work, waiting);
  }

  /** Of the films that are walked over. */
  async function graphOf(feed: Feed, waiting: Waiting): Promise<NeighbourGraph> {
    const by = await fed(feed);
    const search = () => exactNeighbours(by.source.vectors, known(by), STEPS_TO, 'cosine');
    return graphs.get(keyOf(feed), (signal) => inSlices(search(), { signal }), waiting);
  }

  const words = () =>
    (toldBy ??= borrowed().then(({ data }) => wordsOf(data, filmFacts(data.byFilm).counts)));

  const known = ({ source: { films, counts } }: Fed) =>
    films.filter((film) => counts[film] >= KNOWN_FROM);

  return {
    cancel: (job) => jobs.get(job)?.abort(),

    models: () => spatialModels.map(({ id, label }) => ({ id, label })),

    projections: () =>
      projections.map(({ id, label, summary, reading, uneven = false }) => ({
        id,
        label,
        summary,
        reading,
        uneven,
      })),

    feed: (feed, job, onProgress) =>
      asJob(job, async (signal) => {
        const { source } = await fed(feed, { signal, onProgress });
        return { width: source.vectors.width, films: source.films.length };
      }),

    project: (feed, layout, job, onProgress) =>
      asJob(job, async (signal) => {
        const { projection, places } = await laid(feed, layout, { signal, onProgress });
        const axes = projection.axes?.(places, resolveParams(projection.params, layout.params));
        return { x: places.x, y: places.y, axes };
      }),

    quality: (feed, layout, { k, metric }, job) =>
      asJob(job, async (signal) => {
        const { places, source } = await laid(feed, layout);
        const measured = await qualities.get(
          keyOf([feed, layout, k, metric]),
          (whole) => inSlices(projectionQuality(places, source, { k, metric }), { signal: whole }),
          { signal },
        );
        return { ...measured, metric };
      }),

    async neighbours(feed, layout, { film, ...question }) {
      const { places, source } = await laid(feed, layout);
      const { nearest, kept } = filmQuality(places, source, film, question);
      return nearest.map((near) => ({ ...near, kept: kept.includes(near.film) }));
    },

    async place(feed, layout, history) {
      const by = await fed(feed);
      return standOf(by, await laid(feed, layout), history);
    },

    async trail(feed, layout, history, order) {
      const by = await fed(feed);
      const on = await laid(feed, layout);
      return inSlices(trailOf(by, on, history, order));
    },

    async steer(feed, layout, history, to) {
      const by = await fed(feed);
      return pullOf(by, await laid(feed, layout), history, to);
    },

    regions: (feed, layout, job) =>
      asJob(job, async (signal) => {
        const { places, source } = await laid(feed, layout);
        return inSlices(regionsOf(await words(), source, places), { signal });
      }),

    clusters: (feed, job) =>
      asJob(job, async (signal) => {
        const { source } = await fed(feed);
        const told = await words();
        return groups.get(
          keyOf(feed),
          (whole) => inSlices(clustersOf(told, source), { signal: whole }),
          { signal },
        );
      }),

    async terms(films) {
      return (await words())(films, { most: TERMS });
    },

    path: (feed, { from, to }, job) =>
      asJob(job, async (signal) => {
        const by = await fed(feed);
        const graph = await graphOf(feed, { signal });
        return filmPath(joinedBy(graph, by.source.vectors, [from, to]), from, to)?.films;
      }),

    async moreLike(feed, wish, k) {
      const by = await fed(feed);
      return moreLike(by.source.vectors, known(by), wish, k);
    },

    snapshots: (feed, layout, history, job, onProgress) =>
      asJob(job, async (signal) => {
        const { data } = await borrowed();
        const by = await fed(feed);
        return snapshotsOf({ data, by, feed, layout, signal, onProgress }, history);
      }),

    async factors(feed) {
      const { vectors, films } = (await fed(feed)).source;
      return { values: vectors.values.slice(), width: vectors.width, films };
    },
  };
}

const keyOf = (value: unknown) => JSON.stringify(value);
