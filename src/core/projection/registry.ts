import { fail } from '../errors';
import { fame } from './fame';
import { latent } from './latent';
import { principal } from './principal';
import type { Projection } from './projection';
import { umap } from './umap';

/** In the order they are offered; the first is there at once. */
export const projections: readonly Projection[] = [principal, latent, fame, umap];

/** Throws ParamError for an id that is not in the registry. */
export const projectionNamed = (id: string): Projection =>
  projections.find((projection) => projection.id === id) ??
  fail(
    'ParamError',
    `No projection named "${id}". Known: ${projections.map((p) => p.id).join(', ')}.`,
  );
