import type { TagVectors } from '../src/core/features/tag-vectors';
import { ratedFilms } from '../src/core/dataset';
import { fitToEnd } from '../src/core/models/model';
import { popularity } from '../src/core/models/popularity';
import { pageModelNamed } from '../src/core/models/page-models';
import type { NeighbourFit } from '../src/core/neighbours/neighbour-fit';
import { seeded } from '../src/core/random';
import type { AskingFacts } from '../src/core/recommend/asking-reason';
import { filmNorms } from '../src/core/recommend/nearest';
import { reasonOf, type FittedModel, type Reason } from '../src/core/recommend/picks';
import { seriesOf } from '../src/core/recommend/series';
import { bandAround, type Band } from '../src/core/recommend/star-band';
import { clipStars } from '../src/core/stars';
import { sameHistory } from '../src/core/history';
import type { HistoryMessage, Library, Use } from './api';
import type { Loaded } from './loader';

/** A fit that answers for a use. */
export interface Fit extends FittedModel {
  readonly seed: number;
}

/** A data set that is open, and what has been derived from it. */
export interface Open extends Loaded {
  readonly candidates: Uint32Array;
  /** Lengths of the films' rows of choices. */
  readonly norms: Float64Array;
  readonly likes: FittedModel;
  readonly series: Uint32Array;
  /** Films nearest to those that rows have come from. */
  readonly nearest: Map<number, readonly number[]>;
  readonly fits: Map<Use, Fit>;
  /** Worked out when the first film is asked about. */
  tags?: TagVectors;
  /** What films are asked about for; worked out when it is first needed. */
  askingFacts?: AskingFacts;
  /** The history that picks, rows or questions were last asked for with. */
  asked?: HistoryMessage;
  /** What similarity of people is measured against; worked out in slices when it is first needed. */
  levels?: Promise<NeighbourFit>;
}

/** What is derived at once from a data set; its models come later. */
export function prepared(loaded: Loaded): Open {
  const { data } = loaded;
  const fitted = fitToEnd(popularity.fit(data, { count: 'liked' }, seeded(0)));
  const candidates = ratedFilms(data);
  return {
    ...loaded,
    candidates,
    norms: filmNorms(data),
    likes: { model: pageModelNamed(popularity.id), fitted, data },
    series: seriesOf(data.films),
    nearest: new Map(),
    fits: new Map(),
  };
}

/** The page's copy. */
export function libraryOf(
  { data, report }: Loaded,
  facts: Pick<Library, 'counts' | 'means'>,
  restored: boolean,
): Library {
  return {
    name: data.name,
    sha256: data.sha256,
    films: data.films,
    users: data.ratings.rows,
    ratings: data.ratings.indices.length,
    ...facts,
    report,
    restored,
  };
}

/** Predicted stars as they are shown, each with the band around it. */
export function starsOf(
  { data, fits }: Open,
  history: HistoryMessage,
  films: Uint32Array,
): Stars[] {
  const star = fits.get('stars');
  const raw = predicted(star, history, films);
  const { starts } = data.byFilm;
  const ownRatings = history.films.length;
  return Array.from(films, (film, k) => {
    if (!star || !raw) return { stars: NaN, band: undefined };
    const stars = clipStars(raw[k]);
    const filmRatings = starts[film + 1] - starts[film];
    return { stars, band: bandAround(star.model.id, stars, { filmRatings, ownRatings }) };
  });
}

interface Stars {
  readonly stars: number;
  readonly band: Band | undefined;
}

/** Unclipped predicted stars; undefined while no star model is fitted. */
export function predicted(
  star: FittedModel | undefined,
  history: HistoryMessage,
  films: Uint32Array,
): Float32Array | undefined {
  if (!star?.model.predict) return undefined;
  const stars = new Float32Array(films.length);
  star.model.predict(star.fitted, star.data, history, films, stars);
  return stars;
}

/** What has been said of films, by history: a slider brings back many that were there before. */
const reasons = new WeakMap<HistoryMessage, { by: FittedModel; ofFilm: Map<number, Reason> }>();

/** Why the ranking picks a film. */
export function reasonFor(ranking: FittedModel, history: HistoryMessage, film: number): Reason {
  let known = reasons.get(history);
  if (known?.by !== ranking) reasons.set(history, (known = { by: ranking, ofFilm: new Map() }));
  let reason = known.ofFilm.get(film);
  if (!reason) known.ofFilm.set(film, (reason = reasonAnew(ranking, history, film)));
  return reason;
}

function reasonAnew(
  { model, fitted, data }: FittedModel,
  history: HistoryMessage,
  film: number,
): Reason {
  const explanation = model.explain?.(fitted, data, history, film, 'score');
  return explanation ? reasonOf(explanation, history) : { kind: 'none' };
}

/** The same object for the same ratings: what models have worked out for a history is found again by it. */
export function remembered(open: Open, history: HistoryMessage): HistoryMessage {
  if (!open.asked || !sameHistory(open.asked, history)) open.asked = history;
  return open.asked;
}

/** Item vectors of the map's fit. */
export function vectorsOf({ fits }: Open) {
  const drawn = fits.get('map');
  return drawn?.model.space?.vectors(drawn.fitted);
}
