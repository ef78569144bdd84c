import { describe, expect, test, vi } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import type { FitRequest } from '../../workers/api';
import { createJob } from '../../workers/job';
import { createServing, type ConnectJob } from '../../workers/serving';
import { loadPublic } from '../fixtures';
import { fileSource } from './fixtures';
import { memory, restored } from './serving-fixtures';

const sample = await loadPublic('sample.zip');
const none = new Uint32Array();
const somebody = historyFrom([
  { film: 3, halfStars: 10 },
  { film: 40, halfStars: 9 },
  { film: 7, halfStars: 2 },
]);
const ALS: FitRequest = {
  use: 'map',
  model: 'als',
  params: { factors: 4, iterations: 2 },
  seed: 1,
  holdOut: 0,
};

/** A service with the sample open and some models fitted. */
async function serving(requests: readonly FitRequest[] = []) {
  const inThread: ConnectJob = () => ({ ...createJob(), close() {} });
  const service = createServing(memory(), inThread, () => Promise.resolve(restored(sample)));
  await service.open(fileSource('sample.zip', new Uint8Array()), () => {});
  const { port1 } = new MessageChannel();
  for (const request of requests) await service.fit(request, 1, port1, () => {});
  return service;
}

const fitted = await serving([ALS]);
const filmsOf = (films: readonly { film: number }[]) => films.map(({ film }) => film);

describe('people', async () => {
  const { people, together, of } = await fitted.people(somebody, none);
  const { ratings, userIds } = sample.data;
  const historyWithId = (id: number) => historyOf(ratings, userIds.indexOf(id));

  test('are the twenty nearest, by the ids of the file, before anything is fitted', async () => {
    expect([people.length, of]).toEqual([20, ratings.rows]);
    for (const { id, shared } of people) {
      const { films } = historyWithId(id);
      expect(shared).toBe(films.filter((film) => somebody.films.includes(film)).length);
    }
    expect(await (await serving()).people(somebody, none)).toEqual({ people, together, of });
  });

  test('do not keep others waiting while they are worked out', async () => {
    const service = await serving();
    let now = 0; // each look at the clock is a second later, so every step is as long as a slice
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    const answered: string[] = [];
    const near = service.people(somebody, none).then(() => answered.push('people'));
    setImmediate(() => answered.push('another'));
    await near.finally(() => clock.mockRestore());
    expect(answered).toEqual(['another', 'people']);
  });

  test('loved together what each of those named loved, and nothing that was dismissed', async () => {
    for (const { film, ids } of together) {
      for (const id of ids) {
        const { films, halfStars } = historyWithId(id);
        expect(halfStars[films.indexOf(film)]).toBeGreaterThanOrEqual(9);
      }
    }
    const [{ film }] = together;
    const without = await fitted.people(somebody, Uint32Array.of(film));
    const named = [...without.together, ...without.people.flatMap(({ loved }) => loved)];
    expect(filmsOf(named)).not.toContain(film);
  });

  test('share the films that they are compared by', async () => {
    const [{ id, shared }] = people;
    const rows = await fitted.shared(somebody, id);
    expect(rows).toHaveLength(shared);
    const { films, halfStars } = historyWithId(id);
    for (const { film, theirs } of rows ?? []) {
      expect(theirs).toBe(halfStars[films.indexOf(film)]);
    }
    expect(await fitted.shared(somebody, 0)).toBeUndefined();
  });

  test('are found by id, and who is not there is not', () => {
    const { films, halfStars } = historyOf(ratings, 4);
    expect(fitted.user(userIds[4])).toEqual({
      history: { films, halfStars },
      users: ratings.rows,
      least: Math.min(...userIds),
      most: Math.max(...userIds),
    });
    expect(fitted.user(userIds[4]).history?.films.buffer.byteLength).toBe(films.byteLength);
    expect(fitted.user(0).history).toBeUndefined();
  });
});

describe('the closest films', () => {
  test('are there with the map', async () => {
    const closest = fitted.closest(3) ?? [];
    expect(closest).toHaveLength(8);
    expect(filmsOf(closest)).not.toContain(3);
    const distances = closest.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    const { starts } = sample.data.byFilm;
    const ratings = filmsOf(closest).map((film) => starts[film + 1] - starts[film]);
    expect(Math.min(...ratings)).toBeGreaterThanOrEqual(20);
    expect((await serving()).closest(3)).toBeUndefined();
  });
});
