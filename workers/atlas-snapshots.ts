import type { Dataset } from '../src/core/dataset';
import { rankFilms } from '../src/core/models/model';
import { resolveParams } from '../src/core/params';
import { alignedToLast, movedBy, procrustes } from '../src/core/projection/procrustes';
import type { Places, Point } from '../src/core/projection/projection';
import { projectionNamed } from '../src/core/projection/registry';
import { trainingSnapshots, type Snapshot } from '../src/core/projection/snapshots';
import { seeded } from '../src/core/random';
import { heldOutError, holdOutMask } from '../src/core/recommend/hold-out';
import { topK } from '../src/core/top-k';
import type { HistoryMessage } from './api';
import type { Feed, Layout, OnProgress, SnapshotMessage } from './atlas-api';
import { sourceOf, type Fed } from './atlas-feed';
import type { Laid } from './atlas-layout';
import { standOf } from './atlas-you';
import { breathe, inSlices } from './driver';

const TOP = 10;
/** Predictions for films that few have rated are no list of ten. */
const LEAST_RATINGS = 20;
/** Stands in for a layout that no user vector has a place of its own on: it takes long, or does not depend on the model. */
const AT_ONCE = { projection: 'pca', params: {} };
/** What share of the time goes into the fit itself. */
const FITTING = 0.6;

interface Circumstances {
  readonly data: Dataset;
  readonly by: Fed;
  readonly feed: Feed;
  readonly layout: Layout;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** Fits the model once more and keeps what it was after every iteration: the same data and seed give the same bits. */
export async function snapshotsOf(
  about: Circumstances,
  history: HistoryMessage,
): Promise<readonly SnapshotMessage[]> {
  const { by, feed, layout, signal, onProgress } = about;
  const { model, training } = by;
  const params = resolveParams(model.params, feed.params);
  const kept = await inSlices(trainingSnapshots(model, training, params, seeded(feed.seed)), {
    signal,
    onSlice: ({ done, total }) => onProgress({ fraction: (FITTING * done) / total }),
  });

  const on = projectionNamed(layout.projection).place ? layout : { ...layout, ...AT_ONCE };
  const moments: Moment[] = [];
  for (const snapshot of kept) {
    moments.push(await momentOf(snapshot, on, about, history));
    onProgress({ fraction: FITTING + ((1 - FITTING) * moments.length) / kept.length });
  }
  const { films } = by.source;
  const aligned = alignedToLast(
    moments.map(({ places }) => places),
    films,
  );
  return moments.map(({ places, stand, message }, k) => ({
    ...message,
    x: aligned[k].x,
    y: aligned[k].y,
    you: stand && movedPoint(places, aligned[k], films, stand),
  }));
}

interface Moment {
  readonly places: Places;
  readonly stand: Point | undefined;
  readonly message: Omit<SnapshotMessage, 'x' | 'y' | 'you'>;
}

async function momentOf(
  { iteration, state, trainRmse }: Snapshot,
  layout: Layout,
  { data, by, feed, signal }: Circumstances,
  history: HistoryMessage,
): Promise<Moment> {
  const { model, training } = by;
  const then: Fed = { ...by, fitted: state, source: sourceOf(data, model, state) };
  const { films, counts } = then.source;
  const source = { ...then.source, films: films.filter((film) => counts[film] >= layout.least) };
  const projection = projectionNamed(layout.projection);
  const params = resolveParams(projection.params, layout.params);
  const laying = projection.project(source, params, seeded(feed.seed));
  const laid: Laid = { projection, layout, source, places: await inSlices(laying, { signal }) };
  await breathe();

  let heldOutRmse = NaN;
  if (feed.holdOut > 0 && model.predict) {
    const mask = holdOutMask(data, feed.holdOut, feed.seed);
    heldOutRmse = await inSlices(heldOutError(model, state, { data, training, mask }), { signal });
  }
  return {
    places: laid.places,
    stand: standOf(then, laid, history),
    message: { iteration, trainRmse, heldOutRmse, top: topOf(then, history) },
  };
}

/** The visitor's ten among films that are known well enough. */
function topOf({ model, fitted, training, source }: Fed, history: HistoryMessage): number[] {
  if (history.films.length === 0) return [];
  const rated = new Set(history.films);
  const films = source.films.filter(
    (film) => source.counts[film] >= LEAST_RATINGS && !rated.has(film),
  );
  const scores = new Float32Array(films.length);
  rankFilms(model, fitted, training, history, films, scores);
  return Array.from(topK(scores, TOP), (at) => films[at]);
}

/** Where a point goes with all films. */
function movedPoint(
  from: Pick<Places, 'x' | 'y'>,
  onto: Pick<Places, 'x' | 'y'>,
  films: Uint32Array,
  { x, y }: Point,
): Point {
  const motion = procrustes(from, onto, films);
  const moved = movedBy(motion, { x: Float32Array.of(x), y: Float32Array.of(y) });
  return { x: moved.x[0], y: moved.y[0] };
}
