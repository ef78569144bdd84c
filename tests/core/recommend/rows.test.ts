import { describe, expect, test } from 'vitest';
import { ratedFilms } from '../../../src/core/dataset';
import { historyFrom } from '../../../src/core/history';
import { modelNamed } from '../../../src/core/models/registry';
import { filmNorms, nearestFilms } from '../../../src/core/recommend/nearest';
import { pickFilms } from '../../../src/core/recommend/picks';
import { filmRows } from '../../../src/core/recommend/rows';
import { fitted, loadPublic } from '../../fixtures';

const { data } = await loadPublic('sample.zip');
const model = modelNamed('ease');
const ranking = { model, fitted: fitted(model, data), data };
const norms = filmNorms(data);
const nearest = (film: number) => nearestFilms(data, norms, film, 60).map((near) => near.film);
const history = historyFrom([0, 40, 80, 120].map((film) => ({ film, halfStars: 10 })));
const candidates = ratedFilms(data).filter((film) => !history.films.includes(film));
/** Stars that have nothing to do with anything else. */
const starsOf = (film: number) => (film * 37) % 11;
const rowsOf = (among: Uint32Array, because: readonly number[] = [40], known = false) =>
  filmRows(data, history, {
    ...{ ranking, nearest, candidates: among, because, count: 6 },
    starsOf: (films) => (known ? Array.from(films, starsOf) : undefined),
  });

describe('rows beside the picks', () => {
  const rows = rowsOf(candidates);

  test('show each film once, and only what may be shown', () => {
    const films = rows.flatMap((row) => row.films);
    expect(new Set(films).size).toBe(films.length);
    expect(films.filter((film) => !candidates.includes(film))).toEqual([]);
    expect(rows.map((row) => [row.kind, row.films.length])).toEqual([
      ['because', 6],
      ['popular', 6],
      ['explore', 6],
    ]);
  });

  test('because of a rating are the nearest films of its film', () => {
    const expected = nearest(40)
      .filter((film) => candidates.includes(film))
      .slice(0, 6);
    expect(rows[0]).toEqual({ kind: 'because', because: 40, films: expected });
  });

  test('of popular films are the most rated of those that rank well', () => {
    const series = Uint32Array.from({ length: data.films.count }, (_, film) => film);
    const best = new Set(pickFilms(ranking, history, candidates, { count: 200, series }));
    const counts = (film: number) => data.byFilm.starts[film + 1] - data.byFilm.starts[film];
    const { films } = rows[1];
    expect(films.every((film) => best.has(film))).toBe(true);
    expect(films.map(counts)).toEqual(films.map(counts).sort((a, b) => b - a));
  });

  test('to explore are of genres that the history has little of', () => {
    const seen = (film: number) => {
      const bits = Array.from({ length: 32 }, (_, bit) => bit).filter(
        (bit) => (data.films.genres[film] >>> bit) & 1,
      );
      const rated = bits.map(
        (bit) => history.films.filter((own) => (data.films.genres[own] >>> bit) & 1).length,
      );
      return rated.reduce((sum, n) => sum + n, 0) / Math.max(1, bits.length);
    };
    const mean = (films: readonly number[]) =>
      films.reduce((sum, film) => sum + seen(film), 0) / films.length;
    expect(mean(rows[2].films)).toBeLessThan(mean(rows[1].films));
    expect(mean(rows[2].films)).toBeLessThan(mean([...candidates]));
  });

  test('leave out what is predicted to be liked less than half of what ranks well', () => {
    const [, popular, explore] = rowsOf(candidates, [40], true);
    const all = rowsOf(candidates, [40])[1].films;
    for (const film of [...popular.films, ...explore.films])
      expect(starsOf(film)).toBeGreaterThanOrEqual(4);
    expect(Math.min(...all.map(starsOf)), 'not so by chance').toBeLessThan(4);
  });

  test('of fewer than three films are left out', () => {
    expect(rowsOf(candidates.subarray(0, 2))).toEqual([]);
    expect(rowsOf(new Uint32Array())).toEqual([]);
  });
});
