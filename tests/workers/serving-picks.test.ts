import { describe, expect, test } from 'vitest';
import { ratedFilms } from '../../src/core/dataset';
import { historyFrom } from '../../src/core/history';
import { modelNamed } from '../../src/core/models/registry';
import { pickFilms } from '../../src/core/recommend/picks';
import { seriesOf } from '../../src/core/recommend/series';
import { AS_RANKED, type Steering } from '../../src/core/recommend/steering';
import type { FitRequest, PickQuestion } from '../../workers/api';
import { fitted, loadPublic } from '../fixtures';
import { ALS, EASE, servingOf, somebody, STARS } from './serving-fixtures';

const sample = await loadPublic('sample.zip');
const none = new Uint32Array();
const { port1: port } = new MessageChannel();
const ALL = ratedFilms(sample.data);
const serving = (requests: readonly FitRequest[]) => servingOf(sample, requests);
const filmsOf = (picks: readonly { film: number }[]) => picks.map(({ film }) => film);

describe('picks that are steered', () => {
  const CHOSEN: FitRequest = {
    use: 'chosen',
    model: 'popularity',
    params: {},
    seed: 1,
    holdOut: 0,
  };
  const genres = (film: number) => sample.data.films.genres[film];
  const steeredBy = (steering: Partial<Steering>): PickQuestion => ({
    steering: { ...AS_RANKED, ...steering },
  });

  test('are as ever where nothing is asked of them, and none has changed', async () => {
    const service = await serving([EASE, ALS]);
    const usual = service.picks(somebody, none, 10);
    expect(usual.changed).toBe(0);
    expect(service.picks(somebody, none, 10, steeredBy({}))).toEqual(usual);
  });

  test('pass what is set, and say how many could be picked and how many have changed', async () => {
    const service = await serving([EASE, ALS]);
    const usual = filmsOf(service.picks(somebody, none, 10).picks);
    const genre = genres(usual[0]) & -genres(usual[0]);
    const { picks, candidates, changed } = service.picks(
      somebody,
      none,
      10,
      steeredBy({ exclude: genre }),
    );
    expect(filmsOf(picks).filter((film) => genres(film) & genre)).toEqual([]);
    const passing = ALL.filter((film) => (genres(film) & genre) === 0);
    const unrated = passing.filter((film) => !somebody.films.includes(film));
    expect(candidates).toBe(unrated.length);
    expect(changed).toBe(filmsOf(picks).filter((film) => !usual.includes(film)).length);
    expect(changed).toBeGreaterThan(0);
  });

  test('differ more from each other where that is asked for', async () => {
    const service = await serving([EASE, ALS]);
    const alike = (variety: number) => {
      const films = filmsOf(service.picks(somebody, none, 10, steeredBy({ variety })).picks);
      const pairs = films.flatMap((a, k) => films.slice(k + 1).map((b) => [a, b] as const));
      return pairs.filter(([a, b]) => genres(a) === genres(b)).length;
    };
    expect(alike(1)).toBeLessThan(alike(-1));
  });

  test('are ranked by the model that somebody has chosen once it is fitted', async () => {
    const service = await serving([EASE]);
    const usual = service.picks(somebody, none, 10);
    const question = { chosen: { model: 'popularity', seed: 1 } };
    expect(service.picks(somebody, none, 10, question)).toEqual(usual);
    await service.fit(CHOSEN, 2, port, () => {});
    expect(service.picks(somebody, none, 10), 'only where it is asked for').toEqual(usual);
    const chosen = service.picks(somebody, none, 10, question);
    const popularity = modelNamed('popularity');
    const popular = pickFilms(
      { model: popularity, fitted: fitted(popularity, sample.data), data: sample.data },
      somebody,
      ALL.filter((film) => !somebody.films.includes(film)),
      { count: 10, series: seriesOf(sample.data.films) },
    );
    expect(filmsOf(chosen.picks)).toEqual([...popular]);
    const before = filmsOf(usual.picks);
    expect(chosen.changed).toBe([...popular].filter((film) => !before.includes(film)).length);
  });

  test('are compared with what all ratings would give where only some count', async () => {
    const service = await serving([EASE]);
    const few = historyFrom([{ film: 3, halfStars: 10 }]);
    const { picks, changed } = service.picks(few, none, 10, { usual: somebody });
    const all = filmsOf(service.picks(somebody, none, 10).picks);
    expect(changed).toBe(all.filter((film) => !filmsOf(picks).includes(film)).length);
    expect(changed).toBeGreaterThan(0);
  });

  test('count what has gone, also where fewer than ten are left', async () => {
    const service = await serving([EASE]);
    const { picks, changed } = service.picks(somebody, none, 10, steeredBy({ from: 3000 }));
    expect([picks.length, changed]).toEqual([0, 10]);
  });

  test('keep to the model that was asked for last, whichever is fitted first', async () => {
    const service = await serving([EASE]);
    const { port1: other } = new MessageChannel();
    const random = { ...CHOSEN, model: 'random', seed: 2 };
    await Promise.all([
      service.fit(CHOSEN, 2, port, () => {}),
      service.fit(random, 3, other, () => {}),
    ]);
    const usual = service.picks(somebody, none, 10);
    const ask = (model: string, seed: number) =>
      service.picks(somebody, none, 10, { chosen: { model, seed } });
    expect(ask('random', 2).changed).toBeGreaterThan(0);
    expect(ask('random', 3), 'another draw').toEqual(usual);
    expect(ask('popularity', 1), 'no longer wanted').toEqual(usual);
  });

  test('lend their filters to the rows beside them', async () => {
    const service = await serving([EASE]);
    const steering = { ...AS_RANKED, from: 1990 };
    const rows = service.rows(somebody, none, Uint32Array.of(3), steering);
    const years = rows.flatMap((row) => filmsOf(row.films).map((f) => sample.data.films.years[f]));
    expect(years.length).toBeGreaterThan(6);
    expect(Math.min(...years)).toBeGreaterThanOrEqual(1990);
  });

  test('come beside rows of other films, each film once on the page', async () => {
    const service = await serving([EASE, STARS]);
    const shown = Uint32Array.from(filmsOf(service.picks(somebody, none, 10).picks));
    const rows = service.rows(somebody, shown, Uint32Array.of(3), AS_RANKED);
    expect(rows.map(({ kind }) => kind)).toEqual(['because', 'popular', 'explore']);
    const films = rows.flatMap((row) => filmsOf(row.films));
    const elsewhere = [...shown, ...somebody.films];
    expect(films.filter((film) => elsewhere.includes(film))).toEqual([]);
    const stars = service.predict(somebody) ?? [];
    for (const row of rows)
      for (const { film, stars: own } of row.films) expect(own).toBe(stars[film]);
  });

  test('can begin with groups of films, once there are item vectors', async () => {
    expect((await serving([EASE])).groups(6)).toBeUndefined();
    expect((await serving([ALS])).groups(6)?.length).toBeGreaterThan(1);
  });
});
