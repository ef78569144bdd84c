// npm run tastes [-- --data ZIP] [--model ID] [--write] [--strangers]: ten made-up people of different tastes, ten ratings each, and the
// picks that the page shows them, to be read by somebody who knows films. --write: into docs/tastes.md.
// --strangers: whether people whom the model has not seen like what it shows, and how much their lists differ.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ratedFilms, type Dataset } from '../src/core/dataset';
import { titleKey } from '../src/core/films';
import { historyFrom, type History } from '../src/core/history';
import { fitToEnd } from '../src/core/models/model';
import { modelNamed } from '../src/core/models/registry';
import { resolveParams } from '../src/core/params';
import { seeded } from '../src/core/random';
import { pickFilms, reasonOf, type FittedModel } from '../src/core/recommend/picks';
import { seriesOf } from '../src/core/recommend/series';
import { bandAround } from '../src/core/recommend/star-band';
import { clipStars } from '../src/core/stars';
import { loadArchive } from '../workers/loader';
import { bandText } from '../src/ui/stars';
import { withPart } from './document';
import { TASTES, type Taste } from './tastes/people';
import { steeringTable } from './tastes/steered';
import { strangersLine } from './tastes/strangers';

const PICKS = 10;
const DOCUMENT = 'docs/tastes.md';

interface Models {
  readonly data: Dataset;
  readonly ranking: FittedModel;
  readonly starMix: FittedModel;
  readonly series: Uint32Array;
}

function fitted(data: Dataset, id: string): FittedModel {
  const model = modelNamed(id);
  const fit = model.fit(data, resolveParams(model.params, {}), seeded(1));
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

/** A person's list, one line a film. */
function listOf(people: Models, { name, ratings }: Taste, shown: Map<number, number>): string {
  const { data, ranking, starMix, series } = people;
  const history = historyOf(data, ratings);
  const candidates = ratedFilms(data).filter((film) => !history.films.includes(film));
  const picks = pickFilms(ranking, history, candidates, { count: PICKS, series });
  const stars = new Float32Array(picks.length);
  starMix.model.predict?.(starMix.fitted, data, history, picks, stars);
  const given = Object.entries(ratings).map(([title, halves]) => `${title} ${halves}`);
  const lines = Array.from(picks, (film, k) => {
    shown.set(film, (shown.get(film) ?? 0) + 1);
    return `${k + 1}. ${nameOf(data, film)}: ${starsText(people, history, film, stars[k])}; ${reasonText(people, history, film)}`;
  });
  return [`### ${name}`, `${given.join(', ')}.`, lines.join('\n')].join('\n\n');
}

function starsText({ data }: Models, history: History, film: number, raw: number): string {
  const { starts } = data.byFilm;
  const filmRatings = starts[film + 1] - starts[film];
  const stars = clipStars(raw);
  const band = bandAround('star-mix', stars, { filmRatings, ownRatings: history.films.length });
  return `${stars.toFixed(1)} (${band ? bandText(band) : 'no band'}), ${filmRatings} ratings`;
}

function reasonText({ data, ranking }: Models, history: History, film: number): string {
  const explanation = ranking.model.explain?.(ranking.fitted, data, history, film, 'score');
  const reason = explanation && reasonOf(explanation, history);
  return reason?.kind === 'rating' ? `because of ${nameOf(data, reason.film)}` : 'widely liked';
}

const nameOf = ({ films }: Dataset, film: number) =>
  `_${films.titles[film]}_ (${films.years[film]})`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'public/data/ml-latest-small.zip' },
    model: { type: 'string', default: 'for-you' },
    write: { type: 'boolean', default: false },
    strangers: { type: 'boolean', default: false },
  },
});
const archive = new Blob([await readFile(values.data)]);
const { data } = await loadArchive(archive, values.data, () => {});
const people: Models = {
  data,
  ranking: fitted(data, values.model),
  starMix: fitted(data, 'star-mix'),
  series: seriesOf(data.films),
};
const shown = new Map<number, number>();
const lists = TASTES.map((taste) => listOf(people, taste, shown));
const often = [...shown].sort(([, a], [, b]) => b - a)[0];
const summary = `${shown.size} different films stand in ${TASTES.length * PICKS} places; the one shown most, ${nameOf(data, often[0])}, is shown to ${often[1]} of ${TASTES.length}.`;
const text = [summary, ...lists].join('\n\n');
const histories = TASTES.map(({ ratings }) => historyOf(data, ratings));
const table = steeringTable(data, people.ranking, people.series, histories);
console.log(`${text}\n\n${table}`);
if (values.write) {
  const document = withPart(await readFile(DOCUMENT, 'utf8'), 'lists', text);
  await writeFile(DOCUMENT, withPart(document, 'steering', table));
}
if (values.strangers) console.log(`\n${strangersLine(data, values.model)}.`);
