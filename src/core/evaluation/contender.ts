import type { Dataset } from '../dataset';
import type { History } from '../history';
import { rankFilms, type Fitted, type Model } from '../models/model';

/** A fitted model, with the data that it was fitted on. */
export interface Contender {
  readonly model: Model;
  readonly fitted: Fitted;
  readonly training: Dataset;
}

/** Films that a model is asked about at once: with thousands of ratings and trees, all of them would take seconds. */
const BLOCK = 1024;

/** Unclipped stars of the given films, NaN where the model predicts none. Yields every thousand films. */
export function* starsOf(
  { model, fitted, training }: Contender,
  history: History,
  films: Uint32Array,
): Generator<void, Float32Array> {
  const stars = new Float32Array(films.length).fill(NaN);
  if (!model.predict) return stars;
  for (let from = 0; from < films.length; from += BLOCK) {
    const to = from + BLOCK;
    model.predict(fitted, training, history, films.subarray(from, to), stars.subarray(from, to));
    yield;
  }
  return stars;
}

/** Ranking scores of the given films. Yields every thousand films. */
export function* scoresOf(
  { model, fitted, training }: Contender,
  history: History,
  films: Uint32Array,
): Generator<void, Float32Array> {
  const scores = new Float32Array(films.length);
  for (let from = 0; from < films.length; from += BLOCK) {
    const to = from + BLOCK;
    const [some, out] = [films.subarray(from, to), scores.subarray(from, to)];
    rankFilms(model, fitted, training, history, some, out);
    yield;
  }
  return scores;
}
