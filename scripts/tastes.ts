// npm run tastes -- --data ZIP: ten made-up people of different tastes, ten ratings each, and the picks that
// the page would show them. To be read by somebody who knows films.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ratedFilms, type Dataset } from '../src/core/dataset';
import { genresOf, titleKey } from '../src/core/films';
import { historyFrom, type History } from '../src/core/history';
import { fitToEnd } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams, type ParamValues } from '../src/core/params';
import { seeded } from '../src/core/random';
import { pickFilms, reasonOf, type FittedModel } from '../src/core/recommend/picks';
import { seriesOf } from '../src/core/recommend/series';
import { bandAround } from '../src/core/recommend/star-band';
import { clipStars } from '../src/core/stars';
import { loadArchive } from '../workers/loader';
import { TASTES } from './tastes/people';

const PICKS = 10;

function fitted(data: Dataset, id: string, params: ParamValues): FittedModel {
  const model = modelNamed(id);
  const fit = model.fit(data, resolveParams(model.params, params), seeded(1));
  return { model, fitted: fitToEnd(fit), data };
}

/** The ratings of a person; throws where a film is not in the data. */
function historyOf({ films }: Dataset, ratings: Readonly<Record<string, number>>): History {
  const byName = new Map(
    films.titles.map((title, film) => [`${titleKey(title)} ${films.years[film]}`, film]),
  );
  return historyFrom(
    Object.entries(ratings).map(([name, stars]) => {
      const [, title, year] = /^(.*) \((\d{4})\)$/.exec(name) ?? [];
      const film = byName.get(`${titleKey(title)} ${year}`);
      if (film === undefined) throw new Error(`${name} is not in this data set.`);
      return { film, halfStars: stars * 2 };
    }),
  );
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('Usage: npm run tastes -- --data ZIP');
const { data } = await loadArchive(new Blob([await readFile(values.data)]), values.data, () => {});
const ranking = fitted(data, 'for-you', {});
const starMix = fitted(data, 'star-mix', {});
const series = seriesOf(data.films);
const { starts } = data.byFilm;
const nameOf = (film: number) => `${data.films.titles[film]} (${data.films.years[film]})`;
const shown = new Map<number, number>();

for (const { name, ratings } of TASTES) {
  const history = historyOf(data, ratings);
  const candidates = ratedFilms(data).filter((film) => !history.films.includes(film));
  const picks = pickFilms(ranking, history, candidates, { count: PICKS, series });
  const stars = new Float32Array(picks.length);
  starMix.model.predict?.(starMix.fitted, data, history, picks, stars);
  console.log(`\n## ${name}\n`);
  console.log(
    Object.entries(ratings)
      .map(([title, given]) => `${title} ${given}`)
      .join(', ') + '\n',
  );
  picks.forEach((film, k) => {
    shown.set(film, (shown.get(film) ?? 0) + 1);
    const filmRatings = starts[film + 1] - starts[film];
    const { length: ownRatings } = history.films;
    const band = bandAround('star-mix', clipStars(stars[k]), { filmRatings, ownRatings });
    const explanation = ranking.model.explain?.(ranking.fitted, data, history, film, 'score');
    const reason = explanation && reasonOf(explanation, history);
    const why = reason?.kind === 'rating' ? nameOf(reason.film) : 'widely liked';
    const range = band && `${band.low.toFixed(1)}–${band.high.toFixed(1)}`;
    console.log(
      `${k + 1}. ${nameOf(film)}: ${clipStars(stars[k]).toFixed(1)} (${range}), ${filmRatings} ratings, ${genresOf(data.films, film).slice(0, 3).join('/')}; ${why}`,
    );
  });
}

const often = [...shown].filter(([, times]) => times > TASTES.length / 2);
console.log(`\n${shown.size} different films in ${TASTES.length * PICKS} places.`);
for (const [film, times] of often) console.log(`${nameOf(film)} is shown to ${times} of them.`);
