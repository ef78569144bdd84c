import { describe, expect, test } from 'vitest';
import { ratedFilms } from '../../../src/core/dataset';
import { als } from '../../../src/core/models/als';
import { clusterNames, filmClusters } from '../../../src/core/projection/clusters';
import { distinctiveTerms, namesFrom } from '../../../src/core/projection/distinctive';
import { filmTerms } from '../../../src/core/projection/film-terms';
import { principalAxes, project } from '../../../src/core/projection/pca';
import { mapRegions } from '../../../src/core/projection/regions';
import { seeded } from '../../../src/core/random';
import { filmFacts } from '../../../src/core/recommend/film-facts';
import { fitted, loadPublic } from '../../fixtures';
import { finished } from './finished';

const FILMS = 600;
const random = seeded(3);
/** Four heaps of 150 films around the corners of a square. */
const x = Float32Array.from({ length: FILMS }, (_, k) => (k % 2) * 10 + random.normal());
const y = Float32Array.from({ length: FILMS }, (_, k) => ((k >> 1) % 2) * 10 + random.normal());
const films = Uint32Array.from({ length: FILMS }, (_, film) => film);
const counts = new Uint32Array(FILMS).fill(1);
const levels = finished(mapRegions({ x, y }, films, counts, (own) => [`${own[0]}`]));

describe('regions of a map', () => {
  test('come in three sizes, shown from three zooms on', () => {
    expect(levels.map(({ fromScale }) => fromScale)).toEqual([0, 2.5, 6]);
    expect(levels.map(({ regions }) => regions.length)).toEqual([8, 30, 100]);
  });

  test('hold every film once, ascending', () => {
    for (const { regions } of levels) {
      const all = regions.flatMap((region) => [...region.films]).sort((a, b) => a - b);
      expect(all).toEqual([...films]);
      for (const region of regions) {
        expect([...region.films]).toEqual([...region.films].sort((a, b) => a - b));
      }
    }
  });

  test('do not reach from one heap into another', () => {
    for (const { films: own } of levels[0].regions) {
      expect(new Set([...own].map((film) => film % 4)).size).toBe(1);
    }
  });

  test('have their label in the middle of their films, nearer to the well known', () => {
    const two = (known: number) =>
      finished(
        mapRegions(
          { x: Float32Array.of(0, 4, 4), y: Float32Array.of(0, 0, 0) },
          Uint32Array.of(0, 1, 2),
          Uint32Array.of(known, 1, 1),
          () => [],
        ),
      );
    expect(two(1)[0].regions.map((region) => region.x)).toEqual([4, 0]);
    const [region] = levels[0].regions;
    const mean = region.films.reduce((sum, film) => sum + x[film], 0) / region.films.length;
    expect(region.x).toBeCloseTo(mean, 4);
  });

  test('that touch have different texts', () => {
    const line = Float32Array.from({ length: 40 }, (_, k) => Math.floor(k / 5) * 10 + (k % 5) / 9);
    const options = () => ['A', 'B'];
    const [{ regions }] = finished(
      mapRegions({ x: line, y: new Float32Array(40) }, films.slice(0, 40), counts, options),
    );
    const across = [...regions].sort((a, b) => a.x - b.x).map(({ text }) => text);
    across.forEach((text, k) => {
      if (k > 0 && text !== '') expect(text).not.toBe(across[k - 1]);
    });
    expect(across).toContain('A');
    expect(across).toContain('B');
  });

  test('of films without a place, of one film and of films in one place are what they can be', () => {
    const nowhere = new Float32Array(FILMS).fill(NaN);
    const none = finished(mapRegions({ x: nowhere, y: nowhere }, films, counts, () => ['A']));
    expect(none.map(({ regions }) => regions)).toEqual([[], [], []]);
    const one = finished(mapRegions({ x, y }, films.slice(7, 8), counts, () => ['A']));
    expect(one[2].regions).toEqual([{ x: x[7], y: y[7], films: Uint32Array.of(7), text: 'A' }]);
    const here = new Float32Array(FILMS).fill(2);
    const heap = finished(mapRegions({ x: here, y: here }, films, counts, () => []));
    expect(heap[2].regions).toHaveLength(1);
    expect(heap[2].regions[0]).toMatchObject({ x: 2, y: 2, text: '' });
  });

  test('are the same each time', () => {
    expect(finished(mapRegions({ x, y }, films, counts, (own) => [`${own[0]}`]))).toEqual(levels);
  });
});

describe('on the sample', () => {
  test('regions and clusters are named by what their films are, and neighbours differently', async () => {
    const { data } = await loadPublic('sample.zip');
    const { counts } = filmFacts(data.byFilm);
    const all = ratedFilms(data);
    const vectors = als.space!.vectors(
      fitted(als, data, { factors: 8, iterations: 4 }, 1) as never,
    );
    const pca = principalAxes(vectors.values, vectors.width, all);
    const places = {
      x: new Float32Array(data.films.count).fill(NaN),
      y: new Float32Array(data.films.count).fill(NaN),
    };
    for (const film of all) {
      const row = vectors.values.subarray(film * vectors.width, (film + 1) * vectors.width);
      [places.x[film], places.y[film]] = project(pca, row);
    }
    const index = filmTerms(data);
    const find = distinctiveTerms(index, { films: all, counts });
    const namesOf = (own: Uint32Array) => namesFrom(find(own, { most: 4 }));

    const levels = finished(mapRegions(places, all, counts, namesOf));
    const texts = levels.flatMap(({ regions }) => regions.map(({ text }) => text));
    expect(texts.filter((text) => text !== '').length).toBeGreaterThan(20);
    const words = new Set(index.names.map(({ text }) => text.toLowerCase()));
    for (const text of texts.filter(Boolean)) {
      for (const word of text.split(' · ')) expect(words).toContain(word.toLowerCase());
    }

    const clusters = finished(filmClusters(vectors, all, 6, counts));
    const names = clusterNames(clusters, namesOf);
    expect(names).toHaveLength(6);
    expect(new Set(names).size).toBe(6);
  });
});
