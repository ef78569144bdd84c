import { ratedFilms } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { scoresOf, starsOf, type Contender } from '../src/core/evaluation/contender';
import { measureFolds, type TrialScores } from '../src/core/evaluation/evaluate';
import type { Fold } from '../src/core/evaluation/fold';
import { protocolNamed } from '../src/core/evaluation/protocols/registry';
import { askedMetrics } from '../src/core/metrics/asked';
import type { Fitted } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams } from '../src/core/params';
import { seeded } from '../src/core/random';
import { clipStars } from '../src/core/stars';
import type { FitScore } from '../src/core/search/scores';
import { topK } from '../src/core/top-k';
import type { Borrowed } from './api';
import type {
  BenchApi,
  BenchModel,
  BenchProtocol,
  BenchSearch,
  FoldMessage,
  ListQuestion,
  ShownFilm,
} from './bench-api';
import { foldsOf, runFold, taskKey } from './bench-fold';
import { breathe, drive, inSlices } from './driver';
import { fitKey } from './fit-key';
import type { OutcomeStorage } from './outcomes';
import { openSearch, scoreFit, scoreKey, type OpenSearch } from './search-fit';
import { SharedWork, type Waiting } from './shared-work';
import type { Storage } from './storage';

/** How many fits on all ratings are recalled: as many as can be compared. */
const FITS = 6;

/** Fits that are looked up together. */
const RECALLED_AT_ONCE = 100;

/** A Lab worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createBench(
  borrowed: Borrowed,
  storage: Pick<Storage, 'loadFit' | 'saveFit'> & OutcomeStorage,
): BenchApi {
  /** Of the protocol that was asked for last: its masks are large. */
  let drawn: { readonly key: string; readonly folds: readonly Fold[] } | undefined;
  let searched: { readonly key: string; readonly search: OpenSearch } | undefined;
  const fits = new SharedWork<Fitted>(FITS);
  const jobs = new Map<number, AbortController>();

  async function foldsFor(protocol: BenchProtocol): Promise<readonly Fold[]> {
    const { data } = await borrowed();
    const key = JSON.stringify(protocol);
    if (drawn?.key !== key) drawn = { key, folds: foldsOf(data, protocol) };
    return drawn.folds;
  }

  async function searchFor(search: BenchSearch): Promise<OpenSearch> {
    const { data } = await borrowed();
    const key = JSON.stringify(search);
    if (searched?.key !== key) searched = { key, search: openSearch(data, search) };
    return searched.search;
  }

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

  /** Fitted on all ratings, or recalled. */
  async function fitOf({ id, params }: BenchModel, seed: number, waiting: Waiting) {
    const { data } = await borrowed();
    const model = modelNamed(id);
    const key = fitKey(model, data, { params, seed, holdOut: 0 });
    const work = async (signal: AbortSignal, tell: NonNullable<Waiting['onProgress']>) => {
      const kept = await storage.loadFit(key);
      if (kept) return kept;
      const fitting = model.fit(data, resolveParams(model.params, params), seeded(seed));
      const fitted = await drive(fitting, {
        signal,
        onSlice: ({ done, total }) => tell({ fraction: done / total }),
      });
      void storage.saveFit(key, fitted); // a cache: nothing waits for it
      return fitted;
    };
    return fits.get(key, work, waiting);
  }

  return {
    cancel: (job) => jobs.get(job)?.abort(),

    async plan(protocol) {
      const folds = await foldsFor(protocol);
      return { folds: folds.length, trials: folds[0].trials.map(({ name }) => name) };
    },

    run: (task, job, onProgress) =>
      asJob(job, async (signal) => {
        const { data } = await borrowed();
        const key = taskKey(data, task);
        const kept = await storage.loadOutcomes<FoldMessage>(key);
        if (kept) return { ...kept, recalled: true };
        const fold =
          (await foldsFor(task.protocol)).at(task.fold) ??
          fail('ParamError', `Got fold ${task.fold}; expected one that the protocol has.`);
        const result = await runFold(data, fold, task, { signal, onProgress });
        await storage.saveOutcomes(key, result);
        return { ...result, recalled: false };
      }),

    async measure(protocol, folds, metrics) {
      const { data } = await borrowed();
      const trials = (await foldsFor(protocol))[0].trials.map(({ name }) => name);
      const { folds: averaging } = protocolNamed(protocol.id);
      let all: TrialScores = trials.map((trial) => ({ trial, scores: {} }));
      for (const one of askedMetrics(metrics)) {
        const measured = measureFolds(data, folds, trials, averaging, [one]);
        all = all.map(({ trial, scores }, t) => ({
          trial,
          scores: { ...scores, ...measured[t].scores },
        }));
        await breathe();
      }
      return all;
    },

    score: (search, fit, job, onProgress) =>
      asJob(job, async (signal) => {
        const key = scoreKey((await borrowed()).data, search, fit);
        const kept = await storage.loadOutcomes<FitScore>(key);
        if (kept) return { ...kept, recalled: true };
        const score = await scoreFit(await searchFor(search), fit, { signal, onProgress });
        await storage.saveOutcomes(key, score);
        return { ...score, recalled: false };
      }),

    async recall(search, asked) {
      const { data } = await borrowed();
      const known: (FitScore | undefined)[] = [];
      for (let from = 0; from < asked.length; from += RECALLED_AT_ONCE) {
        const keys = asked
          .slice(from, from + RECALLED_AT_ONCE)
          .map((fit) => scoreKey(data, search, fit));
        known.push(...(await Promise.all(keys.map((key) => storage.loadOutcomes<FitScore>(key)))));
      }
      return known;
    },

    forYou: (asked, seed, question, job, onProgress) =>
      asJob(job, async (signal) => {
        const fitted = await fitOf(asked, seed, {
          signal,
          onProgress: ({ fraction }) => onProgress(fraction),
        });
        const { data } = await borrowed();
        const contender = { model: modelNamed(asked.id), fitted, training: data };
        return inSlices(listFor(contender, question), { signal });
      }),
  };
}

function* listFor(
  contender: Contender,
  { history, dismissed, count }: ListQuestion,
): Generator<void, readonly ShownFilm[]> {
  const out = new Set([...history.films, ...dismissed]);
  const films = ratedFilms(contender.training).filter((film) => !out.has(film));
  const scores = yield* scoresOf(contender, history, films);
  const listed = topK(scores, count).map((at) => films[at]);
  const stars = yield* starsOf(contender, history, listed);
  return Array.from(listed, (film, k) => ({ film, stars: clipStars(stars[k]) }));
}
