import { ratingHistogram } from '../src/core/recommend/film-facts';
import { likenessOf } from '../src/core/recommend/likeness';
import { pickFilms, type FittedModel } from '../src/core/recommend/picks';
import { admitted, AS_RANKED, isNeutral } from '../src/core/recommend/steering';
import type { HistoryMessage, PickQuestion, PicksMessage } from './api';
import { reasonFor, remembered, starsOf, vectorsOf, type Open } from './opened';

/** So many picks are compared with those that nobody has steered. */
const COMPARED = 10;
const NO_FILMS = new Uint32Array();

/** Films to watch, best first, and how many of the first ten are there by steering. */
export function picksOf(
  open: Open,
  asked: HistoryMessage,
  dismissed: Uint32Array,
  count: number,
  { shown = NO_FILMS, steering = AS_RANKED, chosen, usual, pull }: PickQuestion = {},
): PicksMessage {
  const { data, candidates, likes, fits, series } = open;
  const history = remembered(open, asked);
  const recommended = fits.get('ranking') ?? likes;
  const ranking = chosenFit(open, chosen) ?? recommended;
  const out = new Set([...history.films, ...dismissed]);
  const films = candidates.filter((film) => !out.has(film));
  const others = shown.length > 0 ? films.filter((film) => !shown.includes(film)) : films;

  const likeness = likenessOf(data, steering.variety === 0 ? undefined : vectorsOf(open));
  const more = Math.max(0, count - shown.length);
  const best = pickFilms(ranking, history, others, {
    count: more,
    series,
    steering,
    likeness,
    pull,
  });
  const picked = Uint32Array.of(...shown, ...best);
  const moved =
    ranking !== recommended || usual !== undefined || pull !== undefined || !isNeutral(steering);
  const unmoved = moved
    ? pickFilms(recommended, usual ?? history, films, { count: COMPARED, series })
    : picked;

  const stars = starsOf(open, history, picked);
  const { counts } = likes.fitted as { counts: Float32Array };
  return {
    picks: Array.from(picked, (film, k) => ({
      film,
      ...stars[k],
      reason: reasonFor(ranking, history, film),
      liked: counts[film],
      histogram: ratingHistogram(data.byFilm, film),
    })),
    candidates: admitted(films, data, steering).length,
    personal: ranking !== likes && history.films.length > 0,
    changed: unmoved.subarray(0, COMPARED).filter((film) => !picked.includes(film)).length,
  };
}

/** What somebody has chosen to rank with, once it is fitted. */
function chosenFit({ fits }: Open, chosen: PickQuestion['chosen']): FittedModel | undefined {
  const fit = fits.get('chosen');
  return chosen && fit?.model.id === chosen.model && fit.seed === chosen.seed ? fit : undefined;
}
