import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import type { Fitted } from '../src/core/models/model';
import { pageModelNamed } from '../src/core/models/page-models';
import { resolveParams } from '../src/core/params';
import { accountOf } from '../src/core/recommend/account';
import { holdBack } from '../src/core/recommend/check';
import { contentNearest, filmTags } from '../src/core/recommend/content-nearest';
import { filmFacts, ratingHistogram } from '../src/core/recommend/film-facts';
import { nearestFilms } from '../src/core/recommend/nearest';
import { tagsOf } from '../src/core/recommend/tag-counts';
import { tasteGroups } from '../src/core/recommend/taste-groups';
import { clipStars } from '../src/core/stars';
import type { FitRequest, FitResult, FitSummary, JobApi, ServingApi, Source, Use } from './api';
import { fitKey, trainingData } from './fit-key';
import { libraryOf, predicted, prepared, starsOf, vectorsOf, type Open } from './opened';
import { closestTo, peopleFor, sharedWith, userOf } from './people';
import { picksOf } from './picks';
import { rowsOf } from './rows';
import { questionsFor } from './questions';
import type { Read } from './source';
import type { Storage } from './storage';
import { bytesOf } from './cache';

const NEAREST = 8;
const ALIKE = 4;
const TAGS = 10;
const RATINGS_IN_ACCOUNT = 6;

/** How the service reaches a job worker: comlink in the product, a plain object in tests. */
export type ConnectJob = (port: MessagePort) => {
  fit(...args: Parameters<JobApi['fit']>): Promise<FitResult>;
  cancel(): unknown;
  close(): void;
};

/**
 * The serving worker's side of the contract. Knows nothing of comlink, so tests call it directly.
 * @param read Reads a data set, from this device where it has been read before.
 */
export function createServing(
  storage: Storage,
  connectJob: ConnectJob,
  read: (...args: Parameters<ServingApi['open']>) => Promise<Read>,
): ServingApi {
  let open: Open | undefined;
  let opening = 0;
  /** Raised when fits are forgotten: what was asked for before must not come back. */
  let epoch = 0;
  /** Everything that is being kept; nobody waits for it but who asks what is stored. */
  let keeping = Promise.resolve();
  let refused = false;
  /** What was asked for last, by use. */
  const wanted = new Map<Use, string>();
  const running = new Map<number, { cancel(): unknown; abandon(): void }>();
  const current = () => open ?? fail('DataError', 'No data set is open yet.');

  function adopt(
    to: Open,
    request: FitRequest,
    fitted: Fitted,
  ): Omit<FitSummary, 'restored' | 'progress'> {
    const model = pageModelNamed(request.model);
    const { use, seed } = request;
    // Another may have been asked for meanwhile, and have come first.
    if (wanted.get(use) === keyOf(to.data, request))
      to.fits.set(use, { model, fitted, seed, data: trainingData(to.data, request) });
    return {
      model: model.id,
      params: resolveParams(model.params, request.params),
      bytes: bytesOf(fitted),
      remark: model.remark?.(fitted, to.data),
    };
  }

  function keep(saved: Promise<boolean>): void {
    keeping = Promise.all([keeping, saved]).then(([, kept]) => void (refused ||= !kept));
  }

  function forgetCurrent(): void {
    epoch += 1;
    open?.fits.clear();
  }

  return {
    ping() {},

    async open(source, onProgress) {
      const mine = ++opening;
      const { restored, ...loaded } = await read(source, onProgress);
      if (mine !== opening)
        fail('AbortError', `${source.name} was not opened: another data set was asked for.`);
      const facts = filmFacts(loaded.data.byFilm);
      open = prepared(loaded);
      const { sha256 } = loaded.data;
      keep(restored ? storage.markOpened(sha256) : storage.saveDataset(loaded, isOwn(source)));
      return libraryOf(loaded, facts, restored);
    },

    async restore(request) {
      const to = current();
      const key = keyOf(to.data, request);
      wanted.set(request.use, key);
      const since = epoch;
      const [fitted, progress] = await Promise.all([storage.loadFit(key), storage.progressOf(key)]);
      if (since !== epoch) return undefined;
      return fitted && { ...adopt(to, request, fitted), restored: true, progress };
    },

    async fit(request, job, port, onProgress) {
      const to = current();
      wanted.set(request.use, keyOf(to.data, request));
      const since = epoch;
      const worker = connectJob(port);
      const abandoned = new Promise<never>((_, reject) => {
        const gone = Object.assign(new Error('The worker of this fit is gone.'), {
          name: 'AbortError',
        });
        running.set(job, { cancel: () => worker.cancel(), abandon: () => reject(gone) });
      });
      try {
        const { fitted, progress } = await Promise.race([
          worker.fit({ ...request, data: to.data }, onProgress),
          abandoned,
        ]);
        if (since !== epoch) fail('AbortError', 'The model was forgotten while it was fitted.');
        keep(storage.saveFit(keyOf(to.data, request), fitted, progress));
        return { ...adopt(to, request, fitted), restored: false, progress };
      } finally {
        running.delete(job);
        worker.close();
      }
    },

    cancel(job) {
      running.get(job)?.cancel();
    },

    abandon(job) {
      running.get(job)?.abandon();
    },

    picks: (history, dismissed, count, question) =>
      picksOf(current(), history, dismissed, count, question),

    rows: (history, elsewhere, because, steering) =>
      rowsOf(current(), history, elsewhere, because, steering),

    groups(count) {
      const vectors = vectorsOf(current());
      return vectors && tasteGroups(current().data, vectors, count);
    },

    predict(history) {
      const { data, fits } = current();
      const all = Uint32Array.from({ length: data.films.count }, (_, film) => film);
      return predicted(fits.get('stars'), history, all)?.map(clipStars);
    },

    film(film, history) {
      const open = current();
      const { data, norms } = open;
      const [stars] = starsOf(open, history, Uint32Array.of(film));
      return {
        film,
        histogram: ratingHistogram(data.byFilm, film),
        ...stars,
        nearest: nearestFilms(data, norms, film, NEAREST),
        alike: contentNearest(data, (open.tags ??= filmTags(data)), film, ALIKE),
        tags: tagsOf(data.tags, film, TAGS),
      };
    },

    why(film, history, rows) {
      const star = current().fits.get('stars');
      const explanation = star?.model.explain?.(star.fitted, star.data, history, film, 'stars');
      return explanation && accountOf(explanation, history, rows ?? RATINGS_IN_ACCOUNT);
    },

    holdBack(history, films) {
      const { data, fits } = current();
      const star = fits.get('stars');
      return star && holdBack(star, data, history, films);
    },

    people: (history, dismissed) => peopleFor(current(), history, dismissed),

    shared: (history, id) => sharedWith(current(), history, id),

    user: (id) => userOf(current(), id),

    closest: (film) => closestTo(current(), film),

    questions: (history, passed, count) => questionsFor(current(), history, passed, count),

    loan(sha256) {
      const { data, fits } = current();
      if (data.sha256 !== sha256) {
        fail('DataError', 'Another data set has been opened meanwhile. Ask again.');
      }
      const drawn = fits.get('map');
      const key = wanted.get('map');
      return { data, ...(drawn && key && { fit: { key, fitted: drawn.fitted } }) };
    },

    async stored() {
      await keeping;
      return { ...(await storage.usage()), refused };
    },

    forgetDataset: (sha256) => storage.forgetDataset(sha256),

    async forgetFits() {
      forgetCurrent();
      await storage.forget('fits');
    },

    async forgetAll() {
      forgetCurrent();
      await storage.forget('all');
    },

    requests: () => performance.getEntriesByType('resource').map(({ name }) => name),
  };
}

/** A visitor's own file: one that came with the page is known by its hash. */
const isOwn = (source: Source) => source.sha256 === undefined;

const keyOf = (data: Dataset, request: FitRequest): string =>
  fitKey(pageModelNamed(request.model), data, request);
