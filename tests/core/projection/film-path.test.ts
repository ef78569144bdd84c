import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filmPath } from '../../../src/core/projection/film-path';
import type { NeighbourGraph } from '../../../src/core/projection/projection';
import { exactNeighbours, joinedBy, nearestTo } from '../../../src/core/projection/neighbours';
import { holds } from '../property';
import { clouds, toEnd } from './sources';

/** A graph of films 10, 11, …; whole distances, so that sums are exact. */
function graphOf(k: number, links: readonly (readonly [row: number, distance: number])[]) {
  const graph: NeighbourGraph = {
    k,
    films: Uint32Array.from({ length: links.length / k }, (_, row) => 10 + row),
    rows: Uint32Array.from(links, ([row]) => row),
    distances: Float32Array.from(links, ([, distance]) => distance),
  };
  return graph;
}

/** Length and number of links of the best path between all pairs (Floyd 1962), by hundreds of thousands and ones. */
function allPairs({ k, films, rows, distances }: NeighbourGraph) {
  const n = films.length;
  const best = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)),
  );
  rows.forEach((other, at) => {
    const row = Math.floor(at / k);
    const cost = distances[at] * 1e5 + 1;
    best[row][other] = Math.min(best[row][other], cost);
    best[other][row] = Math.min(best[other][row], cost);
  });
  for (let via = 0; via < n; via++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) best[i][j] = Math.min(best[i][j], best[i][via] + best[via][j]);
    }
  }
  return best;
}

const N = 8;
const K = 2;
const graphs = fc
  .array(fc.tuple(fc.integer({ min: 1, max: N - 1 }), fc.integer({ min: 0, max: 4 })), {
    minLength: N * K,
    maxLength: N * K,
  })
  // Symmetric in its distances, as a real graph is: those of a pair depend on the pair alone.
  .map((links) => {
    const rows = links.map(([by], at) => (Math.floor(at / K) + by) % N);
    const distance = (a: number, b: number) => links[(Math.min(a, b) * 3 + Math.max(a, b)) % 16][1];
    return graphOf(
      K,
      rows.map((row, at) => [row, distance(Math.floor(at / K), row)] as const),
    );
  });

/** What a path costs along the graph's links; NaN where two of its films have none. */
function costOf({ k, rows, distances, films }: NeighbourGraph, path: Uint32Array) {
  const link = (a: number, b: number) =>
    rows.findIndex((other, at) => other === b && Math.floor(at / k) === a);
  return [...path].slice(1).reduce((sum, film, n) => {
    const [a, b] = [films.indexOf(path[n]), films.indexOf(film)];
    const at = Math.max(link(a, b), link(b, a));
    return sum + (at < 0 ? NaN : distances[at]);
  }, 0);
}

describe('a path between two films', () => {
  test('is the shortest there is, with the fewest films of the shortest', () => {
    holds(graphs, (graph) => {
      const best = allPairs(graph);
      for (const [i, from] of graph.films.entries()) {
        for (const [j, to] of graph.films.entries()) {
          const path = filmPath(graph, from, to);
          if (best[i][j] === Infinity) expect(path).toBeUndefined();
          else expect(path!.length * 1e5 + path!.films.length - 1).toBe(best[i][j]);
          if (path) expect(costOf(graph, path.films)).toBe(path.length);
        }
      }
    });
  });

  test('from a film to itself is that film; to one that is not in the graph there is none', () => {
    const pair = graphOf(1, [
      [1, 3],
      [0, 3],
    ]);
    expect(filmPath(pair, 11, 11)).toEqual({ films: Uint32Array.of(11), length: 0 });
    expect(filmPath(pair, 10, 11)).toEqual({ films: Uint32Array.of(10, 11), length: 3 });
    expect(filmPath(pair, 10, 99)).toBeUndefined();
  });

  test('is taken against the direction of a link, too', () => {
    // 12 is nobody's neighbour.
    const chain = graphOf(1, [
      [1, 1],
      [0, 1],
      [0, 2],
    ]);
    expect([...(filmPath(chain, 11, 12)?.films ?? [])]).toEqual([11, 10, 12]);
  });
});

describe('films that join a graph', () => {
  const { vectors, films, counts } = clouds(120, 4);
  const known = films.filter((film) => counts[film] >= 10);
  const graph = toEnd(exactNeighbours(vectors, known, 5, 'cosine'));
  const unknown = films.filter((film) => counts[film] < 10);

  test('are linked to their nearest, and to no other film that is not known', () => {
    expect(unknown.length).toBeGreaterThan(20);
    for (const film of unknown) {
      const joined = joinedBy(graph, vectors, [film]);
      const row = joined.films.indexOf(film);
      const near = joined.rows.slice(row * 5, row * 5 + 5);
      expect(Array.from(near, (other) => joined.films[other])).toEqual(
        nearestTo(vectors, known, film, 5, 'cosine').map((other) => other.film),
      );
      expect(joined.films).toHaveLength(known.length + 1);
    }
  });

  test('leave those that were there as they were', () => {
    const joined = joinedBy(graph, vectors, [unknown[3], known[0], unknown[0], unknown[3]]);
    expect(joined.films).toEqual(Uint32Array.from([...known, unknown[0], unknown[3]]).sort());
    const linksOf = ({ films: all, rows, distances }: NeighbourGraph, film: number) => {
      const at = 5 * all.indexOf(film);
      const near = Array.from(rows.subarray(at, at + 5), (row) => all[row]);
      return [near, distances.slice(at, at + 5)];
    };
    for (const film of known) expect(linksOf(joined, film)).toEqual(linksOf(graph, film));
  });

  test('stay outside where they have no direction', () => {
    expect(films).not.toContain(10);
    expect(joinedBy(graph, vectors, [10])).toEqual(graph);
  });

  test('have a way to each other over known films, where known films have', () => {
    const wide = toEnd(exactNeighbours(vectors, known, 15, 'cosine'));
    const best = allPairs(wide);
    expect(best.flat().every(Number.isFinite)).toBe(true);
    for (const from of unknown) {
      for (const to of films) {
        const path = filmPath(joinedBy(wide, vectors, [from, to]), from, to);
        expect([path?.films[0], path?.films.at(-1)]).toEqual([from, to]);
        for (const film of path?.films.slice(1, -1) ?? []) expect(known).toContain(film);
      }
    }
  });
});
