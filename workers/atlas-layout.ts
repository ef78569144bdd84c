import { resolveParams } from '../src/core/params';
import type {
  Places,
  Projection,
  ProjectionSource,
  ProjectionStep,
} from '../src/core/projection/projection';
import { projectionNamed } from '../src/core/projection/registry';
import { seeded } from '../src/core/random';
import type { Layout, OnProgress } from './atlas-api';
import type { Fed } from './atlas-feed';
import { inSlices } from './driver';
import type { Storage } from './storage';

/** Films as they are laid out. */
export interface Laid {
  readonly projection: Projection;
  readonly layout: Layout;
  readonly places: Places;
  /** The films that are laid out, and what by. */
  readonly source: ProjectionSource;
}

/** Lays films out, or recalls how they were where that takes long. */
export async function layOut(
  { key, source: whole }: Fed,
  layout: Layout,
  storage: Pick<Storage, 'loadLayout' | 'saveLayout'>,
  {
    seed,
    signal,
    onProgress,
  }: { seed: number; signal?: AbortSignal | undefined; onProgress?: OnProgress | undefined },
): Promise<Laid> {
  const projection = projectionNamed(layout.projection);
  const params = resolveParams(projection.params, layout.params);
  const storageKey = `${key}:${projection.id}:v${projection.version}:${layout.least}:${JSON.stringify(params)}`;
  const source = {
    ...whole,
    films: whole.films.filter((film) => whole.counts[film] >= layout.least),
  };
  const { keep = false } = projection;
  const kept = keep ? await storage.loadLayout(storageKey) : undefined;
  /** What there is to be seen and has not been shown. */
  let latest: ProjectionStep['state'];
  const places =
    kept ??
    (await inSlices(projection.project(source, params, seeded(seed)), {
      signal,
      onStep: ({ state }) => void (latest = state ?? latest),
      onSlice: ({ done, total }) => {
        onProgress?.({ fraction: done / total, ...(latest && { places: latest() }) });
        latest = undefined;
      },
    }));
  if (keep && !kept) void storage.saveLayout(storageKey, places);
  return { projection, layout, places, source };
}
