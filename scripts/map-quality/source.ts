import { without, type Dataset } from '../../src/core/dataset';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import type { ProjectionSource } from '../../src/core/projection/projection';
import { seeded } from '../../src/core/random';
import { filmFacts } from '../../src/core/recommend/film-facts';
import { holdOutMask } from '../../src/core/recommend/hold-out';
import { LINE_UP } from '../../src/state/line-up';

/** What the page's map is made of: the item vectors of the model that it fits for it. */
export function mapSource(data: Dataset): ProjectionSource {
  const { model: id, params, seed, holdOut } = LINE_UP.map[0].request;
  const model = modelNamed(id);
  const training = without(data, holdOutMask(data, holdOut, seed));
  const fit = fitToEnd(model.fit(training, resolveParams(model.params, params), seeded(seed)));
  const vectors = model.space!.vectors(fit);
  const { values, width } = vectors;
  const all = Uint32Array.from({ length: data.films.count }, (_, film) => film);
  const films = all.filter((film) =>
    values.subarray(film * width, (film + 1) * width).some((value) => value !== 0),
  );
  return { vectors, films, ...filmFacts(data.byFilm) };
}
