import type { Dataset } from '../src/core/dataset';
import { rankFilms, type Step } from '../src/core/models/model';
import { resolveParams } from '../src/core/params';
import { alignedToLast, movedBy, procrustes } from '../src/core/projection/procrustes';
import type { Places, Point, ProjectionStep } from '../src/core/projection/projection';
import { projectionNamed } from '../src/core/projection/registry';
import { trainingSnapshots } from '../src/core/projection/snapshots';
import { seeded } from '../src/core/random';
import { heldOutError, holdOutMask } from '../src/core/recommend/hold-out';
import { topK } from '../src/core/top-k';
import type { HistoryMessage } from './api';
import type { Feed, Layout, OnProgress, SnapshotMessage } from './atlas-api';
import { sourceOf, type Fed } from './atlas-feed';
import type { Laid } from './atlas-layout';
import { standOf } from './atlas-you';
import { inSlices } from './driver';

const TOP = 10;
/** Predictions for films that few have rated are no list of ten. */
const LEAST_RATINGS = 20;
/** Stands in for a layout that no user vector has a place of its own on: it takes long, or does not depend on the model. */
const AT_ONCE = { projection: 'pca', params: {} };
interface Circumstances {
  readonly data: Dataset;
  readonly by: Fed;
  readonly feed: Feed;
  readonly layout: Layout;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * Fits the model once more and keeps how it was drawn after every iteration, and no fit: the same data and seed give the
 * same bits.
 */
export async function snapshotsOf(
  about: Circumstances,
  history: HistoryMessage,
): Promise<readonly SnapshotMessage[]> {
  const { by, layout, signal, onProgress } = about;
  const on = projectionNamed(layout.projection).place ? layout : { ...layout, ...AT_ONCE };
  const moments = await inSlices(momentsOf(about, on, history), {
    signal,
    onSlice: ({ done, total }) => onProgress({ fraction: done / total }),
  });
  onProgress({ fraction: 1 });
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

/** How far the fit is. */
type At = Pick<Step, 'done' | 'total'>;

function* momentsOf(
  about: Circumstances,
  layout: Layout,
  history: HistoryMessage,
): Generator<At, Moment[]> {
  const { data, by, feed } = about;
  const { model, training } = by;
  const params = resolveParams(model.params, feed.params);
  const mask =
    feed.holdOut > 0 && model.predict ? holdOutMask(data, feed.holdOut, feed.seed) : undefined;
  const moments: Moment[] = [];
  for (const step of trainingSnapshots(model, training, params, seeded(feed.seed))) {
    yield step;
    const { snapshot } = step;
    if (!snapshot) continue;
    const then = { ...by, fitted: snapshot.state, source: sourceOf(data, model, snapshot.state) };
    const laid = yield* during(step, laying(then, layout, feed.seed));
    const heldOutRmse = mask
      ? yield* during(step, heldOutError(model, then.fitted, { data, training, mask }))
      : NaN;
    moments.push({
      places: laid.places,
      stand: standOf(then, laid, history),
      message: {
        projection: layout.projection,
        iteration: snapshot.iteration,
        trainRmse: snapshot.trainRmse,
        heldOutRmse,
        top: topOf(then, history),
      },
    });
  }
  return moments;
}

/** Does all of some work while the fit waits where it is. */
function* during<R>(at: At, work: Generator<unknown, R>): Generator<At, R> {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value;
    yield at;
  }
}

function* laying(
  { source: whole }: Fed,
  layout: Layout,
  seed: number,
): Generator<ProjectionStep, Laid> {
  const { films, counts } = whole;
  const source = { ...whole, films: films.filter((film) => counts[film] >= layout.least) };
  const projection = projectionNamed(layout.projection);
  const params = resolveParams(projection.params, layout.params);
  const places = yield* projection.project(source, params, seeded(seed));
  return { projection, layout, source, places };
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
