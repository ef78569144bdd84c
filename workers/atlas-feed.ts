import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { models } from '../src/core/models/registry';
import type { Fitted, Model, Space } from '../src/core/models/model';
import { resolveParams } from '../src/core/params';
import type { ProjectionSource } from '../src/core/projection/projection';
import { seeded } from '../src/core/random';
import { filmFacts } from '../src/core/recommend/film-facts';
import type { Loan } from './api';
import type { Feed, OnProgress } from './atlas-api';
import { drive } from './driver';
import { fitKey, trainingData } from './fit-key';
import type { Storage } from './storage';

/** A model that has item vectors. */
export type SpatialModel = Model & { readonly space: Space<Fitted> };

/** Every model that can feed the map. */
export const spatialModels = models.filter(
  (model): model is SpatialModel => model.space !== undefined,
);

/** Throws ParamError for a model that is not there, or has no item vectors. */
export function spatialModelNamed(id: string): SpatialModel {
  return (
    spatialModels.find((model) => model.id === id) ??
    fail(
      'ParamError',
      `Got the model “${id}”; expected one with item vectors: ${spatialModels.map((m) => m.id).join(', ')}.`,
    )
  );
}

/** A fitted model, what it was fitted on, and what its map is drawn from. */
export interface Fed {
  readonly key: string;
  readonly model: SpatialModel;
  readonly fitted: Fitted;
  readonly training: Dataset;
  readonly source: ProjectionSource;
}

interface FeedOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Recalls what was lent or kept, or fits. Throws AbortError once the signal is raised. */
export async function feedFrom(
  { data, fit }: Loan,
  storage: Pick<Storage, 'loadFit' | 'saveFit'>,
  feed: Feed,
  { signal, onProgress }: FeedOptions = {},
): Promise<Fed> {
  const model = spatialModelNamed(feed.model);
  const key = fitKey(model, data, feed);
  const training = trainingData(data, feed);
  const known = fit?.key === key ? fit.fitted : await storage.loadFit(key);
  const fitted =
    known ??
    (await drive(model.fit(training, resolveParams(model.params, feed.params), seeded(feed.seed)), {
      ...(signal && { signal }),
      onSlice: ({ done, total }) => onProgress?.({ fraction: done / total }),
    }));
  if (!known) void storage.saveFit(key, fitted); // a cache: nothing waits for it
  return { key, model, fitted, training, source: sourceOf(data, model, fitted) };
}

/** What a fit's films are placed by. */
export function sourceOf(
  { byFilm }: Pick<Dataset, 'byFilm'>,
  model: SpatialModel,
  fitted: Fitted,
): ProjectionSource {
  const vectors = model.space.vectors(fitted);
  const { values, width } = vectors;
  const placed: number[] = [];
  for (let film = 0; film < byFilm.rows; film++) {
    if (values.subarray(film * width, (film + 1) * width).some((value) => value !== 0))
      placed.push(film);
  }
  return { vectors, films: Uint32Array.from(placed), ...filmFacts(byFilm) };
}
