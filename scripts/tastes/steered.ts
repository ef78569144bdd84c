import { ratedFilms, type Dataset } from '../../src/core/dataset';
import type { History } from '../../src/core/history';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { countOf } from '../../src/core/ratings';
import { likenessOf } from '../../src/core/recommend/likeness';
import { pickFilms, type FittedModel } from '../../src/core/recommend/picks';
import { AS_RANKED, type Steering } from '../../src/core/recommend/steering';

const PICKS = 10;
/** As the page draws its map, whose vectors say how alike films are. */
const MAP_FACTORS = { factors: 16, iterations: 8 };
const SLIDERS = [
  ['adventure', 'Familiar', 'Adventurous'],
  ['variety', 'Focused', 'Varied'],
  ['newness', 'Older', 'Newer'],
] as const;

/** What the sliders do to the picks of some people, as a table: means over all of them. */
export function steeringTable(
  data: Dataset,
  ranking: FittedModel,
  series: Uint32Array,
  people: readonly History[],
): string {
  const als = modelNamed('als');
  const fit = fitToEnd(als.fit(data, resolveParams(als.params, MAP_FACTORS), seeded(1)));
  const likeness = likenessOf(data, als.space?.vectors(fit));
  const listsFor = (steering: Partial<Steering>) =>
    people.map((history) => {
      const candidates = ratedFilms(data).filter((film) => !history.films.includes(film));
      const how = { count: PICKS, series, likeness, steering: { ...AS_RANKED, ...steering } };
      return [...pickFilms(ranking, history, candidates, how)];
    });
  const usual = listsFor({});
  const row = (name: string, lists: readonly number[][]) => {
    const changed = lists.map((list, k) => list.filter((film) => !usual[k].includes(film)).length);
    const films = lists.flat();
    const ratings = films.map((film) => countOf(data.byFilm, film));
    const years = films.flatMap((film) => data.films.years[film] || []);
    const pairs = lists.map((list) => mean(likenesses(list, likeness)));
    return `| ${name} | ${mean(changed).toFixed(1)} | ${median(ratings)} | ${median(years)} | ${mean(pairs).toFixed(2)} |`;
  };
  return [
    '| slider | of ten changed | ratings of a pick | year of a pick | likeness of two picks |',
    '| --- | ---: | ---: | ---: | ---: |',
    row('as recommended', usual),
    ...SLIDERS.flatMap(([name, low, high]) =>
      [-1, -0.5, 0.5, 1].map((value) =>
        row(`${value < 0 ? low : high}, ${100 * Math.abs(value)} %`, listsFor({ [name]: value })),
      ),
    ),
  ].join('\n');
}

const likenesses = (films: readonly number[], likeness: (a: number, b: number) => number) =>
  films.flatMap((a, k) => films.slice(k + 1).map((b) => likeness(a, b)));

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
